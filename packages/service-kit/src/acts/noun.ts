import type { Kind } from '@concord/contracts/ids';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import type { ActContext } from '../context.js';
import type { CaseRow } from '../database/case-row.js';
import type { ActTransaction } from './act-transaction.js';
import type { ActAnswer, Acts } from './acts.js';
import type { Act, AnyAct, Doing } from './define.js';
import { readFields, type Fields } from './fields.js';
import { asAnswer, bare, type OnInput } from './input.js';
import { forAct, withinDeputy } from './permissions.js';
import { insist } from './refused.js';
import type { Asking, Standing } from './who.js';

/** A kind of case that people act on: what all its acts have in common. */
export interface Noun<Row extends CaseRow, Context extends Asking> {
  kind: Kind;
  entity: new () => Row;
  /** Who may not read the row learns nothing of it. */
  readable(row: Row, tx: ActTransaction): boolean | Promise<boolean>;
  /** What a decision reads; under the lock, and the same for `actions`. */
  context(row: Row, tx: ActTransaction): Context | Promise<Context>;
  /** Nothing is decided in this state any more. */
  isOver(state: string): boolean;
  /** Its story has nothing left to tell: the fact says so (`final`). */
  endsStory(state: string): boolean;
  enter(row: Row, state: string, now: Date): void;
  clocks: {
    start(tx: ActTransaction, row: Row, clock: string): Promise<void>;
    complete(tx: ActTransaction, row: Row, clock: string): Promise<void>;
    endAll(tx: ActTransaction, row: Row): Promise<void>;
  };
}

/** Writes acts on cases of this kind: `topicAct({ name, who, from, … })`; the compiler knows row, states and fields. */
export function actsOn<Row, Context extends Asking, State extends string, Clock extends string>() {
  return <F extends Fields<Doing<Row, Context, never>> = Record<never, never>>(
    act: Act<Row, Context, State, Clock, F>,
  ): Act<Row, Context, State, Clock, F> => act;
}

/** How the asker may act as far as posts go; a deputy's posts only where he was named for the act. */
export function standingOf<Row, Context extends Asking>(
  act: AnyAct<Row, Context>,
  row: Row,
  context: Context,
): Standing {
  return act.who.standing(row, { ...context, identity: forAct(context.identity, act.name) });
}

/**
 * Allowed or refused, on the row as it stands: permission first, then state, then what the act itself demands.
 * The same function fills `actions`, and decides under the row's lock (architecture.md 1).
 */
export function decideAct<Row extends { state: string }, Context extends Asking>(
  noun: { isOver(state: string): boolean },
  act: AnyAct<Row, Context>,
  row: Row,
  context: Context,
): Decision {
  const { name, who, from, rule, source } = act;
  return withinDeputy(context, name, (asker) => {
    if (!who.standing(row, asker)) {
      return who.otherwise?.(row, asker) ?? refuse('NOT_PERMITTED', {}, rule, source);
    }
    if (!from.includes(row.state)) {
      return refuse(
        noun.isOver(row.state) ? 'CASE_CLOSED' : 'WRONG_STATE',
        { state: row.state },
        rule,
        source,
      );
    }
    return act.demand?.(row, asker) ?? ALLOWED;
  });
}

/** The one way in which people act: found, readable, decided, read, done, recorded, in one transaction (architecture.md 2). */
export function runAct<Row extends CaseRow, Context extends Asking>(
  acts: Acts,
  noun: Noun<Row, Context>,
  ctx: ActContext,
  act: AnyAct<Row, Context>,
  input: OnInput,
): Promise<ActAnswer> {
  return asAnswer(async () => {
    const { ifVersion, idempotencyKey } = input;
    const { kind, entity, readable } = noun;
    const command = { kind, entity, readable, ifVersion, idempotencyKey, input };
    return acts.on(ctx, { ...command, act: act.name, id: bare(input.id, kind) }, async (tx, row) => {
      const context = await noun.context(row, tx);
      insist(decideAct(noun, act, row, context));
      const as = standingOf(act, row, context)?.as;
      const scene = { tx, row, context, as, now: ctx.now };
      const read = readFields(act.input?.fields ?? {}, input as never, scene as never);
      if (act.to) noun.enter(row, act.to, ctx.now);
      const { after, ...done } = (await act.perform?.({ ...scene, input: read })) ?? {};
      await turnClocks(noun, act, tx, row);
      const data = { ...done.data, ...(act.to && noun.endsStory(act.to) && { final: true }) };
      await tx.record(kind, entity, row, { ...done, data, type: act.event.type as never, as });
      await after?.();
    });
  });
}

/** What the act finished no longer runs; what it began does. */
async function turnClocks<Row extends CaseRow, Context extends Asking>(
  { clocks, isOver }: Noun<Row, Context>,
  act: AnyAct<Row, Context>,
  tx: ActTransaction,
  row: Row,
): Promise<void> {
  for (const clock of act.clocks?.ends ?? []) await clocks.complete(tx, row, clock as string);
  if (act.to && isOver(act.to)) await clocks.endAll(tx, row);
  for (const clock of act.clocks?.starts ?? []) await clocks.start(tx, row, clock as string);
}
