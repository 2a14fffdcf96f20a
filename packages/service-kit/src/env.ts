import { listeningVariables } from '@concord/contracts/listening';
import { checkLink, temporalVariables } from '@concord/temporal-link/connection';
import { z } from 'zod';

const flag = z
  .enum(['', '0', '1', 'true', 'false'])
  .default('')
  .transform((value) => value === '1' || value === 'true');

const publicJwk = z.string().transform((text, context) => {
  try {
    const jwk = JSON.parse(text) as Record<string, string>;
    if (jwk['kty'] === 'OKP' && jwk['crv'] === 'Ed25519' && jwk['x'] && !jwk['d']) return jwk;
    context.addIssue({
      code: 'custom',
      message: 'must be the public half of an Ed25519 key (kty OKP, no "d")',
    });
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON; put the JWK in one line' });
  }
  return z.NEVER;
});

const variables = z.object({
  ...temporalVariables,
  ...listeningVariables,
  /** Connection of this service's own role to its own schema. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The gateway's public key: whatever it did not sign is refused (architecture.md 13). */
  IDENTITY_PUBLIC_JWK: publicJwk,
  /** Temporal is the time-skipping test server, and case time is read from it (architecture.md 10). */
  CONCORD_SANDBOX: flag,
  /** Case time minus the clock below it, milliseconds; 0 in production. */
  CASE_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  /** Objects that one request to the graph may read, load or answer. */
  REQUEST_MAX_OBJECTS: z.coerce.number().int().positive().default(20_000),
  /** Wall milliseconds after which a reading request is refused; less than the gateway's UPSTREAM_TIMEOUT_MS. */
  REQUEST_DEADLINE_MS: z.coerce.number().int().positive().default(4_500),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});
const schema = variables.superRefine(checkLink);

/** The process contract of a service, checked and frozen. */
export type ServiceEnv = Readonly<z.infer<typeof schema>>;

/** Injection token of `ServiceEnv`. */
export const SERVICE_ENV = Symbol('SERVICE_ENV');
/** Injection token of `ServiceInfo`. */
export const SERVICE_INFO = Symbol('SERVICE_INFO');

/** Which service this process is. */
export interface ServiceInfo {
  /** e.g. `topic-service`; also its task queue. */
  name: string;
  /** Its PostgreSQL schema, e.g. `topic`. */
  schema: string;
}

/** `topic-service` -> its name and schema. */
export function serviceInfo(name: string): ServiceInfo {
  return Object.freeze({ name, schema: name.replace(/-service$/, '') });
}

/** Checks an environment; every fault is named in one message. */
export function readEnv(source: Record<string, string | undefined>): ServiceEnv {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    throw new Error(`The service's environment is not right:\n${z.prettifyError(parsed.error)}`);
  }
  return Object.freeze(parsed.data);
}

/** The only reading of `process.env` in a service. */
export function loadEnv(): ServiceEnv {
  return readEnv(process.env);
}

/** The empty database in which `schema.main --drift` tries the migrations. */
export function driftDatabaseUrl(): string {
  return z.url().parse(process.env['TEST_DATABASE_URL']);
}

/** The service's own database, whose kept figures `rebuild.main` counts anew. */
export function rebuildDatabaseUrl(): string {
  return z.url().parse(process.env['DATABASE_URL']);
}
