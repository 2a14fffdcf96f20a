import { readdirSync, readFileSync } from 'node:fs';

/** Middle and nearly worst of some times, in milliseconds. */
export interface Spread {
  p50: number;
  p95: number;
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Runs pieces of work in turn (A B A B …), so that a drift of the machine meets all alike. */
export async function sideBySide(
  times: number,
  works: Record<string, (n: number) => Promise<unknown>>,
): Promise<Record<string, Spread>> {
  const measured: Record<string, number[]> = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let n = -5; n < times; n += 1) {
    for (const [name, work] of Object.entries(works)) {
      const startedAt = performance.now();
      await work(n);
      if (n >= 0) measured[name]!.push(performance.now() - startedAt);
    }
  }
  return Object.fromEntries(Object.entries(measured).map(([name, list]) => [name, spreadOf(list)]));
}

/** Proportional set size of a process and all below it, in megabytes: shared pages are counted once. */
export function pssOfTree(pid: number): number {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    } catch {
      // Ended between the listing and the reading.
    }
  }
  const open = [pid];
  let kilobytes = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    open.push(...(children.get(next) ?? []));
    try {
      const rollup = readFileSync(`/proc/${next}/smaps_rollup`, 'utf8');
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // Ended meanwhile, or another user's.
    }
  }
  return kilobytes / 1024;
}
