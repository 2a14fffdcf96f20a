import { samplePersonId, sampleUnitId } from '@concord/contracts/sample-ids';
import type { House } from '../house.js';
import { until } from '../house.js';
import { PatientGraph } from '../recovery.js';

/** Owners of clocks; each has its own sweep. */
export const OWNERS = ['topic', 'consultation', 'feedback'] as const;
export type Owner = (typeof OWNERS)[number];

/** Kind of an owner's cases. A storm's clocks carry its name and their number as the case's title. */
const KIND = { topic: 'topic', consultation: 'consultation', feedback: 'item' } as const;
const PATTERN = '时钟样本';

/** Adds a matter whose screening is awaited: its clock and rungs are the pattern of all clocks of a storm. */
export async function layPattern(house: House): Promise<void> {
  const graph = new PatientGraph(house.url, house.loaderSecret);
  const token = await graph.tokenOf(samplePersonId('townStaff'));
  // The service hears of the tree some time after it is ready: until then it knows no unit.
  await until('the tree is everywhere', async () => {
    await graph.act(
      'enterTopicFor',
      {
        title: PATTERN,
        description: '楼道灯损坏。',
        asks: ['修复'],
        source: 'PUBLIC',
        orgUnitId: sampleUnitId('west'),
        proposerName: '示例居民',
        proposerPhone: '10000000007',
        consentToPublish: true,
        idempotencyKey: 'storm-pattern',
      },
      'id',
      { token },
    );
    return true;
  });
}

/**
 * Lays clocks of one owner with their last rungs at given instants, in one transaction: copies of the pattern, so
 * that they have what every clock has. `at` answers, for clock n, the instants of the rungs (ISO), earliest first.
 */
export async function layClocks(
  house: House,
  owner: Owner,
  storm: string,
  at: readonly string[][],
): Promise<void> {
  await house.rows(
    `with pattern as (
       select to_jsonb(c) as clock,
              (select jsonb_agg(to_jsonb(r) order by r.at, r.id) from topic.clock_rung r where r.clock_id = c.id) as rungs
         from topic.clock c where c.title = $4 limit 1
     ), fresh as (
       select n, gen_random_uuid() as id, $3 || ':' || gen_random_uuid() as case_id, $2::jsonb -> n as instants
         from generate_series(0, jsonb_array_length($2::jsonb) - 1) n
     ), laid as (
       insert into ${owner}.clock
       select row.* from fresh, pattern, lateral jsonb_populate_record(null::${owner}.clock, pattern.clock || jsonb_build_object(
         'id', fresh.id, 'case_id', fresh.case_id, 'title', $1 || '#' || fresh.n,
         'due_at', fresh.instants ->> -1)) as row
       returning id
     )
     insert into ${owner}.clock_rung
     select row.* from fresh, pattern, generate_series(0, jsonb_array_length(fresh.instants) - 1) k,
       lateral (select pattern.rungs -> (k - jsonb_array_length(fresh.instants)) as rung, gen_random_uuid() as id) as made,
       lateral jsonb_populate_record(null::${owner}.clock_rung, made.rung || jsonb_build_object(
         'id', made.id, 'clock_id', fresh.id, 'case_id', fresh.case_id, 'at', fresh.instants ->> k,
         'status', 'PENDING', 'claimed_at', null, 'effect_at', null)) as row`,
    [storm, JSON.stringify(at), KIND[owner], PATTERN],
  );
  await house.rows(`select pg_notify('${owner}_outbox', '')`);
}

/** How many of a storm's rungs have had their effect, over the owners. */
export async function finished(house: House, storm: string, owners: readonly Owner[]): Promise<number> {
  let sum = 0;
  for (const owner of owners) {
    const [row] = await house.rows<{ n: number }>(
      `select count(*)::int as n from ${owner}.clock_rung r join ${owner}.clock c on c.id = r.clock_id
       where c.title like $1 || '#%' and r.effect_at is not null`,
      [storm],
    );
    sum += row!.n;
  }
  return sum;
}

/** Waits until all rungs of a storm have had their effect. */
export async function untilFinished(
  house: House,
  storm: string,
  owners: readonly Owner[],
  rungs: number,
  patienceMs: number,
): Promise<void> {
  let seen = 0;
  await until(
    `all ${rungs} rungs of ${storm} have had their effect`,
    async () => (seen = await finished(house, storm, owners)) >= rungs,
    patienceMs,
  ).catch((error: Error) => {
    throw new Error(`${error.message}: ${seen} of ${rungs}`);
  });
}

/** One message of a storm: whose clock, which rung, what, to whom; `no` counts in the order of making. */
export interface Told {
  owner: Owner;
  clock: string;
  rung: string;
  rungAt: Date;
  what: string;
  no: number;
}

/** Every message that the storm's claims made, in the order in which they were made. */
export async function told(house: House, storm: string, owners: readonly Owner[]): Promise<Told[]> {
  const all: Told[] = [];
  for (const owner of owners) {
    all.push(
      ...(await house.rows<Told>(
        `select '${owner}' as owner, c.title as clock, r.key as rung, r.at as "rungAt", a.kind || ' ' || a.template || ' ' || a.person_id as what,
                row_number() over (order by a.id)::int as no
         from ${owner}.clock c join ${owner}.clock_rung r on r.clock_id = c.id
         join feedback.alert a on split_part(a.once_key, '#', 1) = r.id::text where c.title like $1 || '#%' order by a.id`,
        [storm],
      )),
    );
  }
  return all;
}
