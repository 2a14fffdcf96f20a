import type { DeadlineFullFragment } from '../../graph/generated/graphql';

type Clock = Pick<
  DeadlineFullFragment,
  'anchorAt' | 'dueAt' | 'pauses' | 'reckonings' | 'rungs' | 'overdue' | 'state' | 'extensions'
>;

/** A stretch of a bar, in shares (0–1) of the picture's width. */
export interface Stretch {
  kind: 'run' | 'extension' | 'pause' | 'late';
  from: number;
  to: number;
}
export interface Mark {
  key: string;
  at: number;
  status: string;
}
export interface Bar {
  stretches: Stretch[];
  rungs: Mark[];
  due: number;
}
/** The span that all bars share. */
export interface Span {
  from: number;
  to: number;
}

/** From the first anchor to the last date or today, with a little air. */
export function spanOf(clocks: readonly Clock[], now: number): Span {
  const times = clocks.flatMap(({ anchorAt, dueAt }) => [Date.parse(anchorAt), Date.parse(dueAt)]);
  const [from, to] = [Math.min(now, ...times), Math.max(now, ...times)];
  const air = Math.max((to - from) * 0.03, 3_600_000);
  return { from: from - air, to: to + air };
}

/** Where on the picture an instant lies; what lies outside stands at its edge. */
export function shareOf(time: number, { from, to }: Span): number {
  return Math.min(1, Math.max(0, (time - from) / (to - from)));
}

/** One clock as a bar: what it ran, how far it was extended, where it stood still, and how late it is. */
export function barOf(clock: Clock, span: Span, now: number): Bar {
  const share = (iso: string): number => shareOf(Date.parse(iso), span);
  const { anchorAt, dueAt, pauses, reckonings, rungs, overdue, state } = clock;
  const [start, due] = [share(anchorAt), share(dueAt)];
  const extended = reckonings.find(({ reason }) => reason === 'extended');
  const before = extended ? Math.min(due, share(extended.dueAt)) : due;
  const stretches: Stretch[] = [{ kind: 'run', from: start, to: before }];
  if (before < due) stretches.push({ kind: 'extension', from: before, to: due });
  for (const pause of pauses) {
    const until = pause.until ? share(pause.until) : shareOf(now, span);
    stretches.push({ kind: 'pause', from: share(pause.from), to: Math.max(until, share(pause.from)) });
  }
  if (overdue && state === 'RUNNING') stretches.push({ kind: 'late', from: due, to: shareOf(now, span) });
  return {
    stretches,
    due,
    // What lies behind the picture is said in the list of reminders; here it would crowd the edge.
    rungs: rungs
      .filter(({ at }) => Date.parse(at) <= span.to)
      .map(({ key, at, status }) => ({ key, status, at: share(at) })),
  };
}
