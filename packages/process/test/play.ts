import { advance, type Advance, type Happening } from '../src/advance.js';
import { contractOf } from '../src/kinds.js';
import { possible } from '../src/possible.js';
import { stageOf } from '../src/process.js';
import { profile, type Process } from '../src/profile.js';
import { empty, statusOf, type Row } from '../src/row.js';
import type { ProfileInput } from './profiles/pieces.js';

const AT = '2026-01-05';

export const processOf = (input: ProfileInput): Process => profile.parse(input).process;

/** The stage of that key, to be looked at or changed by a test. */
export function stageIn(process: Process, key: string): any {
  return stageOf(process, key);
}

function happeningOf(step: string): Happening {
  const reason = 'because';
  if (step.includes(':')) {
    const [stage = '', result = ''] = step.split(':');
    return { type: 'result', stage, result, reason, at: AT };
  }
  const [what, name = '', mark = ''] = step.split(' ');
  if (what === 'begin') return { type: 'begin', stage: name, at: AT };
  if (what === 'skip') return { type: 'skip', stage: name, reason, at: AT };
  if (what === 'exit') return { type: 'exit', exit: name, reason, at: AT };
  return { type: 'mark', stage: name, mark, at: AT };
}

/** Plays steps like 'screening:ACCEPTED', 'begin sitting', 'skip poll', 'exit BACKSTOP', 'mark sitting minutesSigned'. */
export function play(
  process: Process,
  steps: readonly string[],
  flags: string[] = [],
  door = 'TOPIC',
  from?: Row,
): Advance[] {
  let row = from ?? empty();
  const told: Advance[] = [];
  const take = (happening: Happening): void => {
    const after = advance(process, row, happening);
    told.push(after);
    row = after.row;
  };
  if (!from) take({ type: 'start', door, flags, at: AT });
  for (const step of steps) {
    const happening = happeningOf(step);
    if (happening.type === 'result' && statusOf(row, happening.stage) === 'OPEN') {
      const { stage } = happening;
      if (contractOf(stageOf(process, stage)!.kind).begins) {
        row = advance(process, row, { type: 'begin', stage, at: AT }).row;
      }
    }
    take(happening);
  }
  return told;
}

export const last = (told: readonly Advance[]): Advance => told.at(-1)!;

/** A reproducible stream of numbers below n. */
export function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** It leaves the process before its end. */
function isShortcut(process: Process, one: Happening): boolean {
  if (one.type === 'exit') return true;
  return one.type === 'result' && stageOf(process, one.stage)!.results[one.result]!.drop;
}

/** One of the steps that `may` take; shortcuts are rare, or no walk would come far. */
export function randomStep(
  process: Process,
  row: Row,
  roll: (n: number) => number,
  flags: string[],
  may: (one: Happening) => boolean = () => true,
): Happening | undefined {
  const all = possible(process, row, AT).filter((one) => !isShortcut(process, one) || roll(20) === 0);
  const those = all.filter(may);
  const one = those[roll(those.length)];
  return one && (row.door ? one : { ...one, flags });
}

/** Closes the case by going through it, not by leaving it. */
export const closesRegularly = (process: Process, one: Happening, after: Advance): boolean =>
  after.ends !== null && !isShortcut(process, one);
