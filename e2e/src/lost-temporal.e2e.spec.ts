import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { House, until } from './house.js';

/** Temporal's database is lost while Concord is down: everything would be up, and no date would pass any more. */
let house: House;

beforeAll(async () => {
  house = await House.open({ mode: 'start' });
}, 300_000);
afterAll(() => house?.close(), 120_000);

const SWEPT = "case_id = 'topic:00000000-0000-0000-0000-00000000e2e0'";
const statusOf = async (of: House): Promise<string | undefined> =>
  (await of.rows<{ status: string }>(`select status from topic.clock_rung where ${SWEPT}`))[0]?.status;

it('is seen: sweeps and feed are armed anew, and what falls due is claimed', async () => {
  await house.rows(`insert into topic.clock (id, case_id, kind, profile_clock, title, org_unit_id, responsible_unit_id,
      budget_source, calendar_id, profile_key, profile_version, ledger, state, reckoning, due_at, due_date,
      provisional)
    select gen_random_uuid(), 'topic:00000000-0000-0000-0000-00000000e2e0', 'TOPIC_SCREENING', 'D1', 't',
      gen_random_uuid(), gen_random_uuid(), 's', 'CN-45', 'hechi', 1, '{}', 'RUNNING', 0, now() + interval '1 day',
      current_date, false`);
  await house.rows(`insert into topic.clock_rung (id, clock_id, case_id, key, at, status, reckoning)
    select gen_random_uuid(), id, case_id, 'T+1', date_trunc('milliseconds', now() + interval '40 seconds'), 'PENDING', 0 from topic.clock where ${SWEPT}`);
  // The sweep sleeps until that very instant: nothing in the rows would wake it.
  await until('the sweep sleeps until then', async () => {
    const rows = await house.rows(
      `select 1 from topic.sweep_state s, topic.clock_rung r where ${SWEPT} and s.sleeps_until = r.at`,
    );
    return rows.length === 1;
  });
  const [before] = await house.rows<{ epoch: number }>('select epoch from topic.installation_epoch');
  expect(before!.epoch).toBeGreaterThan(0);
  await house.launched.stop();
  rmSync(join(house.dataDir, 'temporal'), { recursive: true });

  house = await House.at(house.dataDir, { mode: 'start' });
  expect(existsSync(join(house.dataDir, 'temporal', 'temporal.db'))).toBe(true);
  await until('the rung is claimed', async () => (await statusOf(house)) !== 'PENDING');

  for (const service of ['directory', 'topic', 'consultation', 'feedback'] as const) {
    const port = house.launched.ports[service];
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`);
    const { parts } = (await answer.json()) as { parts: Record<string, { ok: boolean; detail?: string }> };
    expect(parts['epoch']).toMatchObject({ ok: true, detail: expect.stringContaining('was lost') });
  }
}, 300_000);
