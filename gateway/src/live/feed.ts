import { setTimeout as pause } from 'node:timers/promises';
import type { Change } from '@concord/contracts/changes';
import type { IdentitySigner } from '../identity/signer.js';
import type { Logger } from '../log.js';
import type { ServiceAddress } from '../upstream/services.js';
import { askInternal } from '../upstream/upstream.js';
import type { LiveHub } from './hub.js';

/** A service holds the question for up to 20 s; past this it hangs. */
const GIVE_UP_MS = 30_000;
const BACK_OFF_MS = [200, 500, 1_000, 2_000, 5_000];

interface ChangesAnswer {
  cursor?: string;
  changes?: Change[];
}

/** Reads the services' streams of changes and hands them to the hub. */
export interface LiveFeed {
  /** Ends the reading; settles when all loops have ended. */
  close(): Promise<void>;
}

/** One loop a service, so that one that is away delays no other. */
export function startFeed(parts: {
  services: ServiceAddress[];
  signer: IdentitySigner;
  hub: LiveHub;
  log: Logger;
}): LiveFeed {
  const stop = new AbortController();
  const loops = parts.services.map((service) => readStream(service, parts, stop.signal));
  return {
    async close() {
      stop.abort();
      await Promise.all(loops);
    },
  };
}

async function readStream(
  service: ServiceAddress,
  parts: { signer: IdentitySigner; hub: LiveHub; log: Logger },
  signal: AbortSignal,
): Promise<void> {
  let cursor: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const path =
        cursor === undefined ? '/internal/changes' : `/internal/changes?after=${encodeURIComponent(cursor)}`;
      const { status, body } = await askInternal<ChangesAnswer>(service, path, {
        identity: parts.signer.signGateway(),
        timeoutMs: GIVE_UP_MS,
        signal,
      });
      failures = 0;
      if (status === 410 || typeof body.cursor !== 'string') {
        cursor = undefined;
        parts.hub.resync();
        if (status !== 410) throw new Error('an answer without a cursor');
        continue;
      }
      cursor = body.cursor;
      if (body.changes?.length) await parts.hub.tell(body.changes);
    } catch (error) {
      if (signal.aborted) return;
      if (failures === 0) parts.log.warn({ err: error, service: service.name }, 'stream of changes is away');
      const wait = BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)]!;
      failures += 1;
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}
