import { recompute } from './chain-check.js';
import { House } from './house.js';
import { BEGIN, openPlay, STEPS } from './scenario/hechi.js';
import type { Play } from './scenario/play.js';

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

  it('prints every act with its simulated date and its actor', () => {
    const acts = lines.filter((line) => /^\d{4}-\d\d-\d\d \d\d:\d\d {2}\S/.test(line));
    expect(acts.length).toBeGreaterThan(150);
    expect(acts[0]).toContain('2026-02-02');
    expect(acts.at(-1)).toContain('2026-04-22');
  });
});
