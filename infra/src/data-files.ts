import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTS, refuse, REMEDIES } from './data-faults.js';
import type { Words } from './data-faults.js';
import { find } from './data-record.js';
import type { DataRecord } from './data-record.js';
import { schemas } from './secrets.js';

/** A file of the data directory, and how one sees that it is what it should be. */
interface FileRule {
  name: string;
  isRight(text: string): boolean;
  remedy: Words;
  /** Once it was there, no start goes on without it. */
  needed: boolean;
  /** What of it stays the same while it is this directory's. */
  stays?(text: string): string;
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string' && value.length > 0;
const hasTexts = (value: unknown, ...names: string[]): boolean =>
  isFields(value) && names.every((name) => isText(value[name]));

/** A test of JSON text; what is no JSON passes none. */
const json =
  (test: (value: unknown) => boolean) =>
  (text: string): boolean => {
    try {
      return test(JSON.parse(text));
    } catch {
      return false;
    }
  };
const listOf = (test: (value: unknown) => boolean) =>
  json((value) => Array.isArray(value) && value.every(test));

const isSecrets = json(
  (value) =>
    hasTexts(value, 'postgresPassword') &&
    hasTexts((value as Fields)['identityPrivateJwk'], 'x', 'd') &&
    hasTexts((value as Fields)['identityPublicJwk'], 'x') &&
    hasTexts((value as Fields)['rolePasswords'], ...schemas),
);

const isProcess = (value: unknown): boolean =>
  isFields(value) && Number.isInteger(value['pid']) && typeof value['started'] === 'string';

const isRun = json(
  (value) =>
    isFields(value) &&
    isProcess(value['launcher']) &&
    Array.isArray(value['children']) &&
    value['children'].every(isProcess),
);

const isKeys = json((value) => {
  if (!isFields(value) || !isFields(value['jwks']) || !Array.isArray(value['cookieKeys'])) return false;
  const { keys } = value['jwks'];
  return (
    Array.isArray(keys) &&
    keys.length > 0 &&
    keys.every((key) => hasTexts(key, 'kty', 'kid')) &&
    value['cookieKeys'].length > 0 &&
    value['cookieKeys'].every(isText)
  );
});

const { restore, restoreAll, run, sessions, machines } = REMEDIES;

const FILES: FileRule[] = [
  { name: 'run.json', isRight: isRun, remedy: run, needed: false },
  { name: 'secrets.json', isRight: isSecrets, remedy: restore, needed: true },
  { name: 'sample.json', isRight: json((v) => hasTexts(v, 'loadedAt')), remedy: restore, needed: true },
  {
    name: 'sample-day.json',
    isRight: json((v) => isFields(v) && /^\d{4}-\d\d-\d\d$/.test(String(v['day']))),
    remedy: restore,
    needed: true,
  },
  {
    name: 'gateway/issuer-keys.json',
    isRight: isKeys,
    remedy: restore,
    needed: true,
    stays: (text) => {
      const { jwks } = JSON.parse(text) as { jwks: { keys: { kid: string }[] } };
      return jwks.keys.map(({ kid }) => kid).join(' ');
    },
  },
  {
    // An empty one would let everybody pass for the loader.
    name: 'gateway/sample-loader-secret',
    isRight: (text) => text.trim().length >= 32,
    remedy: restore,
    needed: true,
    stays: (text) => text.trim(),
  },
  { name: 'gateway/issuer-sessions.json', isRight: listOf(Array.isArray), remedy: sessions, needed: false },
  {
    name: 'gateway/accounts.json',
    isRight: listOf((account) => hasTexts(account, 'subject', 'login')),
    remedy: restore,
    needed: true,
  },
  {
    name: 'gateway/machine-clients.json',
    isRight: listOf((machine) => hasTexts(machine, 'clientId', 'clientSecret')),
    remedy: machines,
    needed: false,
  },
];

/** Reads a file of the directory and refuses what is not what it should be; undefined: it is not there. */
function requireFile(dataDir: string, rule: Omit<FileRule, 'needed'>): string | undefined {
  const found = find(dataDir, rule.name);
  if ('fault' in found) {
    if (found.fault === 'missing') return undefined;
    throw refuse(dataDir, rule.name, FAULTS[found.fault], rule.remedy);
  }
  if (!rule.isRight(found.text)) throw refuse(dataDir, rule.name, FAULTS.damaged, rule.remedy);
  return found.text;
}

/** Who runs, as far as it can be read: a demo too must not be ended by mistake. */
export function requireRunFile(dataDir: string): void {
  requireFile(dataDir, FILES[0] as FileRule);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The digest by which secrets are known again; it never changes while the cluster lives. */
export function secretsDigest(text: string): string {
  const { postgresPassword } = JSON.parse(text) as { postgresPassword: string };
  return digest(`concord secrets ${postgresPassword}`);
}

/** The digest by which a file of keys is known again; undefined for every other. */
const keyDigest = ({ name, stays }: FileRule, text: string): string | undefined =>
  stays && digest(`concord ${name} ${stays(text)}`);

/** The digests by which the gateway's keys are known again, by the file's path in the directory. */
export function keyDigests(dataDir: string): Record<string, string> {
  return Object.fromEntries(
    FILES.flatMap((rule) => {
      const found = find(dataDir, rule.name);
      const known = 'text' in found && rule.isRight(found.text) && keyDigest(rule, found.text);
      return known ? [[rule.name, known]] : [];
    }),
  );
}

/** Refuses every small file that is damaged, missing or another directory's. */
export function requireFiles(dataDir: string, record: DataRecord): void {
  for (const rule of FILES) {
    const text = requireFile(dataDir, rule);
    if (text === undefined && rule.needed && record.files.includes(rule.name)) {
      throw refuse(dataDir, rule.name, FAULTS.missing, rule.remedy);
    }
    const known = record.keys[rule.name];
    if (text !== undefined && known !== undefined && known !== keyDigest(rule, text)) {
      throw refuse(dataDir, rule.name, FAULTS.foreign, restoreAll);
    }
    if (rule.name !== 'secrets.json' || record.secrets === undefined) continue;
    // They open the cluster: new ones would shut it for good.
    if (text === undefined) throw refuse(dataDir, rule.name, FAULTS.missing, rule.remedy);
    if (secretsDigest(text) !== record.secrets) {
      throw refuse(dataDir, rule.name, FAULTS.foreign, restoreAll);
    }
  }
  requireTemporalFile(dataDir, record);
}

const TEMPORAL_FILE = 'temporal/temporal.db';
const SQLITE = 'SQLite format 3\0';

/** A missing one is no fault of the directory: its loss is seen by the epoch (docs/security/data.md). */
function requireTemporalFile(dataDir: string, record: DataRecord): void {
  const file = join(dataDir, TEMPORAL_FILE);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return;
  const { temporal } = REMEDIES;
  if (!stat.isFile()) throw refuse(dataDir, TEMPORAL_FILE, FAULTS['no-file'], temporal);
  // A first start that was cut off may leave it empty.
  if (stat.size === 0 && record.files.length === 0) return;
  const head = Buffer.alloc(SQLITE.length);
  try {
    const open = openSync(file, 'r');
    readSync(open, head);
    closeSync(open);
  } catch {
    throw refuse(dataDir, TEMPORAL_FILE, FAULTS.unreadable, temporal);
  }
  if (head.toString('latin1') !== SQLITE) throw refuse(dataDir, TEMPORAL_FILE, FAULTS.damaged, temporal);
}

/** The files of this directory that a later start must find again. */
export function neededFiles(dataDir: string): string[] {
  return FILES.filter(({ name, needed }) => needed && !('fault' in find(dataDir, name))).map(
    ({ name }) => name,
  );
}
