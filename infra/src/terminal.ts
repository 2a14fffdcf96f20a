import { writeSync } from 'node:fs';
import { logDestination } from '@concord/contracts/log-destination';

/** What people read. Where the console is a file on a full disk, or nobody reads it any more, the launcher lives on. */
export const terminal = logDestination((bytes) => writeSync(2, bytes));

/** What scripts read. */
export const answers = logDestination((bytes) => writeSync(1, bytes));
