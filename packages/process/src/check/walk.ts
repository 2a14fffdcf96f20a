import { advance, type Happening } from '../advance.js';
import { possible } from '../possible.js';
import { isOver, liveStages } from '../process.js';
import type { Process } from '../profile.js';
import { empty, type Row } from '../row.js';
import { pathOf, type Fault } from './fault.js';

/** More states than any process that people could follow. */
const MOST_STATES = 200_000;

/** A state of a case that was come to, whence without an exit, and by which steps it was first come to. */
interface Place {
  row: Row;
  from: string[];
  trace: string;
}

/**
 * Tries every way through, with the very function that moves real cases: each state, also after an exit, must still lead
 * to an end without an exit, as one that is open from anywhere would hide every dead end.
 */
export function walk(process: Process): Fault[] {
  const places = explore(process);
  if (!places) {
    return [{ path: 'process', code: 'TOO_MANY_STATES', says: 'the process is too wide to be tried' }];
  }
  const good = leadingTo(places, ({ row }) => isOver(process, row));
  const faults = new Map<string, Fault>();
  for (const [id, place] of places) {
    if (good.has(id)) continue;
    const fault = deadEnd(process, place);
    // The shortest way to each dead end is the one that was found first.
    if (!faults.has(fault.path)) faults.set(fault.path, fault);
  }
  return [...faults.values()];
}

/** Every state, breadth first; undefined where there are too many. */
function explore(process: Process): Map<string, Place> | undefined {
  const places = new Map<string, Place>();
  const queue: [id: string, place: Place][] = [];
  const come = (row: Row, trace: string, from?: string): void => {
    const id = idOf(process, row);
    const known = places.get(id);
    if (known && from !== undefined) known.from.push(from);
    if (known) return;
    const place = { row, trace, from: from === undefined ? [] : [from] };
    places.set(id, place);
    queue.push([id, place]);
  };
  for (const flags of flagSets(process)) {
    for (const start of possible(process, empty(), '')) {
      come(advance(process, empty(), { ...start, flags }).row, `${nameOf(start)}[${flags.join('+')}]`);
    }
  }
  for (const [id, { row, trace }] of queue) {
    if (places.size > MOST_STATES) return undefined;
    for (const step of possible(process, row, '')) {
      const next = advance(process, row, step);
      if (next.refused) continue;
      come(next.row, `${trace} → ${nameOf(step)}`, step.type === 'exit' ? undefined : id);
    }
  }
  return places;
}

/** Every combination of flags by which stages open. */
function flagSets(process: Process): string[][] {
  const flags = new Set(process.stages.flatMap(({ when }) => when ?? []));
  return [...flags].reduce<string[][]>((sets, flag) => [...sets, ...sets.map((set) => [...set, flag])], [[]]);
}

function idOf({ stages, rounds }: Process, row: Row): string {
  const statuses = stages.map(({ key }) => row.stages[key]?.status ?? 'PENDING');
  const round = Math.min(row.round, rounds?.max ?? 1);
  return [row.closed !== null, row.flags.join('+'), round, ...statuses].join('|');
}

function nameOf(step: Happening): string {
  if (step.type === 'start') return step.door;
  if (step.type === 'exit') return step.exit;
  return step.type === 'result' ? `${step.stage}:${step.result}` : `${step.type} ${step.stage}`;
}

/** States from which an end can be come to. */
function leadingTo(places: ReadonlyMap<string, Place>, isEnd: (place: Place) => boolean): Set<string> {
  const good = new Set([...places].flatMap(([id, place]) => (isEnd(place) ? [id] : [])));
  // A set grows while it is walked: what is added is walked as well.
  for (const id of good) for (const from of places.get(id)!.from) good.add(from);
  return good;
}

function deadEnd(process: Process, { row, trace }: Place): Fault {
  const live = liveStages(process, row);
  const stays = live.map(({ key }) => key).join(', ');
  return {
    path: live[0] ? pathOf(live[0]) : 'process',
    code: 'NO_WAY_TO_AN_END',
    says: `${stays ? `the case stays in ${stays}` : 'nothing is open and the case is not closed'}: ${trace}`,
  };
}
