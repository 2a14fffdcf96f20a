import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Logger } from '../log.js';
import { writePrivately } from './keys.js';

/** Kinds that outlive a restart, so that nobody is signed out by it. */
const KEPT = new Set(['Session', 'Grant', 'RefreshToken']);
/** Bounds memory: the eldest go first. */
const MOST_ENTRIES = 50_000;
const WRITE_AFTER_MS = 2_000;

interface Entry {
  payload: AdapterPayload;
  /** Wall instant in milliseconds. */
  expiresAt: number;
}

/** The embedded issuer's store: in memory, with what must last written to one file of the data directory. */
export interface IssuerStore {
  adapterFor(model: string): Adapter;
  /** Writes what is not written yet. */
  close(): Promise<void>;
}

/** Opens the store; a damaged file costs sign-ins, never the start. */
export async function openIssuerStore(dataDir: string, log: Logger): Promise<IssuerStore> {
  const path = join(dataDir, 'issuer-sessions.json');
  const entries = new Map<string, Entry>(await readEntries(path, log));
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = (): Promise<void> => {
    timer = undefined;
    const kept = [...entries].filter(
      ([key, entry]) => KEPT.has(key.split(':')[0]!) && entry.expiresAt > Date.now(),
    );
    writing = writing
      .then(() => writePrivately(path, JSON.stringify(kept)))
      .catch((error: unknown) => {
        log.warn({ err: error }, 'sign-ins could not be written');
      });
    return writing;
  };
  const changed = (model: string): void => {
    if (!KEPT.has(model) || timer) return;
    timer = setTimeout(() => void write(), WRITE_AFTER_MS);
    timer.unref();
  };

  return {
    adapterFor: (model) => createAdapter(model, entries, () => changed(model)),
    async close() {
      if (timer) clearTimeout(timer);
      await write();
    },
  };
}

function createAdapter(model: string, entries: Map<string, Entry>, changed: () => void): Adapter {
  const key = (id: string): string => `${model}:${id}`;
  const live = (entry: Entry | undefined): AdapterPayload | undefined =>
    entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
  const search = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const [name, entry] of entries) {
      if (name.startsWith(`${model}:`) && live(entry) && matches(entry.payload)) return entry.payload;
    }
    return undefined;
  };

  return {
    upsert(id, payload, expiresIn) {
      if (entries.size >= MOST_ENTRIES) makeRoom(entries);
      entries.set(key(id), { payload, expiresAt: Date.now() + (expiresIn || 86_400) * 1000 });
      changed();
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(live(entries.get(key(id)))),
    findByUid: (uid) => Promise.resolve(search((payload) => payload.uid === uid)),
    findByUserCode: (code) => Promise.resolve(search((payload) => payload.userCode === code)),
    consume(id) {
      const entry = entries.get(key(id));
      if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000);
      changed();
      return Promise.resolve();
    },
    destroy(id) {
      entries.delete(key(id));
      changed();
      return Promise.resolve();
    },
    revokeByGrantId(grantId) {
      for (const [name, entry] of entries) {
        // Interactions carry the grant's id as well, and must outlive it: one becomes somebody else in them.
        if (name.startsWith(`${model}:`) && entry.payload.grantId === grantId) entries.delete(name);
      }
      changed();
      return Promise.resolve();
    },
  };
}

function makeRoom(entries: Map<string, Entry>): void {
  const now = Date.now();
  for (const [key, entry] of entries) if (entry.expiresAt <= now) entries.delete(key);
  for (const key of entries.keys()) {
    if (entries.size < MOST_ENTRIES) return;
    entries.delete(key);
  }
}

async function readEntries(path: string, log: Logger): Promise<[string, Entry][]> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as [string, Entry][];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.warn('kept sign-ins could not be read');
    return [];
  }
}
