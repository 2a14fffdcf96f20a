import { contractOf, KINDS } from './kinds.js';
import { downstream, holdsClosing, isOver, liveStages, stageOf, waitsFor } from './process.js';
import type { Edge, Process, Stage } from './profile.js';
import { isLive, statusOf, type Row, type StageState } from './row.js';

/** What happens to a case; `at` is case time, flags are what the case is from now on. */
export type Happening = { at: string; flags?: string[] } & (
  | { type: 'start'; door: string }
  | { type: 'begin'; stage: string }
  | { type: 'mark'; stage: string; mark: string }
  | { type: 'result'; stage: string; result: string; reason?: string }
  | { type: 'skip'; stage: string; reason: string }
  | { type: 'exit'; exit: string; reason: string }
);

/** A clock of a stage, by its budget in the profile. */
export interface StageClock {
  stage: string;
  budget: string;
  mode: string;
}

/** How a stage ended: by its result, by somebody's leave, passed by, or taken back. */
export type Ending = 'DONE' | 'SKIPPED' | 'LAPSED' | 'WITHDRAWN';

export type AdvanceRefusal =
  | 'NO_SUCH_DOOR'
  | 'STARTED_ALREADY'
  | 'NO_SUCH_EXIT'
  | 'NO_SUCH_STAGE'
  | 'STAGE_NOT_OPEN'
  | 'NOT_SKIPPABLE'
  | 'REASON_MISSING'
  | 'WAITS_FOR'
  | 'BEGUN_ALREADY'
  | 'NOT_BEGUN'
  | 'NO_SUCH_RESULT'
  | 'ROUNDS_EXHAUSTED'
  | 'HELD_OPEN';

/** The row after a step, and what the step brought about. */
export interface Advance {
  row: Row;
  opened: string[];
  /** Their clocks end with them. */
  closed: { stage: string; as: Ending }[];
  arms: StageClock[];
  /** Clocks that end though their stage goes on. */
  stops: StageClock[];
  /** The case was closed now, under this name. */
  ends: string | null;
  /** Closed, and nothing is owed any more. */
  over: boolean;
  /** Why nothing was done; `waitsFor` names all stages that are waited for. */
  refused?: { code: AdvanceRefusal; stage?: string; waitsFor?: string[] };
}

class Refusal extends Error {
  constructor(readonly refused: NonNullable<Advance['refused']>) {
    super(refused.code);
  }
}

function no(code: AdvanceRefusal, stage?: string, waits?: string[]): never {
  throw new Refusal({ code, ...(stage !== undefined && { stage }), ...(waits && { waitsFor: waits }) });
}

/**
 * One step of a case, pure: the row after it, or why not. It knows nothing of roles, times of day or what a stage holds:
 * those are its kind's, and are asked before.
 */
export function advance(process: Process, before: Row, happening: Happening): Advance {
  const step = new Step(process, before, happening);
  try {
    return step.take(happening);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const nothing = { opened: [], closed: [], arms: [], stops: [], ends: null };
    return { row: before, ...nothing, over: isOver(process, before), refused: error.refused };
  }
}

/** The step while it is taken, on a copy of the row. */
class Step {
  private readonly row: Row;
  private readonly opened: string[] = [];
  private readonly closed: Advance['closed'] = [];
  private arms: StageClock[] = [];
  private readonly stops: StageClock[] = [];
  private ends: string | null = null;
  private readonly at: string;

  constructor(
    private readonly process: Process,
    private readonly before: Row,
    { at, flags = [] }: Pick<Happening, 'at' | 'flags'>,
  ) {
    this.at = at;
    this.row = structuredClone(before);
    this.row.flags = [...new Set([...before.flags, ...flags])];
  }

  take(happening: Happening): Advance {
    if (happening.type === 'start') this.start(happening.door);
    else if (happening.type === 'exit') this.exit(happening.exit, happening.reason);
    else this.inStage(happening);
    const { row, opened, closed, arms, stops, ends } = this;
    return { row, opened, closed, arms, stops, ends, over: isOver(this.process, row) };
  }

  private start(door: string): void {
    const edge = this.process.starts[door] ?? no('NO_SUCH_DOOR');
    if (this.row.door) no('STARTED_ALREADY');
    this.row.door = door;
    this.follow(edge);
    this.becomeReady(() => true);
  }

  private exit(name: string, reason: string): void {
    const exit = this.process.exits[name];
    const live = liveStages(this.process, this.row).map(({ key }) => key);
    const open = exit && !this.row.closed && live.some((key) => !exit.from || exit.from.includes(key));
    if (!open) return no('NO_SUCH_EXIT');
    this.bars(exit, reason);
    this.follow(exit);
  }

  private inStage(happening: Exclude<Happening, { type: 'start' | 'exit' }>): void {
    const stage = stageOf(this.process, happening.stage) ?? no('NO_SUCH_STAGE', happening.stage);
    const { key } = stage;
    if (happening.type === 'mark') {
      // A mark may come when the stage itself is over: minutes are signed after the outcome.
      if (statusOf(this.row, key) === 'PENDING') no('STAGE_NOT_OPEN', key);
      return this.turnClocks(stage, happening.mark);
    }
    if (!isLive(this.row, key)) no('STAGE_NOT_OPEN', key);
    if (happening.type === 'skip') return this.skip(stage, happening.reason);
    const waits = waitsFor(this.row, stage);
    if (waits.length > 0) no('WAITS_FOR', key, waits);
    if (happening.type === 'result') return this.end(stage, happening.result, happening.reason);
    if (statusOf(this.row, key) === 'BEGUN') no('BEGUN_ALREADY', key);
    this.begin(stage);
  }

  private skip(stage: Stage, reason: string): void {
    const edge = stage.skip ?? no('NOT_SKIPPABLE', stage.key);
    if (!reason) no('REASON_MISSING', stage.key);
    this.bars(edge, reason, stage.key);
    this.leave(stage, edge, 'SKIPPED', { reason });
  }

  private end(stage: Stage, result: string, reason: string | undefined): void {
    const edge = stage.results[result] ?? no('NO_SUCH_RESULT', stage.key);
    if (contractOf(stage.kind).begins && statusOf(this.row, stage.key) !== 'BEGUN') {
      no('NOT_BEGUN', stage.key);
    }
    this.bars(edge, reason, stage.key);
    this.begin(stage);
    this.leave(stage, edge, 'DONE', { result, ...(reason !== undefined && { reason }) });
  }

  /** May this arrow be taken? */
  private bars(edge: Edge, reason: string | undefined, asking?: string): void {
    const { rounds } = this.process;
    if (edge.reason && !reason) no('REASON_MISSING', asking);
    if (edge.round && rounds && this.row.round >= rounds.max) no('ROUNDS_EXHAUSTED', asking);
    const holding = edge.end && !edge.drop ? holdsClosing(this.process, this.row, asking) : [];
    if (holding.length > 0) no('HELD_OPEN', asking, holding);
  }

  private leave(stage: Stage, edge: Edge, as: 'DONE' | 'SKIPPED', more: Partial<StageState>): void {
    this.finish(stage.key, as, more);
    this.follow(edge);
    this.becomeReady((one) => this.opened.includes(one.key) || waitsFor(this.before, one).length > 0);
    // What began and ended in one step has no clock.
    this.arms = this.arms.filter((one) => one.stage !== stage.key || isLive(this.row, one.stage));
  }

  private follow(edge: Edge): void {
    if (edge.drop) this.drop(edge);
    if (edge.back) {
      for (const key of downstream(this.process, edge.back)) this.takeBack(key);
      this.open(edge.back);
    }
    if (edge.round) this.row.round += 1;
    if (edge.end) this.row.closed = this.ends = edge.end;
    for (const key of edge.then) this.open(key);
  }

  /**
   * The case leaves its way. Where it goes on elsewhere, the topic's own open records stay: a filing is still owed. All
   * else is taken back, also what is not open yet, by an epoch that outdoes any way back that another service takes at
   * this moment; what is settled keeps its status.
   */
  private drop(edge: Edge): void {
    const anew = new Set(edge.then.flatMap((key) => [...downstream(this.process, key)]));
    for (const { key, lane, kind } of this.process.stages) {
      const owned = lane === 'beside' && KINDS[kind].owner === 'topic' && isLive(this.row, key);
      if (!edge.end && owned && !anew.has(key)) continue;
      if (anew.has(key) || !['DONE', 'SKIPPED'].includes(statusOf(this.row, key))) this.takeBack(key);
      this.row.stages[key] = { ...this.stateOf(key), epoch: this.stateOf(key).epoch + 1 };
    }
  }

  private open(key: string): void {
    const stage = stageOf(this.process, key);
    if (!stage || statusOf(this.row, key) !== 'PENDING') return;
    if (stage.when && !this.row.flags.includes(stage.when)) {
      this.enter(key, 'SKIPPED', { reason: `without ${stage.when}` });
      for (const next of stage.otherwise?.then ?? []) this.open(next);
      return;
    }
    this.enter(key, 'OPEN');
    this.opened.push(key);
    this.turnClocks(stage, 'open');
  }

  private begin(stage: Stage): void {
    const state = this.stateOf(stage.key);
    if (state.status === 'BEGUN') return;
    this.row.stages[stage.key] = { ...state, status: 'BEGUN', since: this.at };
    for (const other of this.process.stages) {
      if (other.until === stage.key && isLive(this.row, other.key)) {
        this.finish(other.key, 'LAPSED', { reason: `before ${stage.key}` });
      }
    }
    this.turnClocks(stage, 'begin');
  }

  private finish(key: string, as: Ending, more: Partial<StageState> = {}): void {
    this.enter(key, as === 'DONE' ? 'DONE' : 'SKIPPED', more);
    this.closed.push({ stage: key, as });
  }

  /** It begins anew when it is opened again; what another service does in it meanwhile is void. */
  private takeBack(key: string): void {
    if (isLive(this.row, key)) this.closed.push({ stage: key, as: 'WITHDRAWN' });
    this.enter(key, 'PENDING', { turn: this.stateOf(key).turn + 1 });
  }

  private enter(key: string, status: StageState['status'], more: Partial<StageState> = {}): void {
    const { epoch, turn } = this.stateOf(key);
    this.row.stages[key] = { status, epoch, turn, since: this.at, round: this.row.round, ...more };
  }

  private stateOf(key: string): StageState {
    const fresh = { epoch: 0, turn: 0, since: this.at, round: this.row.round };
    return this.row.stages[key] ?? { status: 'PENDING', ...fresh };
  }

  /** Clocks that run from when nothing is left to wait for. */
  private becomeReady(newly: (stage: Stage) => boolean): void {
    for (const one of liveStages(this.process, this.row)) {
      if (newly(one) && waitsFor(this.row, one).length === 0) this.turnClocks(one, 'ready');
    }
  }

  private turnClocks(stage: Stage, moment: string): void {
    for (const { budget, from, to, mode, when } of stage.clocks) {
      if (when && this.row.flags.includes(when.replace('!', '')) === when.startsWith('!')) continue;
      const clock = { stage: stage.key, budget, mode };
      if (from === moment) this.arms.push(clock);
      if (to === moment) this.stops.push(clock);
    }
  }
}
