import type { ActContext } from '../context.js';
import type { CaseRow } from '../database/case-row.js';
import type { ActAnswer, Acts } from './acts.js';
import type { AnyAct } from './define.js';
import type { OnInput } from './input.js';
import { runAct, type Noun } from './noun.js';
import type { Asking } from './who.js';

/** The door of a kind of case: does an act, and answers with what a payload of the graph shows of it. */
export abstract class ActDoor<Row extends CaseRow, Context extends Asking, Payload> {
  constructor(
    private readonly acts: Acts,
    private readonly noun: Noun<Row, Context>,
  ) {}

  /** Does the act, or says why not. */
  run(ctx: ActContext, act: AnyAct<Row, Context>, input: OnInput): Promise<ActAnswer> {
    return runAct(this.acts, this.noun, ctx, act, input);
  }

  /** What the asker reads back. */
  abstract answer(ctx: ActContext, answer: ActAnswer, input: OnInput): Promise<Payload>;
}
