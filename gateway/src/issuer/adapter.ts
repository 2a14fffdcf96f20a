import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Logger } from '../log.js';
import { SESSIONS_FILE, writePrivately } from './keys.js';

/** Kinds that outlive a restart, so that nobody is signed out by it. */
const KEPT = new Set(['Session', 'Grant', 'RefreshToken']);
/** Bounds memory: the eldest go first. What nobody has signed in for yet makes no room at the cost of who has. */
const MOST_OF_ACCOUNTS = 50_000;
const MOST_OF_STRANGERS = 10_000;
/** Of what strangers keep here, as JSON with its key: an ordinary sign-in takes about 2 kB. */
const BYTES_OF_STRANGERS = 16_000_000;
const SWEEP_MS = 30_000;
const WRITE_AFTER_MS = 2_000;
const SESSION = 'Session:';

/** The sessions in which people are signed in now, by the uid that access tokens name (`sid`). */
export interface LiveSessions {
  /** Whose session it is; undefined where it ended. */
  accountOf(uid: string): string | undefined;
  /** Told once when the session ends by signing out; answers how to stop listening. */
  onEnd(uid: string, listener: () => void): () => void;
}

interface Entry {
  payload: AdapterPayload;
  /** Wall instant in milliseconds. */
  expiresAt: number;
}

/** The embedded issuer's store: in memory, with what must last written to one file of the data directory. */
export interface IssuerStore {
  adapterFor(model: string): Adapter;
  sessions: LiveSessions;
  /** Writes what is not written yet. */
  close(): Promise<void>;
}

/**
 * Opens the store; a damaged file costs sign-ins, never the start. What was kept for an account that is not `known` any
 * more (removed, or of sample data that is not allowed now) is forgotten.
 */
export async function openIssuerStore(
  dataDir: string,
  log: Logger,
  known: (accountId: string) => boolean,
): Promise<IssuerStore> {
  const path = join(dataDir, SESSIONS_FILE);
  const entries = createEntries(
    (await readEntries(path, log)).filter(
      ([, { payload }]) => payload.accountId !== undefined && known(payload.accountId),
    ),
  );
  const sessions = createLiveSessions(entries);
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = (): Promise<void> => {
    timer = undefined;
    const kept = [...entries.ofAccounts].filter(
      ([key, entry]) => KEPT.has(key.split(':')[0]!) && entry.expiresAt > Date.now(),
    );
    writing = writing
      .then(() => writePrivately(path, JSON.stringify(kept)))
      .catch((error: unknown) => {
        log.warn({ err: error }, 'sign-ins could not be written');
      });
    return writing;
  };
  const sweep = setInterval(() => {
    entries.sweep();
    sessions.sweep();
  }, SWEEP_MS);
  sweep.unref();
  const changed = (model: string): void => {
    if (!KEPT.has(model) || timer) return;
    timer = setTimeout(() => void write(), WRITE_AFTER_MS);
    timer.unref();
  };

  return {
    adapterFor: (model) => createAdapter(model, entries, sessions, () => changed(model)),
    sessions,
    async close() {
      clearInterval(sweep);
      if (timer) clearTimeout(timer);
      await write();
    },
  };
}

interface Entries {
  ofAccounts: Map<string, Entry>;
  find(key: string): AdapterPayload | undefined;
  set(key: string, entry: Entry): void;
  delete(key: string): AdapterPayload | undefined;
  /** Forgets what has run out. */
  sweep(): void;
}

/** Entries of people who are signed in, and apart from them those that any stranger can make. */
function createEntries(kept: [string, Entry][]): Entries {
  const ofAccounts = new Map<string, Entry>(kept);
  const ofStrangers = new LRUCache<string, Entry>({
    max: MOST_OF_STRANGERS,
    maxSize: BYTES_OF_STRANGERS,
    sizeCalculation: ({ payload }, key) => key.length + Buffer.byteLength(JSON.stringify(payload)),
  });
  const whole = (key: string): Entry | undefined => ofAccounts.get(key) ?? ofStrangers.get(key);
  return {
    ofAccounts,
    find(key) {
      const entry = whole(key);
      return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
    },
    set(key, entry) {
      if (entry.payload.accountId === undefined) {
        ofAccounts.delete(key);
        ofStrangers.set(key, entry);
        return;
      }
      ofStrangers.delete(key);
      if (ofAccounts.size >= MOST_OF_ACCOUNTS) makeRoom(ofAccounts, MOST_OF_ACCOUNTS);
      ofAccounts.set(key, entry);
    },
    delete(key) {
      const payload = whole(key)?.payload;
      ofAccounts.delete(key);
      ofStrangers.delete(key);
      return payload;
    },
    sweep() {
      const now = Date.now();
      for (const own of [ofAccounts, ofStrangers]) {
        for (const [key, { expiresAt }] of own.entries()) if (expiresAt <= now) own.delete(key);
      }
    },
  };
}

interface SessionIndex extends LiveSessions {
  upsert(id: string, payload: AdapterPayload): void;
  destroy(id: string, payload: AdapterPayload): void;
  idOf(uid: string): string | undefined;
  /** Forgets sessions that are not kept any more. */
  sweep(): void;
}

function createLiveSessions(entries: Entries): SessionIndex {
  const idByUid = new Map<string, string>();
  const ends = new EventEmitter().setMaxListeners(0);
  for (const [key, { payload }] of entries.ofAccounts) {
    if (key.startsWith(SESSION) && payload.uid) idByUid.set(payload.uid, key.slice(SESSION.length));
  }
  return {
    sweep() {
      for (const [uid, id] of idByUid) if (!entries.find(SESSION + id)) idByUid.delete(uid);
    },
    accountOf(uid) {
      const id = idByUid.get(uid);
      return id === undefined ? undefined : entries.find(SESSION + id)?.accountId;
    },
    idOf: (uid) => idByUid.get(uid),
    onEnd(uid, listener) {
      ends.once(uid, listener);
      return () => ends.off(uid, listener);
    },
    upsert(id, { uid }) {
      if (!uid) return;
      idByUid.set(uid, id);
      if (idByUid.size > MOST_OF_ACCOUNTS + MOST_OF_STRANGERS) this.sweep();
    },
    destroy(id, { uid }) {
      if (!uid) return;
      // A session that gets a new id is destroyed and written anew at once, under the same uid.
      setImmediate(() => {
        if (idByUid.get(uid) !== id) return;
        idByUid.delete(uid);
        ends.emit(uid);
      });
    },
  };
}

function createAdapter(
  model: string,
  entries: Entries,
  sessions: SessionIndex,
  changed: () => void,
): Adapter {
  const key = (id: string): string => `${model}:${id}`;
  const isSession = model === 'Session';

  return {
    upsert(id, payload, expiresIn) {
      entries.set(key(id), { payload, expiresAt: Date.now() + (expiresIn || 86_400) * 1000 });
      if (isSession) sessions.upsert(id, payload);
      changed();
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(entries.find(key(id))),
    findByUid(uid) {
      const id = isSession ? sessions.idOf(uid) : undefined;
      return Promise.resolve(id === undefined ? undefined : entries.find(key(id)));
    },
    // No client of ours signs in by a code that a person types.
    findByUserCode: () => Promise.resolve(undefined),
    consume(id) {
      const payload = entries.find(key(id));
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      changed();
      return Promise.resolve();
    },
    destroy(id) {
      const payload = entries.delete(key(id));
      if (isSession && payload) sessions.destroy(id, payload);
      changed();
      return Promise.resolve();
    },
    revokeByGrantId(grantId) {
      for (const [name, entry] of entries.ofAccounts) {
        // Interactions carry the grant's id as well, and must outlive it: one becomes somebody else in them.
        if (name.startsWith(`${model}:`) && entry.payload.grantId === grantId) entries.delete(name);
      }
      changed();
      return Promise.resolve();
    },
  };
}

function makeRoom(entries: Map<string, Entry>, most: number): void {
  const now = Date.now();
  for (const [key, entry] of entries) if (entry.expiresAt <= now) entries.delete(key);
  for (const key of entries.keys()) {
    if (entries.size < most) return;
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
