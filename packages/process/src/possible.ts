import type { Happening } from './advance.js';
import { liveStages } from './process.js';
import type { Process } from './profile.js';
import { statusOf, type Row } from './row.js';

/** Every step that could be tried now, refused or not: for walks, for the check, and for a page's acts. */
export function possible(process: Process, row: Row, at: string): Happening[] {
  if (!row.door) return Object.keys(process.starts).map((door) => ({ type: 'start', door, at }));
  const reason = 'reason';
  return [
    ...liveStages(process, row).flatMap(({ key: stage, results, skip }): Happening[] => [
      ...(statusOf(row, stage) === 'OPEN' ? [{ type: 'begin', stage, at } as const] : []),
      ...Object.keys(results).map((result) => ({ type: 'result', stage, result, reason, at }) as const),
      ...(skip ? [{ type: 'skip', stage, reason, at } as const] : []),
    ]),
    ...Object.keys(process.exits).map((exit) => ({ type: 'exit', exit, reason, at }) as const),
  ];
}
