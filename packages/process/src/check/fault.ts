import type { Stage } from '../profile.js';

/** What is wrong with a profile: where, by which code, and a sentence. */
export interface Fault {
  path: string;
  code: string;
  says: string;
}
export type Say = (path: string, code: string, says: string) => void;

export function collect(body: (say: Say) => void): Fault[] {
  const faults: Fault[] = [];
  body((path, code, says) => void faults.push({ path, code, says }));
  return faults;
}

/** What stands in the list more than once. */
export const twice = (list: readonly string[]): string[] => [
  ...new Set(list.filter((one, at) => list.indexOf(one) !== at)),
];

export const pathOf = ({ key }: Stage): string => `process.stages.${key}`;
