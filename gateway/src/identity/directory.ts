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

/** Finds who a token's subject is; at most 5 s old (architecture.md 13). */
export interface IdentityDirectory {
  identityOf(subject: string): Promise<IdentityRecord>;
  /** A person whom a service of ours named, by his bare uuid, whatever his issuer calls him. */
  identityOfPerson(personId: string): Promise<IdentityRecord>;
}

const FRESH_MS = 5_000;
/** Bounds the cache: a subject is at most a few hundred bytes. */
const MOST_ENTRIES = 10_000;
const RECORD = '{ personId roles { role orgUnitId onBehalfOf acts } language }';
/** By what a record is asked for: the subject of a token, or the person himself. */
const QUESTIONS = {
  subject: `query GatewayIdentity($key: String!) { record: _identityOf(subject: $key) ${RECORD} }`,
  person: `query GatewayIdentityOfPerson($key: String!) { record: _identityOfPerson(personId: $key) ${RECORD} }`,
} as const;
type Question = keyof typeof QUESTIONS;

interface Entry {
  until: number;
  record: Promise<IdentityRecord>;
}

/** The directory-service's answers, cached for 5 s; simultaneous questions for one subject are asked once. */
export function createIdentityDirectory(
  directory: ServiceAddress,
  signer: IdentitySigner,
  timeoutMs: number,
  wallNow: () => number = Date.now,
): IdentityDirectory {
  const cache = new Map<string, Entry>();

  const find = (question: Question, key: string): Promise<IdentityRecord> => {
    const now = wallNow();
    const place = `${question} ${key}`;
    const known = cache.get(place);
    if (known && known.until > now) return known.record;
    if (cache.size >= MOST_ENTRIES) forgetStale(cache, now);
    const record = ask(directory, signer, timeoutMs, question, key);
    const entry = { until: now + FRESH_MS, record };
    cache.set(place, entry);
    // A failure is not remembered: the next request asks again.
    record.catch(() => {
      if (cache.get(place) === entry) cache.delete(place);
    });
    return record;
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

function forgetStale(cache: Map<string, Entry>, now: number): void {
  for (const [subject, entry] of cache) if (entry.until <= now) cache.delete(subject);
  if (cache.size >= MOST_ENTRIES) cache.clear();
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
      { identity: await signer.signGateway(), timeoutMs },
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
