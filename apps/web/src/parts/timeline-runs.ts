import type { TimelinePartsFragment } from '../graph/generated/graphql';

type Entry = Pick<TimelinePartsFragment, 'type' | 'text' | 'actorRole' | 'actor' | 'actorUnit'>;

/** Entries that say the same of the same person one after the other, as a session's positions do, stand together. */
export function inRuns<T extends Entry>(entries: readonly T[]): T[][] {
  const runs: T[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run && alike(run[0]!, entry)) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function alike(a: Entry, b: Entry): boolean {
  return (
    a.type === b.type &&
    a.text === b.text &&
    a.actorRole === b.actorRole &&
    a.actor?.id === b.actor?.id &&
    a.actorUnit?.id === b.actorUnit?.id
  );
}
