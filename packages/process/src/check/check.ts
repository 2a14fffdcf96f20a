import { profile } from '../profile.js';
import { arrows } from './arrows.js';
import type { Fault } from './fault.js';
import { names } from './names.js';
import { numbers } from './numbers.js';
import { people } from './people.js';
import { sources } from './sources.js';
import { walk } from './walk.js';

/** Every fault of a profile, each with its path and a sentence; none = it can be published. */
export function check(document: unknown): Fault[] {
  const parsed = profile.safeParse(document);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({
      path: path.join('.'),
      code: 'SHAPE',
      says: message,
    }));
  }
  const read = parsed.data;
  const faults = [
    ...names(read),
    ...arrows(read.process),
    ...people(read),
    ...numbers(read),
    ...sources(read),
  ];
  // The walk presupposes that every arrow points somewhere.
  return faults.some(({ code }) => code === 'NO_SUCH_STAGE') ? faults : [...faults, ...walk(read.process)];
}
