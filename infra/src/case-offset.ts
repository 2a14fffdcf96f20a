import { LaunchError } from './errors.js';
import type { LaunchOptions } from './launch.js';

/** Milliseconds from wall time to the instant at which a sandbox's case time begins; 0 for the real thing. */
export function offsetOf(options: Pick<LaunchOptions, 'from' | 'mode'>): number {
  if (options.from === undefined || options.mode === 'start') return 0;
  const begin = Date.parse(options.from);
  if (Number.isNaN(begin)) {
    throw new LaunchError(
      `--from 的值“${options.from}”不是时间，请写成 2026-02-02T00:30:00Z 的形式。`,
      `--from "${options.from}" is no instant; write it as 2026-02-02T00:30:00Z.`,
    );
  }
  // The test server's clock begins at wall time when it starts, moments from now.
  return begin - Date.now();
}
