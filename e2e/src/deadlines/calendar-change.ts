import { samplePersonId } from '@concord/contracts/sample-ids';
import { Graph } from '@concord/infra/sample/graph';
import type { House } from '../house.js';
import { until } from '../house.js';

const TITLE = 'calendar-bench';
/** One in so many deadlines reaches into the year of the notice. */
const MOVING = 10;
/** Working days that reach from any day of December's first half, or before, into the year after the next notice. */
const LONG = 300;

export interface CalendarChange {
  openDeadlines: number;
  /** Those whose date the notice moved. */
  moved: number;
  /** From the publication's answer until every open deadline is reckoned by the new version. */
  seconds: number;
}

/** Lays cases with one open deadline each: copies of the newest topic and its clock. */
async function layCases(house: House, n: number): Promise<void> {
  await house.rows(
    `with pattern as (
       select to_jsonb(t) as topic, to_jsonb(c) as clock from topic.topic t
       join topic.clock c on c.case_id = 'topic:' || t.id where c.state = 'RUNNING' order by t.created_at desc limit 1
     ), fresh as (select n, gen_random_uuid() as id, gen_random_uuid() as clock_id from generate_series(1, $1::int) n),
     topics as (
       insert into topic.topic select row.* from fresh, pattern, lateral jsonb_populate_record(null::topic.topic,
         pattern.topic || jsonb_build_object('id', fresh.id, 'title', $2 || '#' || fresh.n, 'number', $2 || '#' || fresh.n)) as row returning id
     )
     insert into topic.clock select row.* from fresh, pattern, lateral jsonb_populate_record(null::topic.clock,
       pattern.clock || jsonb_build_object('id', fresh.clock_id, 'case_id', 'topic:' || fresh.id, 'title', $2 || '#' || fresh.n)
       || case when fresh.n % $3::int = 0
          then jsonb_build_object('ledger', jsonb_set(pattern.clock -> 'ledger', '{0,budget,n}', $4::text::jsonb))
          else '{}' end) as row`,
    [n, TITLE, MOVING, String(LONG)],
  );
}

/** Publishes an invented notice for the year after this one, and waits until every open deadline is reckoned by it. */
export async function calendarChange(house: House, n: number): Promise<CalendarChange> {
  await layCases(house, n);
  const graph = new Graph(house.url);
  const token = await graph.tokenOf(samplePersonId('administrator'));
  const today = new Date().toISOString().slice(0, 10);
  const year = Number(today.slice(0, 4)) + 1;
  const off = Array.from({ length: 5 }, (_, day) => `${year}-03-0${day + 1},bench,off`);
  const { object } = await graph.act(
    'importCalendarNotice',
    {
      layerId: 'CN',
      year,
      notice: TITLE,
      issuedOn: today,
      amends: false,
      format: 'CSV',
      fileBase64: Buffer.from(`date,name,kind\n${off.join('\n')}\n`).toString('base64'),
    },
    'id',
    { token },
  );
  const open = "topic.clock where title like 'calendar-bench#%'";
  const before = await house.rows<{ version: string }>(
    `select calendar_version as version from ${open} limit 1`,
  );
  await graph.act('publishCalendarNotice', { id: object['id'] }, 'id', { token });
  const publishedAt = performance.now();
  await until(
    'every deadline is reckoned by the new calendar',
    async () => {
      const [rest] = await house.rows<{ n: number }>(
        `select count(*)::int as n from ${open} and calendar_version = $1`,
        [before[0]!.version],
      );
      return rest!.n === 0;
    },
    600_000,
  );
  const seconds = (performance.now() - publishedAt) / 1_000;
  const [moved] = await house.rows<{ n: number }>(`select count(*)::int as n from ${open} and reckoning > 0`);
  return { openDeadlines: n, moved: moved!.n, seconds: Math.round(seconds * 10) / 10 };
}
