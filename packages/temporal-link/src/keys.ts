import { z } from 'zod';

/** A key of the installation, 32 bytes for AES-256-GCM. */
export interface SealKey {
  /** Stands in clear beside what the key sealed. */
  id: string;
  secret: Buffer;
}

const KEY = /^(?<id>[\w-]{1,32}):(?<secret>[\w-]{43})$/;

/**
 * `id:secret[,id:secret …]`, the secret 32 bytes in base64url: the first seals, all of them open. A new key is first
 * added at the end everywhere, then moved to the front; an old one stays while a story it sealed is told.
 */
export const sealKeys = z.string().transform((text, context): readonly SealKey[] => {
  const keys = text.split(',').map((part) => KEY.exec(part.trim())?.groups);
  const found = keys.flatMap((key) =>
    key ? [{ id: key['id']!, secret: Buffer.from(key['secret']!, 'base64url') }] : [],
  );
  const ids = new Set(found.map(({ id }) => id));
  if (found.length === keys.length && ids.size === keys.length) return found;
  // The text is not repeated: it holds secrets.
  context.addIssue({
    code: 'custom',
    message: 'must be id:secret[,id:secret …], each id once, each secret 32 bytes in base64url',
  });
  return z.NEVER;
});
