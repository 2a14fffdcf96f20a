import { env } from './env.js';
import { commandLine, parentOf, startMark } from './processes.js';
import type { ProcessId } from './processes.js';

const LOOK_MS = process.platform === 'linux' ? 500 : 5_000;

/**
 * Our ancestors up to and with npm. npm hands a SIGTERM to its shell, which dies of it without
 * telling us; and nobody is told of a kill -9. So we look whether they still live.
 */
function npmAncestors(): ProcessId[] {
  if (!env.underNpm) return [];
  const chain: ProcessId[] = [];
  for (let pid = process.ppid; pid > 1 && chain.length < 4; pid = parentOf(pid)) {
    const started = startMark(pid);
    if (started === undefined) return [];
    chain.push({ pid, started });
    if (/\bnpm\b/.test(commandLine(pid))) {
      // A shell's own command line may name npm as well: npm is the one with Node or its title.
      if (!/^\S*sh /.test(commandLine(pid))) return chain;
    }
  }
  return chain.slice(0, 1);
}

/**
 * Answers once, when this process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the death of
 * what started us (the plain launcher, whose channel disconnects, or npm and its shell).
 * Later signals are swallowed: the orderly end is already under way.
 */
export function untilSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => resolve(name));
    }
    process.once('disconnect', () => resolve('disconnect'));
    // Neither the channel nor the watch must keep a finished launch alive.
    process.channel?.unref();
    const ancestors = npmAncestors();
    const look = setInterval(() => {
      if (ancestors.some((ancestor) => startMark(ancestor.pid) !== ancestor.started)) resolve('orphaned');
    }, LOOK_MS);
    look.unref();
    if (ancestors.length === 0) clearInterval(look);
  });
}
