import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { sealKeys } from './keys.js';

/** An optional text: launchers hand empty strings for what is not set. */
const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\]):\d+$/;

/** PEM from a file, or as the value itself. */
function pem(what: string, read: (text: Buffer) => unknown) {
  return optional.transform((value, context) => {
    if (value === undefined) return undefined;
    try {
      const text = value.startsWith('-----BEGIN ') ? Buffer.from(value) : readFileSync(value);
      read(text);
      return text;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      const reason = /^E[A-Z]+$/.test(code) ? `cannot be read (${code})` : `holds no ${what} in PEM`;
      context.addIssue({ code: 'custom', message: `${reason}; name a file, or give the PEM itself` });
      return z.NEVER;
    }
  });
}
const certificate = pem('certificate', (text) => new X509Certificate(text));

/** How a process reaches Temporal: part of the environment of every service, of the worker and of the gateway. */
export const temporalVariables = {
  /** host:port of Temporal's gRPC frontend. */
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z
    .string()
    .optional()
    .transform((value) => value || 'default'),
  /** Keys of the installation that seal what is told to Temporal. */
  TEMPORAL_CODEC_KEYS: sealKeys,
  /** `1`: TLS with the roots of this machine; any of the next four asks for TLS as well. */
  TEMPORAL_TLS: z
    .enum(['', '0', '1', 'true', 'false'])
    .optional()
    .transform((value) => value === '1' || value === 'true'),
  /** Roots that may have issued the server's certificate (file or PEM). */
  TEMPORAL_TLS_CA: certificate,
  /** This process's own certificate (file or PEM), with its key. */
  TEMPORAL_TLS_CERT: certificate,
  TEMPORAL_TLS_KEY: pem('private key', (text) => createPrivateKey(text)),
  /** Name that the server's certificate must carry, where it is not that of the address. */
  TEMPORAL_TLS_SERVER_NAME: optional,
  /** Bearer token of a server that asks for one. */
  TEMPORAL_API_KEY: optional,
};

const link = z.object(temporalVariables);
/** How to reach Temporal, and the keys for what is told to it. */
export type TemporalLink = z.output<typeof link>;

/** For `superRefine` of an environment that has the variables above: what none of them shows alone. */
export function checkLink(env: TemporalLink, context: z.RefinementCtx): void {
  const refuse = (name: keyof TemporalLink, message: string): void =>
    context.addIssue({ code: 'custom', path: [name], message });
  const { TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key } = env;
  if (cert && !key) refuse('TEMPORAL_TLS_KEY', 'is missing: TEMPORAL_TLS_CERT is set');
  if (key && !cert) refuse('TEMPORAL_TLS_CERT', 'is missing: TEMPORAL_TLS_KEY is set');
  if (cert && key && !new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) {
    refuse('TEMPORAL_TLS_KEY', 'is not the key of TEMPORAL_TLS_CERT');
  }
  if (env.TEMPORAL_API_KEY && !usesTls(env) && !LOOPBACK.test(env.TEMPORAL_ADDRESS)) {
    refuse('TEMPORAL_API_KEY', 'would go in clear over the network; set TEMPORAL_TLS=1');
  }
}

/** The variables of a process that is yet to be started; or what is wrong with them, naming the variable. */
export function readLink(variables: Record<string, string>): TemporalLink | { fault: string } {
  const read = link.superRefine(checkLink).safeParse(variables);
  if (read.success) return read.data;
  return { fault: read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ') };
}

function usesTls(env: TemporalLink): boolean {
  const { TEMPORAL_TLS, TEMPORAL_TLS_CA, TEMPORAL_TLS_CERT, TEMPORAL_TLS_SERVER_NAME } = env;
  return TEMPORAL_TLS || Boolean(TEMPORAL_TLS_CA ?? TEMPORAL_TLS_CERT ?? TEMPORAL_TLS_SERVER_NAME);
}

/** Options that the SDK's client and worker connections both take. */
export interface Reach {
  address: string;
  tls?: {
    serverNameOverride?: string;
    serverRootCACertificate?: Buffer;
    clientCertPair?: { crt: Buffer; key: Buffer };
  };
  metadata?: Record<string, string>;
}

/** What to hand to `Connection` and `NativeConnection`. */
export function reachOf(env: TemporalLink): Reach {
  const { TEMPORAL_TLS_CERT: crt, TEMPORAL_TLS_KEY: key, TEMPORAL_API_KEY: apiKey } = env;
  return {
    address: env.TEMPORAL_ADDRESS,
    ...(usesTls(env) && {
      tls: {
        ...(env.TEMPORAL_TLS_SERVER_NAME && { serverNameOverride: env.TEMPORAL_TLS_SERVER_NAME }),
        ...(env.TEMPORAL_TLS_CA && { serverRootCACertificate: env.TEMPORAL_TLS_CA }),
        ...(crt && key && { clientCertPair: { crt, key } }),
      },
    }),
    // Not the SDK's own `apiKey`, which turns TLS on by itself: on loopback a server may have none.
    ...(apiKey && {
      metadata: { authorization: `Bearer ${apiKey}`, 'temporal-namespace': env.TEMPORAL_NAMESPACE },
    }),
  };
}
