/** PENDING: not opened in this turn. OPEN: may be prepared. BEGUN: under way. */
export type Status = 'PENDING' | 'OPEN' | 'BEGUN' | 'DONE' | 'SKIPPED';

/** How one stage of a case stands. */
export interface StageState {
  status: Status;
  /** How often a way out took it back; outdoes every way back. */
  epoch: number;
  /** How often it was taken back by a way back. */
  turn: number;
  /** Case time, ISO instant. */
  since: string;
  round: number;
  result?: string;
  reason?: string;
}

/** What a service's row keeps of a case: its own stages, and those of the others as it has heard of them. */
export interface Row {
  /** By which way in the case came; empty before. */
  door: string;
  round: number;
  flags: string[];
  /** Under which name it was closed. */
  closed: string | null;
  stages: Record<string, StageState>;
}

/** A case that has not come in yet. */
export const empty = (): Row => ({ door: '', round: 1, flags: [], closed: null, stages: {} });

export const statusOf = (row: Row, key: string): Status => row.stages[key]?.status ?? 'PENDING';

/** Something is to be done in it. */
export const isLive = (row: Row, key: string): boolean => ['OPEN', 'BEGUN'].includes(statusOf(row, key));

const RANK: Readonly<Record<Status, number>> = { PENDING: 0, OPEN: 1, BEGUN: 2, SKIPPED: 3, DONE: 4 };

/** Of two tellings of one stage the later epoch counts, then the later turn, then the further status. */
function outdoes(one: StageState, other: StageState): boolean {
  return (one.epoch - other.epoch || one.turn - other.turn || RANK[one.status] - RANK[other.status]) > 0;
}

/** Whether the telling is of the same turn or a later one. */
export const isOfTurn = (one: StageState, other: StageState | undefined): boolean =>
  !other || (one.epoch - other.epoch || one.turn - other.turn) >= 0;

/** What a row knows after a fact of another service: told twice, late or out of order, it comes to the same. */
export function hear(mine: Row, told: Row): Row {
  const stages = { ...mine.stages };
  for (const [key, one] of Object.entries(told.stages)) {
    const known = stages[key];
    if (!known || outdoes(one, known)) stages[key] = one;
  }
  return {
    door: mine.door || told.door,
    round: Math.max(mine.round, told.round),
    flags: [...new Set([...mine.flags, ...told.flags])].sort(),
    closed: mine.closed ?? told.closed,
    stages,
  };
}
