import { listeningVariables } from '@concord/contracts/listening';
import { sealKeys } from '@concord/temporal-link/keys';
import { z } from 'zod';

const flag = z
  .string()
  .default('')
  .transform((value) => value === '1' || value === 'true');

/** An optional text: the launcher hands empty strings for what is not set. */
const optional = z
  .string()
  .default('')
  .transform((value) => (value === '' ? undefined : value));

const isOrigin = (value: string): boolean => /^https?:/.test(value) && URL.parse(value)?.origin === value;

/** How much of something may be used; nothing set = the default. */
const rate = (usual: number) =>
  z
    .string()
    .default('')
    .transform((value) => (value === '' ? usual : Number(value)))
    .pipe(z.number().int().positive());

const schema = z.object({
  ...listeningVariables,
  CONCORD_PORT: listeningVariables.CONCORD_PORT.default(4000),
  /** Address under which browsers reach this gateway, without a slash at its end. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
  DIRECTORY_URL: z.url(),
  TOPIC_URL: z.url(),
  CONSULTATION_URL: z.url(),
  FEEDBACK_URL: z.url(),
  /** Health of the workflow worker: its root address, or its `/health/ready` itself. */
  WORKER_URL: z.url(),
  /** Ed25519 private key (JWK) with which identities are signed for the services. */
  IDENTITY_PRIVATE_JWK: z.string().transform((text, context) => {
    try {
      return JSON.parse(text) as Record<string, string>;
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'IDENTITY_PRIVATE_JWK is not JSON',
      });
      return z.NEVER;
    }
  }),
  /** Any OpenID Connect issuer; empty = the embedded one at PUBLIC_URL/oidc. */
  OIDC_ISSUER: optional,
  /** Audience that access tokens must carry; default PUBLIC_URL/graphql. */
  OIDC_AUDIENCE: optional,
  GATEWAY_DATA_DIR: z.string().min(1),
  WEB_DIR: optional,
  CONCORD_SANDBOX: flag,
  CONCORD_SAMPLE: flag,
  /** SHA-256 (hexadecimal) of the one-time key by which the first account is made; empty: none can be. */
  SETUP_KEY_DIGEST: z.string().default(''),
  /** In the sandbox: key by which the console moves the clock without signing in. */
  CONCORD_CONSOLE_KEY: optional,
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  /** Keys of the installation, with which administrators read what is told to Temporal; empty = nobody does here. */
  TEMPORAL_CODEC_KEYS: optional.pipe(sealKeys.optional()),
  /** Origin of Temporal's own page, whose scripts may ask for that; empty = no other page's may. */
  TEMPORAL_UI_ORIGIN: optional.refine((value) => value === undefined || isOrigin(value), {
    message: 'must be an origin, such as https://temporal.example, without a path',
  }),
  CASE_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  /** Role and schema of the gateway's own, for counters that two gateways share; empty = counted in this process. */
  DATABASE_URL: optional,
  /** Addresses or networks of reverse proxies whose `X-Forwarded-For` is believed, with commas between; empty = none. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((value) => value.split(',').flatMap((one) => one.trim() || [])),
  RATE_ANONYMOUS_ACTS: rate(10),
  RATE_ANONYMOUS_ACTS_ON_THING: rate(5),
  RATE_STRANGERS_ON_THING: rate(60),
  RATE_ACTS: rate(600),
  RATE_TOPICS: rate(30),
  RATE_TOPICS_ENTERED: rate(300),
  RATE_READ_POINTS: rate(3_000_000),
  RATE_DOORS: rate(600),
  RATE_STREAMS: rate(20),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** Wall milliseconds after which a service that does not answer counts as away. */
  UPSTREAM_TIMEOUT_MS: z.coerce.number().int().positive().default(5_000),
});

export type Env = Readonly<z.infer<typeof schema>>;

/** Reads and checks the whole environment at once; every fault is named in one message. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    throw new Error(`The gateway's environment is not right:\n${z.prettifyError(parsed.error)}`);
  }
  return Object.freeze(parsed.data);
}

/** The only reading of `process.env` in this deployable. */
export function processEnv(): Env {
  return readEnv(process.env);
}
