import { join } from 'node:path';
import type { ChildSpec } from './child-process.js';
import type { Mode } from './data-record.js';
import { childBaseEnv, env } from './env.js';
import { gatewayUrl, roleUrl } from './postgres.js';
import type { Ports } from './ports.js';
import { schemas } from './secrets.js';
import type { DatabaseSecrets } from './secrets.js';

export interface PartsOptions {
  mode: Mode;
  /** The checkout whose built programs are run. */
  root: string;
  dataDir: string;
  ports: Ports;
  secrets: DatabaseSecrets;
  /** How Temporal is reached: `TEMPORAL_*` of services and worker. */
  temporal: Record<string, string>;
  /** The address that people use. */
  publicUrl: string;
  /** Case time minus the sandbox server's time, in ms; 0 in production. */
  caseClockOffsetMs: number;
  /** Sample people can be become with one click. */
  sample: boolean;
  /** Digest of the one-time key of the first set-up; empty where there is nothing to set up. */
  setupKeyDigest: string;
  /** In the sandbox: key by which the console moves its clock. */
  consoleKey?: string | undefined;
}

/** One of our own Node programs, with where to ask whether it is ready. */
export interface Part extends ChildSpec {
  readyUrl: string;
  zh: string;
}

// Measured (docs/benchmarks.md): small young generations save some 25 MB a process; the caps
// keep a burst from growing the heap for good.
const SERVICE_FLAGS = ['--max-semi-space-size=2', '--max-old-space-size=256'];
const WORKER_FLAGS = ['--max-semi-space-size=4', '--max-old-space-size=512'];
const GATEWAY_FLAGS = ['--max-semi-space-size=2', '--max-old-space-size=192'];

/** The programs of the process contract, in the order of starting: services, workflow worker, gateway. */
export function parts(options: PartsOptions): Part[] {
  const { ports, secrets, root } = options;
  const common = {
    ...childBaseEnv(),
    NODE_ENV: 'production',
    LOG_LEVEL: env.logLevel,
    ...options.temporal,
    TEMPORAL_CODEC_KEYS: secrets.temporalCodecKeys ?? '',
    CONCORD_SANDBOX: options.mode === 'demo' ? '1' : '',
    CASE_CLOCK_OFFSET_MS: String(options.caseClockOffsetMs),
  };
  const part = (
    name: string,
    zh: string,
    port: number,
    flags: string[],
    program: string,
    own: Record<string, string>,
  ): Part => ({
    name,
    zh,
    command: process.execPath,
    args: [...flags, join(root, program)],
    env: { ...common, CONCORD_PORT: String(port), CONCORD_SOCKET_FD: '3', ...own },
    socket: port,
    cwd: root,
    graceMs: 15_000,
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
  });
  const url = (port: number): string => `http://127.0.0.1:${port}/graphql`;
  const labels = {
    directory: '组织与人员服务',
    topic: '议题服务',
    consultation: '协商服务',
    feedback: '办理反馈服务',
  };
  const services = schemas.map((name) =>
    part(
      `${name}-service`,
      labels[name],
      ports[name],
      SERVICE_FLAGS,
      `services/${name}-service/dist/main.js`,
      {
        DATABASE_URL: roleUrl(ports.postgres, name, secrets),
        IDENTITY_PUBLIC_JWK: JSON.stringify(secrets.identityPublicJwk),
        // The directory loads the sample region itself, before anybody can sign in.
        ...(name === 'directory' && {
          CONCORD_SAMPLE: options.sample ? '1' : '',
          SETUP_KEY_DIGEST: options.setupKeyDigest,
        }),
        // Mails link to the pages that people use.
        ...(name === 'feedback' && { PUBLIC_URL: options.publicUrl, ...env.channels }),
      },
    ),
  );
  const worker = part('workflows', '流程执行器', ports.worker, WORKER_FLAGS, 'workflows/dist/main.js', {});
  const gateway = part('gateway', '网关', ports.gateway, GATEWAY_FLAGS, 'gateway/dist/main.js', {
    PUBLIC_URL: options.publicUrl,
    DATABASE_URL: gatewayUrl(ports.postgres, secrets),
    DIRECTORY_URL: url(ports.directory),
    TOPIC_URL: url(ports.topic),
    CONSULTATION_URL: url(ports.consultation),
    FEEDBACK_URL: url(ports.feedback),
    WORKER_URL: `http://127.0.0.1:${ports.worker}`,
    IDENTITY_PRIVATE_JWK: JSON.stringify(secrets.identityPrivateJwk),
    OIDC_ISSUER: env.oidcIssuer,
    GATEWAY_DATA_DIR: join(options.dataDir, 'gateway'),
    WEB_DIR: join(root, 'apps', 'web', 'dist'),
    CONCORD_SAMPLE: options.sample ? '1' : '',
    SETUP_KEY_DIGEST: options.setupKeyDigest,
    CONCORD_CONSOLE_KEY: options.consoleKey ?? '',
  });
  return [...services, worker, gateway];
}
