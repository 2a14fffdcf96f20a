import { KINDS, type Owner } from './kinds.js';
import type { Edge, Process, Stage } from './profile.js';
import { isLive, statusOf, type Row } from './row.js';

export const stageOf = (process: Process, key: string): Stage | undefined =>
  process.stages.find((one) => one.key === key);

/** The service that keeps the stage; throws on a key that is no stage of the process. */
export function ownerOf(process: Process, key: string): Owner {
  const stage = stageOf(process, key);
  if (!stage) throw new Error(`${key} is no stage of this process`);
  return KINDS[stage.kind].owner;
}

export const liveStages = (process: Process, row: Row): Stage[] =>
  process.stages.filter((one) => isLive(row, one.key));

/** Closed, and nothing is owed any more. */
export const isOver = (process: Process, row: Row): boolean =>
  row.closed !== null && liveStages(process, row).length === 0;

/** Where the case stands: its first open main stage; a record beside only where nothing else is open; or its ending. */
export function position(
  process: Process,
  row: Row,
): { stage: string; begun: boolean } | { ended: string } | null {
  const live = liveStages(process, row);
  const here = live.find((one) => one.lane === 'main') ?? (row.closed ? undefined : live[0]);
  if (here) return { stage: here.key, begun: statusOf(row, here.key) === 'BEGUN' };
  return row.closed ? { ended: row.closed } : null;
}

/** Needs that are not met: a stage that was never opened, or was merely passed by, does not meet one. */
export const waitsFor = (row: Row, stage: Stage): string[] =>
  stage.needs.filter((need) => !['DONE', 'SKIPPED'].includes(statusOf(row, need)));

/** What holds the closing: every open stage but the asking one, what lapses with it, and what is owed afterwards. */
export const holdsClosing = (process: Process, row: Row, asking?: string): string[] =>
  liveStages(process, row)
    .filter(({ key, lane, until }) => lane !== 'after' && key !== asking && (!asking || until !== asking))
    .map(({ key }) => key);

/** Every arrow that leaves a stage. */
export function edges(stage: Stage): Edge[] {
  return [
    ...Object.values(stage.results),
    ...(stage.skip ? [stage.skip] : []),
    ...(stage.otherwise ? [stage.otherwise] : []),
  ];
}

/** The stage and all that follow from it: by `then`, or because they need it. */
export function downstream(process: Process, from: string): Set<string> {
  const found = new Set<string>();
  const visit = (key: string): void => {
    const one = stageOf(process, key);
    if (found.has(key) || !one) return;
    found.add(key);
    for (const { then } of edges(one)) then.forEach(visit);
    for (const other of process.stages) if (other.needs.includes(key)) visit(other.key);
  };
  visit(from);
  return found;
}
