import type { Client } from '@concord/infra/postgres-client';

const CASE_TABLES = [
  'topic',
  'topic_ask',
  'proposer',
  'clock',
  'clock_rung',
  'timeline_entry',
  'outbox',
  'act_key',
  'indicator',
];

interface Copied {
  table: string;
  row: Record<string, unknown>;
}

/**
 * The rows that one submission writes, taken from the newest topic, as a function that writes the same number of
 * the same rows again under new keys in one transaction: what the database alone costs.
 */
export async function bareSubmission(db: Client): Promise<(n: number) => Promise<void>> {
  await db.query('SET search_path = topic, public');
  const newest = (await db.query('select id from topic order by created_at desc, id desc limit 1'))
    .rows[0] as { id: string };
  const copied: Copied[] = [];
  for (const table of CASE_TABLES) {
    const rows = await db.query(
      `select to_jsonb(t) as row from ${table} t where to_jsonb(t)::text like '%' || $1 || '%' limit 20`,
      [newest.id],
    );
    copied.push(...(rows.rows as { row: Record<string, unknown> }[]).map(({ row }) => ({ table, row })));
  }
  // The figures of the submission carry no id; the latest of the day stand for them.
  const figures = await db.query('select to_jsonb(t) as row from indicator t order by day desc limit 2');
  copied.push(
    ...(figures.rows as { row: Record<string, unknown> }[]).map(({ row }) => ({ table: 'indicator', row })),
  );
  // Nobody is told of these copies: they are marked as sent, and their rungs never come.
  for (const { table, row } of copied) {
    if (table === 'outbox') row['sent_at'] = new Date().toISOString();
    if (table === 'clock_rung') row['status'] = 'SKIPPED';
  }
  const unique = new Set([
    'id',
    'topic_id',
    'case_id',
    'clock_id',
    'key',
    'number',
    'follow_code',
    'code',
    'follow_code_hash',
  ]);
  return async (n) => {
    const fresh = crypto.randomUUID();
    const renew = (column: string, value: unknown): unknown => {
      if (!unique.has(column) || typeof value !== 'string') return value;
      if (column === 'key' || column === 'number' || column.includes('code')) {
        return `${fresh.slice(0, 13)}${n}`;
      }
      return value.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, (old) =>
        old === newest.id ? fresh : crypto.randomUUID(),
      );
    };
    await db.query('BEGIN');
    for (const { table, row } of copied) {
      const renewed = Object.fromEntries(
        Object.entries(row).map(([column, value]) => [column, renew(column, value)]),
      );
      const upsert =
        table === 'indicator'
          ? 'on conflict (org_unit_id, day, name, dimension) do update set value = excluded.value'
          : '';
      await db.query(`insert into ${table} select (jsonb_populate_record(null::${table}, $1)).* ${upsert}`, [
        JSON.stringify(renewed),
      ]);
    }
    await db.query('COMMIT');
  };
}
