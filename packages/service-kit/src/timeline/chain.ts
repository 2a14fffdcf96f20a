import { createHash, randomBytes } from 'node:crypto';

/** JSON with sorted keys: the same content has the same digest. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export interface ChainLink {
  caseId: string;
  seq: number;
  at: Date;
  type: string;
  actorPersonId: string | null;
  actorRole: string;
  actorUnitId: string | null;
  data: Record<string, unknown>;
  personalDigest: string | null;
  previousHash: string | null;
}

/** Hash of one entry: its content and the entry before it, so that nothing can be changed or left out unseen. */
export function linkHash(link: ChainLink): string {
  return sha256(
    canonical({
      caseId: link.caseId,
      seq: link.seq,
      at: link.at.toISOString(),
      type: link.type,
      actorPersonId: link.actorPersonId,
      actorRole: link.actorRole,
      actorUnitId: link.actorUnitId,
      data: link.data,
      personalDigest: link.personalDigest,
      previousHash: link.previousHash,
    }),
  );
}

/** Salted digest of personal data: proves what was written for as long as the salt exists. */
export function digestPersonal(personal: Record<string, unknown>): { digest: string; salt: string } {
  const salt = randomBytes(16).toString('hex');
  return { digest: sha256(salt + canonical(personal)), salt };
}

/** Position of the first entry whose hash does not follow from its content and predecessor; null when all do. */
export function firstBrokenLink(links: (ChainLink & { hash: string })[]): number | null {
  let previous: string | null = links[0]?.previousHash ?? null;
  for (const [index, link] of links.entries()) {
    if (link.previousHash !== previous || linkHash(link) !== link.hash) return index;
    previous = link.hash;
  }
  return null;
}
