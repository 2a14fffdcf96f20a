import type { Outcome } from './run.js';

const codesOf = ({ answered }: Outcome): string =>
  Object.entries(answered)
    .map(([code, count]) => (count === 1 ? code : `${code} ×${count}`))
    .join(', ');

/** One attack as a line for the terminal. */
export function lineOf(outcome: Outcome): string {
  const { name, faults, worstWaitMs, memoryBeforeMb, memoryAfterMb, upstream, seconds } = outcome;
  const line = [
    faults.length === 0 ? 'borne ' : 'FAULT ',
    name.padEnd(62),
    codesOf(outcome).padEnd(44),
    `${worstWaitMs} ms`.padStart(9),
    `${memoryBeforeMb}→${memoryAfterMb} MB`.padStart(14),
    `${upstream} up`.padStart(8),
    `${seconds} s`.padStart(8),
  ].join(' ');
  return [line, ...faults.map((fault) => `       ${fault}`)].join('\n');
}

/** All of them as the table of docs/security.md. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(
    (outcome) =>
      `| ${outcome.name} | ${codesOf(outcome)} | ${outcome.worstWaitMs} | ${outcome.memoryBeforeMb} → ${outcome.memoryAfterMb} | ${outcome.faults.join('; ') || 'borne'} |`,
  );
  return [
    '| sent | answered | worst wait of a second reader, ms | memory, MB | |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** The end of the report. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const worst = Math.max(...outcomes.map(({ worstWaitMs }) => worstWaitMs));
  const most = Math.max(
    ...outcomes.map(({ memoryBeforeMb, memoryAfterMb }) => memoryAfterMb - memoryBeforeMb),
  );
  const faults = outcomes.filter((outcome) => outcome.faults.length > 0).length;
  return `${outcomes.length} attacks, ${faults} with a fault; worst wait of a second reader ${worst} ms (aim 500), most memory more ${most} MB (aim 50)`;
}
