import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advance, type Advance, type Happening } from '../src/advance.js';
import { isOver, liveStages, ownerOf, stageOf } from '../src/process.js';
import type { Process } from '../src/profile.js';
import { empty, hear, isLive, isOfTurn, statusOf, type Row } from '../src/row.js';
import { closesRegularly, dice, processOf, randomStep } from './play.js';
import * as regions from './profiles/index.js';

/** Walks a process; a long run sets more. */
const WALKS = Number(process.env['PROCESS_WALKS'] ?? 200);
const FLAGS = ['entrusted', 'urgent', 'commitments', 'common'];
const OWNERS = ['topic', 'consultation', 'feedback'] as const;
type Rows = Record<(typeof OWNERS)[number], Row>;

/** Hechi as somebody else would have it: the filing, kept by another service, holds the research. */
const gated = structuredClone(regions.hechi);
gated.process.stages.find((one) => one.key === 'research')!.needs = ['filing'];

const flagsOf = (roll: (n: number) => number): string[] => FLAGS.filter(() => roll(2) === 0);
const settled = (row: Row, key: string): boolean => ['DONE', 'SKIPPED'].includes(statusOf(row, key));
const begun = (row: Row, key: string): boolean => ['BEGUN', 'DONE'].includes(statusOf(row, key));

/** Thrown rather than expected: it is asked at every step of every walk. */
function none(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.join('; '));
}

/** Faults of one step of a walk; `done` is kept by the test itself: what was really done since it was last taken back. */
function faultsOf(walked: Process, before: Row, after: Advance, done: Set<string>): string[] {
  const { row } = after;
  const faults: string[] = [];
  for (const { key, needs } of walked.stages) {
    if (statusOf(row, key) === 'PENDING') done.delete(key);
    if (!begun(before, key) && begun(row, key)) {
      faults.push(...needs.filter((need) => !done.has(need)).map((need) => `${key} began before ${need}`));
    }
    if (settled(row, key)) done.add(key);
  }
  const lanes = (keys: readonly string[]) => keys.filter((key) => stageOf(walked, key)!.lane !== 'after');
  if (after.ends) {
    const open = lanes(liveStages(walked, row).map(({ key }) => key));
    faults.push(...open.map((key) => `closed with ${key} open`));
  }
  if (before.closed) faults.push(...lanes(after.opened).map((key) => `${key} opened after the closing`));
  const dead = after.arms.filter(({ stage }) => statusOf(row, stage) === 'PENDING');
  return [...faults, ...dead.map(({ stage, budget }) => `${budget} armed in ${stage}, which is not there`)];
}

describe.each(Object.entries({ ...regions, gated }))('%s', (_name, profile) => {
  const walked = processOf(profile);

  it('ends however one walks through it, and breaks no hold', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const roll = dice(seed);
        const flags = flagsOf(roll);
        const done = new Set<string>();
        let row: Row = empty();
        for (let steps = 0; !isOver(walked, row); steps += 1) {
          const happening = randomStep(walked, row, roll, flags);
          if (!happening || steps > 5_000) throw new Error(`does not end: ${JSON.stringify(row)}`);
          const after = advance(walked, row, happening);
          if (after.refused) continue;
          none(faultsOf(walked, row, after, done));
          row = after.row;
          for (const { key } of walked.stages) if (statusOf(row, key) !== 'PENDING') seen.add(key);
        }
      }),
      // One seed: that no stage is missed is no matter of luck.
      { numRuns: WALKS, seed: 1 },
    );
    expect([...seen].sort()).toEqual(walked.stages.map(({ key }) => key).sort());
  }, 600_000);

  it('comes to the same in three services that hear late and out of order, and closes none too early', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const rows = threeServices(walked, dice(seed));
        const known = Object.values(rows).map((row) =>
          walked.stages.map(({ key }) => [statusOf(row, key), row.stages[key]?.epoch, row.stages[key]?.turn]),
        );
        expect(known[1]).toEqual(known[0]);
        expect(known[2]).toEqual(known[0]);
        const { topic } = rows;
        if (!topic.closed) return;
        expect(liveStages(walked, topic).filter(({ lane }) => lane !== 'after')).toEqual([]);
      }),
      { numRuns: WALKS },
    );
  }, 600_000);
});

/** Three rows of one case, each moved by its service, which tells the others late and in any order. */
function threeServices(walked: Process, roll: (n: number) => number): Rows {
  const flags = flagsOf(roll);
  const rows: Rows = { topic: empty(), consultation: empty(), feedback: empty() };
  const mail: { to: keyof Rows; row: Row }[] = [];
  const deliver = (): void => {
    const [one] = mail.splice(roll(mail.length), 1);
    rows[one!.to] = hear(rows[one!.to], one!.row);
  };
  for (let moves = 0; moves < 400; moves += 1) {
    if (mail.length > 0 && roll(3) > 0) {
      deliver();
      continue;
    }
    const me = OWNERS[roll(OWNERS.length)]!;
    // Ways in and out belong to the topic's service; everything else to the owner of the stage.
    const mine = (one: Happening): boolean =>
      'stage' in one ? ownerOf(walked, one.stage) === me : me === 'topic';
    const happening = randomStep(walked, rows[me], roll, flags, mine);
    if (!happening) continue;
    const after = advance(walked, rows[me], happening);
    if (after.refused) continue;
    none(faultsAcross(walked, rows, me, happening, after));
    rows[me] = after.row;
    for (const to of OWNERS) if (to !== me) mail.push({ to, row: after.row });
  }
  while (mail.length > 0) deliver();
  return rows;
}

/** The truth of a stage is its owner's row: nothing is closed over it, and nothing begun before it, by hearsay. */
function faultsAcross(
  walked: Process,
  rows: Rows,
  me: keyof Rows,
  happening: Happening,
  after: Advance,
): string[] {
  const faults: string[] = [];
  const own = rows[me];
  const truth = (key: string): Row => rows[ownerOf(walked, key)];
  if (closesRegularly(walked, happening, after) && 'stage' in happening) {
    for (const { key, lane, until } of walked.stages) {
      const state = truth(key).stages[key];
      if (truth(key) === own || lane === 'after' || until === happening.stage || !state) continue;
      if (isLive(truth(key), key) && isOfTurn(state, own.stages[key])) {
        faults.push(`closed while ${key} is open`);
      }
    }
  }
  if (happening.type === 'begin' || happening.type === 'result') {
    for (const need of stageOf(walked, happening.stage)!.needs) {
      const state = truth(need).stages[need];
      // A take-back that is still on its way makes void what was begun meanwhile.
      const known = state === undefined || isOfTurn(own.stages[need]!, state);
      if (known && !settled(truth(need), need)) faults.push(`${happening.stage} before ${need}`);
    }
  }
  return faults;
}

describe('a way out that crosses what another service does at the same time', () => {
  const walked = processOf(regions.jianping);
  const at = '';
  const step = (row: Row, ...steps: string[]): Row =>
    steps.reduce((now, one) => {
      const [stage = '', result] = one.split(':');
      const happening: Happening = result
        ? { type: 'result', stage, result, reason: 'r', at }
        : { type: 'begin', stage, at };
      const after = advance(walked, now, happening);
      expect(after.refused).toBeUndefined();
      return after.row;
    }, row);
  const out = (row: Row): Row => {
    const left = advance(walked, row, { type: 'exit', exit: 'BACKSTOP', reason: 'r', at }).row;
    return step(left, 'backstop:SETTLED', 'feedback:GIVEN', 'closing:CLOSED');
  };
  const start = advance(walked, empty(), { type: 'start', door: 'TOPIC', at }).row;
  const both = step(start, 'intake:SUBMITTED', 'screening:ACCEPTED', 'selection:APPROVED', 'sitting');

  it('makes void what an outcome opened unheard', () => {
    const topic = out(both);
    const consultation = step(both, 'sitting:CONSENSUS');
    for (const row of [hear(topic, consultation), hear(consultation, topic)]) {
      expect(liveStages(walked, row).map(({ key }) => key)).toEqual(['archive']);
      expect([statusOf(row, 'advice'), statusOf(row, 'handling'), row.closed]).toEqual([
        'PENDING',
        'PENDING',
        'CLOSED',
      ]);
    }
  });

  it('makes void another round that was decided unheard', () => {
    const held = step(both, 'sitting:NO_CONSENSUS');
    const again = step(held, 'explanation:AGAIN');
    const topic = out(held);
    for (const row of [hear(topic, again), hear(again, topic)]) {
      expect(liveStages(walked, row).map(({ key }) => key)).toEqual(['archive']);
    }
  });
});
