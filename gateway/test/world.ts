import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { readEnv } from '../src/env.js';
import type { Gateway } from '../src/gateway.js';
import { startGateway } from '../src/gateway.js';
import { createLog } from '../src/log.js';
import type { Logger } from '../src/log.js';
import { mergedSdl } from '../src/merged/merged.js';
import { composeSupergraph } from '../src/supergraph/supergraph.js';
import { startFakeServices } from './fake-graph.js';
import type { FakeService } from './fake-services.js';

/** A gateway over fake services, alone on free ports. */
export interface World {
  url: string;
  /** Where it really listens, whatever `PUBLIC_URL` says. */
  gatewayUrl: string;
  services: Record<string, FakeService>;
  gateway: Gateway;
  dataDir: string;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  /** Access token of a sample person. */
  tokenOf(personId: string, loader?: boolean): Promise<string>;
  /** Ends it; `keepData`: for another gateway on the same data. */
  close(keepData?: boolean): Promise<void>;
}

export interface AskOptions {
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
  token?: string;
}

type Loose = any;

export interface Answer {
  status: number;
  data: Record<string, Loose> | null | undefined;
  errors: { message: string; path?: unknown[]; extensions: Record<string, Loose> }[];
}

/** Starts it; `env` overrides single settings. */
export async function startWorld(
  env: Record<string, string> = {},
  log: Logger = createLog(env['LOG_LEVEL'] ?? 'silent'),
): Promise<World> {
  const privateJwk = env['IDENTITY_PRIVATE_JWK'] ?? (await newIdentityKey());
  const publicJwk = JSON.parse(privateJwk) as JWK;
  delete publicJwk.d;
  const fakes = await startFakeServices(publicJwk);
  const services = Object.fromEntries(fakes.map((fake) => [fake.name, fake]));
  const supergraph = composeSupergraph([...fakes, { name: 'merged', sdl: mergedSdl() }]);
  if ('errors' in supergraph) throw new Error(supergraph.errors.join('\n'));
  const dataDir = env['GATEWAY_DATA_DIR'] ?? (await mkdtemp(join(tmpdir(), 'concord-gateway-')));
  const port = Number(env['CONCORD_PORT'] ?? (await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const gateway = await startGateway(
    readEnv({
      CONCORD_PORT: String(port),
      PUBLIC_URL: url,
      ...Object.fromEntries(fakes.map((fake) => [`${fake.name.toUpperCase()}_URL`, fake.url])),
      WORKER_URL: services['topic']!.url.replace('/graphql', ''),
      IDENTITY_PRIVATE_JWK: privateJwk,
      GATEWAY_DATA_DIR: dataDir,
      CONCORD_SAMPLE: '1',
      LOG_LEVEL: 'silent',
      // A busy machine stalls for a second now and then; tests of what hangs say their own.
      UPSTREAM_TIMEOUT_MS: '20000',
      ...env,
    }),
    supergraph.supergraph,
    log,
  );

  return {
    url,
    gatewayUrl: `http://127.0.0.1:${gateway.port}`,
    services,
    gateway,
    dataDir,
    async ask(query, options = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
          ...options.headers,
        },
        body: JSON.stringify({ query, variables: options.variables }),
      });
      const body = (await response.json()) as Partial<Answer>;
      return { status: response.status, data: body.data, errors: body.errors ?? [] };
    },
    async tokenOf(personId, loader = false) {
      const secret = loader ? await readFile(join(dataDir, 'sample-loader-secret'), 'utf8') : '';
      const response = await fetch(`${url}/oidc/sample-token`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(loader ? { 'x-concord-sample-loader': secret } : {}),
        },
        body: JSON.stringify({ personId }),
      });
      return ((await response.json()) as { access_token: string }).access_token;
    },
    async close(keepData = false) {
      await gateway.close();
      await Promise.all(fakes.map((fake) => fake.stop()));
      if (!keepData) await rm(dataDir, { recursive: true });
    },
  };
}

/** A key by which gateways of one installation sign identities: `IDENTITY_PRIVATE_JWK`. */
export async function newIdentityKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
