import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recompute } from './chain-check.js';
import { House } from './house.js';
import { BEGIN, openPlay, STEPS } from './scenario/hechi.js';
import type { Play } from './scenario/play.js';

/** What is told to stories (and stays in their histories), shown in timelines and written to inboxes. */
const TOLD = ['topic', 'consultation', 'feedback']
  .flatMap((schema) => ['outbox', 'timeline_entry', 'clock', 'act_key'].map((table) => `${schema}.${table}`))
  .concat('feedback.alert');

/** The scenario of `npm run scenario -- hechi`, step by step, on one sandbox. */
let house: House;
let play: Play;
const lines: string[] = [];

beforeAll(async () => {
  house = await House.open({ mode: 'demo', from: BEGIN });
  play = await openPlay(house.url, (line) => lines.push(line));
}, 300_000);

afterAll(() => house?.close(), 120_000);

describe('one Hechi matter, complete, and a second one without consensus', () => {
  let broken = false;

  it.each(STEPS)(
    '%s',
    async (_what, step) => {
      if (broken) throw new Error('a step before this one did not come to its end');
      const { checks } = play.stage;
      const before = checks.failures.length;
      broken = true;
      await step(play);
      broken = false;
      expect(checks.failures.slice(before)).toEqual([]);
    },
    240_000,
  );

  it('its timelines can be recomputed entry by entry from the rows', async () => {
    const { entries, broken: wrong } = await recompute(house);
    expect(wrong).toEqual([]);
    expect(entries).toBeGreaterThan(150);
  });

  it('leaves the names and telephones of residents nowhere but in their own columns', async () => {
    const residents = await house.rows<{ name: string | null; phone: string | null }>(
      `select name, phone from topic.proposer
       union select name, phone from consultation.participant where person_id is null
       union select name, phone from consultation.objection`,
    );
    const personal = residents.flatMap(({ name, phone }) => [name, phone]).filter((text) => text !== null);
    expect(personal.length).toBeGreaterThan(10);
    const told = await Promise.all(
      TOLD.map((table) => house.rows<{ row: string }>(`select t::text as row from ${table} t`)),
    );
    const written = readdirSync(join(house.dataDir, 'logs')).map((file) =>
      readFileSync(join(house.dataDir, 'logs', file), 'utf8'),
    );
    const texts = [...told.flat().map(({ row }) => row), ...written];
    expect(texts.length).toBeGreaterThan(200);
    expect(personal.filter((text) => texts.some((where) => where.includes(text)))).toEqual([]);
  });

  it('prints every act with its simulated date and its actor', () => {
    const acts = lines.filter((line) => /^\d{4}-\d\d-\d\d \d\d:\d\d {2}\S/.test(line));
    expect(acts.length).toBeGreaterThan(150);
    expect(acts[0]).toContain('2026-02-02');
    expect(acts.at(-1)).toContain('2026-04-22');
  });
});
