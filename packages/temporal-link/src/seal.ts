import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import type { SealKey } from './keys.js';

/** Whose payload it is; in clear beside the sealed part, and authenticated with it. */
export interface Owner {
  namespace: string;
  workflowId: string | null;
  /** Null for what a workflow is given or gives. */
  activityId: string | null;
}

/** Why a payload is not opened. */
export type SealFault = 'unsealed' | 'unknown key' | 'not authentic' | 'of another owner';

export class SealBroken extends Error {
  constructor(readonly fault: SealFault) {
    super(`the payload is ${fault === 'unknown key' ? 'sealed by an unknown key' : fault}`);
  }
}

const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const OWNER = 'sealed-for';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NEWLINE = 0x0a;

const text = (bytes: Uint8Array | null | undefined): string | undefined =>
  bytes ? Buffer.from(bytes).toString('utf8') : undefined;

/** The order of the fields is part of what is authenticated. */
function ownerText({ namespace, workflowId, activityId }: Owner): string {
  return JSON.stringify([namespace, workflowId, activityId]);
}

function authenticated(keyId: string, owner: string): Buffer {
  return Buffer.from(JSON.stringify(['concord-seal-1', keyId, owner]));
}

/** Seals one payload, its own metadata within. Nonces are random: a key is good for 2^32 payloads. */
export function seal(payload: Payload, owner: Owner, key: SealKey): Payload {
  const names = Object.entries(payload.metadata ?? {});
  const head = JSON.stringify(names.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]));
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.secret, nonce);
  const ownedBy = ownerText(owner);
  cipher.setAAD(authenticated(key.id, ownedBy));
  // Empty data is a plain array in the SDK's generated messages.
  const body = [cipher.update(`${head}\n`, 'utf8'), cipher.update(Buffer.from(payload.data ?? []))];
  const data = Buffer.concat([nonce, ...body, cipher.final(), cipher.getAuthTag()]);
  return {
    metadata: {
      encoding: Buffer.from(ENCODING),
      [KEY_ID]: Buffer.from(key.id),
      [OWNER]: Buffer.from(ownedBy),
    },
    data,
  };
}

/** Opens a sealed payload; with `owner`, only one that was sealed for it. Throws `SealBroken`. */
export function unseal(payload: Payload, keys: readonly SealKey[], owner?: Owner): Payload {
  const { metadata, data } = payload;
  const ownedBy = text(metadata?.[OWNER]);
  const keyId = text(metadata?.[KEY_ID]);
  if (text(metadata?.['encoding']) !== ENCODING || !data || ownedBy === undefined) {
    throw new SealBroken('unsealed');
  }
  const key = keys.find(({ id }) => id === keyId);
  if (!key) throw new SealBroken('unknown key');
  if (owner && ownerText(owner) !== ownedBy) throw new SealBroken('of another owner');
  const opened = decrypt(Buffer.from(data), key, ownedBy);
  const end = opened.indexOf(NEWLINE);
  const head = JSON.parse(opened.toString('utf8', 0, end)) as [string, string][];
  return {
    metadata: Object.fromEntries(head.map(([name, bytes]) => [name, Buffer.from(bytes, 'base64')])),
    data: opened.subarray(end + 1),
  };
}

function decrypt(data: Buffer, key: SealKey, ownedBy: string): Buffer {
  try {
    const decipher = createDecipheriv(CIPHER, key.secret, data.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(authenticated(key.id, ownedBy));
    decipher.setAuthTag(data.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SealBroken('not authentic');
  }
}
