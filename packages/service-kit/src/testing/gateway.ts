import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { pino } from 'pino';
import {
  IDENTITY_AUDIENCE,
  IDENTITY_HEADER,
  IDENTITY_ISSUER,
  type IdentityClaims,
} from '@concord/contracts/identity';
import { bootService, type RunningService, type ServiceOptions } from '../bootstrap.js';
import { readEnv, type ServiceEnv } from '../env.js';
import { logOptions } from '../log.js';

/** What came as JSON, for tests to look into. */
export type Loose = ReturnType<typeof JSON.parse>;

/** An answer of the graph, loosely typed as only tests may. */
export interface GraphAnswer {
  status: number;
  data: Loose;
  errors: { message: string; path?: string[]; extensions: Record<string, Loose> }[] | undefined;
}

/** Plays the gateway towards one service: signs identities, asks, reads what was logged. */
export class PlayedGateway {
  /** JSON lines of the service's log. */
  readonly logged: Record<string, Loose>[] = [];
  /** Of an installation of its own: `TEMPORAL_CODEC_KEYS`. */
  readonly sealKeys = `test:${randomBytes(32).toString('base64url')}`;

  private constructor(
    readonly publicJwk: string,
    private readonly privateKey: CryptoKey,
  ) {}

  static async create(): Promise<PlayedGateway> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    return new PlayedGateway(JSON.stringify(await exportJWK(publicKey)), privateKey);
  }

  /** The process contract; nothing listens where database and Temporal are said to be, unless told otherwise. */
  variables(values: Record<string, string> = {}): Record<string, string> {
    return {
      CONCORD_PORT: '0',
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      TEMPORAL_CODEC_KEYS: this.sealKeys,
      IDENTITY_PUBLIC_JWK: this.publicJwk,
      LOG_LEVEL: 'info',
      // No test depends on how fast the machine is.
      REQUEST_DEADLINE_MS: '120000',
      ...values,
    };
  }

  env(values: Record<string, string> = {}): ServiceEnv {
    return readEnv(this.variables(values));
  }

  boot(options: Omit<ServiceOptions, 'name'>, values: Record<string, string> = {}): Promise<RunningService> {
    const write = (line: string): void => void this.logged.push(JSON.parse(line) as Record<string, Loose>);
    const log = pino(logOptions('sample-service', 'info'), { write });
    return bootService({ name: 'sample-service', env: this.env(values), log, ...options });
  }

  /** A signed identity; `seconds` from now it expires. */
  async sign(
    claims: Partial<IdentityClaims> = {},
    seconds = 60,
    key: CryptoKey = this.privateKey,
  ): Promise<string> {
    const all: IdentityClaims = {
      kind: 'person',
      roles: [],
      language: 'zh-CN',
      requestId: randomUUID(),
      ...claims,
    };
    return new SignJWT({ ...all })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(IDENTITY_ISSUER)
      .setAudience(IDENTITY_AUDIENCE)
      .setExpirationTime(new Date(Date.now() + seconds * 1_000))
      .sign(key);
  }

  async get(url: string, claims?: Partial<IdentityClaims>): Promise<{ status: number; body: Loose }> {
    const headers = claims ? { [IDENTITY_HEADER]: await this.sign(claims) } : undefined;
    const answer = await fetch(url, { headers: headers ?? {} });
    return { status: answer.status, body: await answer.json() };
  }

  async ask(service: RunningService, query: string, variables = {}, token?: string): Promise<GraphAnswer> {
    const answer = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: token ?? (await this.sign()) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as GraphAnswer;
    return { status: answer.status, data, errors };
  }
}
