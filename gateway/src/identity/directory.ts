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
}

const FRESH_MS = 5_000;
/** Bounds the cache: a subject is at most a few hundred bytes. */
const MOST_ENTRIES = 10_000;
const QUERY = /* GraphQL */ `
  query GatewayIdentity($subject: String!) {
    _identityOf(subject: $subject) {
      personId
      roles {
        role
        orgUnitId
      }
      language
    }
  }
`;

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

  return {
    identityOf(subject) {
      const now = wallNow();
      const known = cache.get(subject);
      if (known && known.until > now) return known.record;
      if (cache.size >= MOST_ENTRIES) forgetStale(cache, now);
      const record = ask(directory, signer, timeoutMs, subject);
      const entry = { until: now + FRESH_MS, record };
      cache.set(subject, entry);
      // A failure is not remembered: the next request asks again.
      record.catch(() => {
        if (cache.get(subject) === entry) cache.delete(subject);
      });
      return record;
    },
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
  subject: string,
): Promise<IdentityRecord> {
  const unavailable = () => new Refusal('SERVICE_UNAVAILABLE', 503, { service: 'directory' });
  try {
    const answer = await askGraph<{ _identityOf: IdentityRecord | null }>(
      directory,
      QUERY,
      { subject },
      { identity: await signer.signGateway(), timeoutMs },
    );
    if (answer.errors?.length || !answer.data) throw unavailable();
    const record = answer.data._identityOf;
    if (!record) throw new Refusal('AUTH_SUBJECT_UNKNOWN', 401);
    return {
      personId: record.personId && bareId(record.personId),
      roles: record.roles.map(({ role, orgUnitId }) => ({ role, orgUnitId: bareId(orgUnitId) })),
      language: record.language,
    };
  } catch (error) {
    if (error instanceof ServiceUnavailable) throw unavailable();
    throw error;
  }
}
