import { z } from 'zod';
import type { SealKey } from '@concord/temporal-link/keys';
import { SealBroken, unseal } from '@concord/temporal-link/seal';

/** A payload as Temporal's page and command line send it: bytes in base64. */
const wirePayload = z.looseObject({
  metadata: z.record(z.string(), z.base64()).optional(),
  data: z.base64().optional(),
});
type WirePayload = z.infer<typeof wirePayload>;

/** As many as a page of a history may hold. */
const MOST_PAYLOADS = 1_000;

/** What Temporal's remote codec protocol sends, both ways. */
export const wirePayloads = z.object({ payloads: z.array(wirePayload).max(MOST_PAYLOADS) });

/**
 * Opens what this installation sealed. Everything else stays as it came: one payload that a neighbour forged must not
 * hide a whole history.
 */
export function openPayloads(
  payloads: readonly WirePayload[],
  keys: readonly SealKey[],
): { payloads: WirePayload[]; opened: number } {
  let opened = 0;
  const answers = payloads.map((payload) => {
    try {
      const plain = unseal(fromWire(payload), keys);
      opened += 1;
      return toWire(plain);
    } catch (error) {
      if (error instanceof SealBroken) return payload;
      throw error;
    }
  });
  return { payloads: answers, opened };
}

type Bytes = Uint8Array | null | undefined;
const base64 = (bytes: Bytes): string => Buffer.from(bytes ?? []).toString('base64');

function fromWire({ metadata = {}, data }: WirePayload): Parameters<typeof unseal>[0] {
  return {
    metadata: Object.fromEntries(
      Object.entries(metadata).map(([name, text]) => [name, Buffer.from(text, 'base64')]),
    ),
    data: Buffer.from(data ?? '', 'base64'),
  };
}

function toWire({ metadata, data }: ReturnType<typeof unseal>): WirePayload {
  return {
    metadata: Object.fromEntries(
      Object.entries(metadata ?? {}).map(([name, bytes]) => [name, base64(bytes)]),
    ),
    data: base64(data),
  };
}
