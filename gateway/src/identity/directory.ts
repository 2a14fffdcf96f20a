import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import type { ServiceAddress } from '../upstream/services.js';
import { askGraph, ServiceUnavailable } from '../upstream/upstream.js';
import { Refusal } from './refusal.js';
import type { IdentitySigner } from './signer.js';

/** What directory knows of a subject. */
export interface IdentityRecord {
  personId: string | null;
  roles: RoleAssignmentClaim[];
  language: string | null;
}

/** A record, and how old it is where directory could not be asked just now. */
export interface KnownIdentity extends IdentityRecord {
  /** Wall milliseconds since directory last answered so, while it is away; absent where it is there. */
  awayMs?: number;
}

/**
 * Finds who a token's subject is; at most 5 s old (architecture.md 13). While directory is away its last answer holds
 * for 10 minutes, marked by its age: what may be done with it is decided by `standing.rules.ts`.
 */
export interface IdentityDirectory {
  identityOf(subject: string): Promise<KnownIdentity>;
  /** A person whom a service of ours named, by his bare uuid, whatever his issuer calls him. */
  identityOfPerson(personId: string): Promise<KnownIdentity>;
}

const FRESH_MS = 5_000;
/** How long a last answer is kept for the time that directory is away. */
const KEPT_MS = 10 * 60_000;
/** How long somebody with a last answer waits for a new one; a directory that hangs holds up nobody longer. */
const PATIENCE_MS = 1_500;
/** While it is away it is asked about a subject no oftener than this. */
const ASK_AGAIN_MS = 1_000;
/** Bounds the cache: a subject is at most a few hundred bytes. The one asked for longest ago makes room. */
const MOST_ENTRIES = 10_000;
const RECORD = '{ personId roles { role orgUnitId onBehalfOf acts } language }';
/** By what a record is asked for: the subject of a token, or the person himself. */
const QUESTIONS = {
  subject: `query GatewayIdentity($key: String!) { record: _identityOf(subject: $key) ${RECORD} }`,
  person: `query GatewayIdentityOfPerson($key: String!) { record: _identityOfPerson(personId: $key) ${RECORD} }`,
} as const;
type Question = keyof typeof QUESTIONS;

interface Entry {
  /** Directory's last answer that it knows the subject, and when it came. */
  last?: { record: IdentityRecord; at: number };
  /** The question under way. */
  asking?: Promise<IdentityRecord>;
  /** Somebody has already waited for it in vain: nobody else does before it is over. */
  slow?: boolean;
  /** Until when directory is not asked again, as it has just failed to answer. */
  restUntil: number;
}

/** The directory-service's answers, cached for 5 s; simultaneous questions for one subject are asked once. */
export function createIdentityDirectory(
  directory: ServiceAddress,
  signer: IdentitySigner,
  timeoutMs: number,
  wallNow: () => number = Date.now,
): IdentityDirectory {
  const cache = new Map<string, Entry>();

  const entryOf = (place: string): Entry => {
    const entry = cache.get(place) ?? { restUntil: 0 };
    // A map keeps the order of insertion: the first is the one that nobody asked for the longest.
    cache.delete(place);
    cache.set(place, entry);
    for (const oldest of cache.keys()) {
      if (cache.size <= MOST_ENTRIES) break;
      cache.delete(oldest);
    }
    return entry;
  };

  /** Asks, and keeps the answer; an answer that nobody is known takes the place of any before. */
  const askAnew = (entry: Entry, place: string, question: Question, key: string): Promise<IdentityRecord> => {
    const asking = ask(directory, signer, timeoutMs, question, key).then(
      (record) => {
        entry.last = { record, at: wallNow() };
        return record;
      },
      (error: unknown) => {
        if (isAway(error)) entry.restUntil = wallNow() + ASK_AGAIN_MS;
        else delete entry.last;
        // What has no answer to fall back on is not remembered: the next request asks again.
        if (!entry.last && cache.get(place) === entry) cache.delete(place);
        throw error;
      },
    );
    entry.asking = asking;
    const over = (): void => {
      if (entry.asking !== asking) return;
      delete entry.asking;
      delete entry.slow;
    };
    asking.then(over, over);
    return asking;
  };

  const find = async (question: Question, key: string): Promise<KnownIdentity> => {
    const place = `${question} ${key}`;
    const entry = entryOf(place);
    const { last } = entry;
    const now = wallNow();
    if (last && now - last.at < FRESH_MS) return last.record;
    const held = last && now - last.at < KEPT_MS ? last : undefined;
    if (held && (entry.slow || entry.restUntil > now)) return aged(held, now);
    const asking = entry.asking ?? askAnew(entry, place, question, key);
    if (!held) return asking;
    try {
      const record = await patiently(asking);
      if (record) return record;
      if (entry.asking === asking) entry.slow = true;
      return aged(held, wallNow());
    } catch (error) {
      if (isAway(error)) return aged(held, wallNow());
      throw error;
    }
  };
  return {
    identityOf: (subject) => find('subject', subject),
    identityOfPerson: (personId) => find('person', personId),
  };
}

/** A bare uuid, whether directory answered it bare or with its type before it. */
export function bareId(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1);
}

function aged({ record, at }: { record: IdentityRecord; at: number }, now: number): KnownIdentity {
  return { ...record, awayMs: Math.max(0, now - at) };
}

/** The answer, or undefined where it takes too long; it goes on being waited for by others. */
async function patiently(asking: Promise<IdentityRecord>): Promise<IdentityRecord | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    return await Promise.race([asking, enough]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether directory said nothing, as opposed to saying no. */
function isAway(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'SERVICE_UNAVAILABLE';
}

async function ask(
  directory: ServiceAddress,
  signer: IdentitySigner,
  timeoutMs: number,
  question: Question,
  key: string,
): Promise<IdentityRecord> {
  const unavailable = () => new Refusal('SERVICE_UNAVAILABLE', 503, { service: 'directory' });
  try {
    const answer = await askGraph<{ record: IdentityRecord | null }>(
      directory,
      QUESTIONS[question],
      { key },
      { identity: signer.signGateway(), timeoutMs },
    );
    if (answer.errors?.length || !answer.data) throw unavailable();
    const { record } = answer.data;
    if (!record) throw new Refusal('AUTH_SUBJECT_UNKNOWN', 401);
    return {
      personId: record.personId && bareId(record.personId),
      roles: record.roles.map(({ role, orgUnitId, onBehalfOf, acts }) => ({
        role,
        orgUnitId: bareId(orgUnitId),
        ...(onBehalfOf && { onBehalfOf: bareId(onBehalfOf) }),
        ...(acts?.length && { acts }),
      })),
      language: record.language,
    };
  } catch (error) {
    if (error instanceof ServiceUnavailable) throw unavailable();
    throw error;
  }
}
