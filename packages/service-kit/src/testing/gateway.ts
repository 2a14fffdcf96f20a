import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { pino } from 'pino';
import { IDENTITY_HEADER, IDENTITY_ISSUER, type IdentityClaims } from '@concord/contracts/identity';
import { audienceOf } from '@concord/contracts/signed-call';
import { callDigest } from '../identity/call.js';
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

/** A call that an identity is signed for. */
interface Call {
  method: string;
  path: string;
  body?: string;
}
/** What is odd about a signature. */
interface Signature {
  /** From now until it expires. */
  seconds?: number;
  key?: CryptoKey;
  /** The service that it is meant for. */
  service?: string;
}
/** A question to the graph; its body is still to come. */
export const GRAPH_CALL = { method: 'POST', path: '/graphql' };

/** Plays the gateway towards one service: signs identities, asks, reads what was logged. */
export class PlayedGateway {
  /** JSON lines of the service's log. */
  readonly logged: Record<string, Loose>[] = [];
  /** Of an installation of its own: `TEMPORAL_CODEC_KEYS`. */
  readonly sealKeys = `test:${randomBytes(32).toString('base64url')}`;

  private constructor(
    readonly publicJwk: string,
    /** The service that it plays the gateway of, without `-service`. */
    private readonly service: string,
    private readonly privateKey: CryptoKey,
  ) {}

  static async create(service = 'sample'): Promise<PlayedGateway> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    return new PlayedGateway(JSON.stringify(await exportJWK(publicKey)), service, privateKey);
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

  /** An identity signed for one call. */
  async sign(claims: Partial<IdentityClaims>, call: Call, signature: Signature = {}): Promise<string> {
    const { method, path, body = '' } = call;
    const { seconds = 60, key = this.privateKey, service = this.service } = signature;
    const all: IdentityClaims = {
      kind: 'person',
      roles: [],
      language: 'zh-CN',
      requestId: randomUUID(),
      ...claims,
    };
    return new SignJWT({ ...all, call: callDigest(method, path, body) })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(IDENTITY_ISSUER)
      .setAudience(audienceOf(service))
      .setExpirationTime(new Date(Date.now() + seconds * 1_000))
      .sign(key);
  }

  async get(url: string, claims?: Partial<IdentityClaims>): Promise<{ status: number; body: Loose }> {
    const { pathname, search } = new URL(url);
    const call = { method: 'GET', path: pathname + search };
    const headers = claims ? { [IDENTITY_HEADER]: await this.sign(claims, call) } : undefined;
    const answer = await fetch(url, { headers: headers ?? {} });
    return { status: answer.status, body: await answer.json() };
  }

  /** Asks the graph as somebody, or with a token that is sent as it is. */
  async ask(
    service: RunningService,
    query: string,
    variables = {},
    who: Partial<IdentityClaims> | string = {},
  ): Promise<GraphAnswer> {
    const body = JSON.stringify({ query, variables });
    const answer = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [IDENTITY_HEADER]: typeof who === 'string' ? who : await this.sign(who, { ...GRAPH_CALL, body }),
      },
      body,
    });
    const { data, errors } = (await answer.json()) as GraphAnswer;
    return { status: answer.status, data, errors };
  }
}
