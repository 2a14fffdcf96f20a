import type { Attack } from './attack.js';
import { bursts } from './bursts.js';
import { disguises } from './disguises.js';
import { documents } from './documents.js';
import { connections, doors } from './doors.js';
import { files } from './files.js';
import { floods } from './floods.js';
import { temporal } from './temporal.js';

/** All that Concord is attacked with; a new attack is an entry in one of these lists. */
export const CORPUS: readonly Attack[] = [
  ...documents,
  ...files,
  ...doors,
  ...connections,
  ...temporal,
  ...floods,
  ...bursts,
  ...disguises,
];
