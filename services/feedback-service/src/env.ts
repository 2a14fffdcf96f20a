import { z } from 'zod';

const flag = z
  .enum(['', '0', '1', 'true', 'false'])
  .default('')
  .transform((value) => value === '1' || value === 'true');
/** The launcher hands empty strings for what is not set. */
const optional = z
  .string()
  .default('')
  .transform((value) => (value === '' ? undefined : value));

/** What this service reads of its environment besides the kit's contract; docs/notifications.md explains each. */
const schema = z
  .object({
    /** Address under which people reach the product, without a slash at its end; messages link to it. */
    PUBLIC_URL: optional.pipe(z.url().default('http://127.0.0.1:4000')),
    /** `smtp://user:password@host:port` or `smtps://…`; empty = no e-mail goes out, and people are shown so. */
    SMTP_URL: optional.pipe(z.url({ protocol: /^smtps?$/ }).optional()),
    /** Sender of every mail, e.g. `协商通 <no-reply@example.org>`; required with SMTP_URL. */
    MAIL_FROM: optional,
    /** Mail is not handed over without TLS, also on a port that begins in the clear. */
    SMTP_REQUIRE_TLS: flag,
    /** Webhooks may go to private and loopback addresses, and by http there; for tests and for one closed network. */
    WEBHOOK_ALLOW_PRIVATE: flag,
    /** Attempts before a message goes to the dead-letter list. */
    DELIVERY_MAX_ATTEMPTS: z.coerce.number().int().min(1).max(20).default(8),
  })
  .refine((env) => !env.SMTP_URL || env.MAIL_FROM, {
    message: 'is required where SMTP_URL is set',
    path: ['MAIL_FROM'],
  });

/** How messages leave this service. */
export interface ChannelEnv {
  publicUrl: string;
  /** Null = the channel e-mail is off. */
  smtp: { url: string; from: string; requireTls: boolean } | null;
  allowPrivateWebhooks: boolean;
  maxAttempts: number;
}
/** Injection token of `ChannelEnv`. */
export const CHANNEL_ENV = Symbol('CHANNEL_ENV');

/** Checks an environment; every fault is named in one message, and no value with it (a URL holds a password). */
export function readChannelEnv(source: Record<string, string | undefined>): ChannelEnv {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    throw new Error(`The environment of the channels is not right:\n${z.prettifyError(parsed.error)}`);
  }
  const env = parsed.data;
  const smtp =
    env.SMTP_URL && env.MAIL_FROM
      ? { url: env.SMTP_URL, from: env.MAIL_FROM, requireTls: env.SMTP_REQUIRE_TLS }
      : null;
  return Object.freeze({
    publicUrl: env.PUBLIC_URL.replace(/\/+$/, ''),
    smtp,
    allowPrivateWebhooks: env.WEBHOOK_ALLOW_PRIVATE,
    maxAttempts: env.DELIVERY_MAX_ATTEMPTS,
  });
}

export function loadChannelEnv(): ChannelEnv {
  return readChannelEnv(process.env);
}
