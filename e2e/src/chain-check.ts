import { createHash } from 'node:crypto';
import type { House } from './house.js';

interface Entry {
  case_id: string;
  seq: number;
  at: Date;
  type: string;
  actor_person_id: string | null;
  actor_role: string;
  actor_unit_id: string | null;
  data: unknown;
  personal_digest: string | null;
  previous_hash: string | null;
  hash: string;
}

/** Services whose schemas hold timelines. */
const SCHEMAS = ['topic', 'consultation', 'feedback'];

/**
 * Recomputes every entry's hash from its row, independently of the code that wrote it (architecture.md 22).
 * Answers how many entries there are, and which do not follow from their content and their predecessor.
 */
export async function recompute(house: House): Promise<{ entries: number; broken: string[] }> {
  const broken: string[] = [];
  let entries = 0;
  for (const schema of SCHEMAS) {
    const rows = await house.rows<Entry>(`select * from ${schema}.timeline_entry order by case_id, seq`);
    entries += rows.length;
    for (const [at, row] of rows.entries()) {
      const before = rows[at - 1];
      const follows =
        row.seq === 1
          ? before?.case_id !== row.case_id
          : before?.case_id === row.case_id &&
            before.seq === row.seq - 1 &&
            before.hash === row.previous_hash;
      if (!follows || hashOf(row) !== row.hash) broken.push(`${row.case_id} ${row.seq} ${row.type}`);
    }
  }
  return { entries, broken };
}

function hashOf(row: Entry): string {
  const content = {
    caseId: row.case_id,
    seq: row.seq,
    at: row.at.toISOString(),
    type: row.type,
    actorPersonId: row.actor_person_id,
    actorRole: row.actor_role,
    actorUnitId: row.actor_unit_id,
    data: row.data,
    personalDigest: row.personal_digest,
    previousHash: row.previous_hash,
  };
  return createHash('sha256').update(sorted(content)).digest('hex');
}

/** JSON with the keys of every object in order. */
function sorted(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${sorted((value as Record<string, unknown>)[key])}`).join(',')}}`;
}
