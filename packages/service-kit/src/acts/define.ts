import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import type { Decision } from '@concord/contracts/refusals';
import type { Catalogue, Sentence } from '../i18n/catalogue.js';
import type { ActTransaction, Happening } from './act-transaction.js';
import type { Fields, InputOf } from './fields.js';
import type { Asking, Who } from './who.js';

/** The input of an act, or of several acts that ask for the same. */
export interface ActInput<Scene, F extends Fields<Scene>> {
  /** Name of the type in the graph; the act's own where left out. */
  name?: string;
  /** Description of the type; the act's own where left out. */
  says?: string;
  fields: F;
}

/** What the body of an act works with: the row is locked and in its new state, the act is allowed, the input is read. */
export interface Doing<Row, Context, Input> {
  tx: ActTransaction;
  row: Row;
  input: Input;
  context: Context;
  /** The post that it is done under. */
  as: RoleAssignmentClaim | undefined;
  /** Case time. */
  now: Date;
}

/** What an act leaves behind; `after` runs once the row was written. */
export type Done = Omit<Happening, 'type' | 'as'> & { after?: () => Promise<void> };

/** One act of people on one kind of case: all that is to be said of it, in one place. */
export interface Act<
  Row,
  Context extends Asking,
  State extends string,
  Clock extends string,
  F extends Fields<Doing<Row, Context, never>>,
> {
  /** Name of its mutation. */
  name: string;
  label: Sentence;
  /** What one should know before doing it. */
  hint?: Sentence;
  /** Description of the mutation in the graph. */
  says: string;
  /** Rule of domain.md and its source, shown with a refusal. */
  rule: string;
  source: string;
  who: Who<Row, Context>;
  from: readonly State[];
  /** null: the act leaves the state as it is, or decides it itself. */
  to: State | null;
  /** `main` = what one comes here to do; `grave` = cannot be taken back. */
  weight?: 'main' | 'plain' | 'grave';
  input?: ActInput<Doing<Row, Context, never>, F>;
  /** Clocks whose work it does, and those that run from it; a state in which nothing is decided ends all. */
  clocks?: { ends?: readonly Clock[]; starts?: readonly Clock[] };
  /** What it demands beyond post and state. Pure: the same function fills `actions` and decides under the lock. */
  demand?: (row: Readonly<Row>, context: Context) => Decision;
  /** What the timeline says, and the type of the fact that the story hears. */
  event: { type: string; text: Sentence };
  /** Sentences of refusals that are this act's own. */
  refusals?: Catalogue;
  perform?: (doing: Doing<Row, Context, InputOf<F>>) => Promise<Done | void> | Done | void;
}

/** Any act of a kind of case, whatever it asks for. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an act's input is known to its own body alone
export type AnyAct<Row, Context extends Asking> = Act<Row, Context, string, any, any>;

/** What happened, for whoever else records the event of an act (a story, by default of people). */
export function happened(act: { event: { type: string } }, done: Done): Happening<never> {
  return { ...done, type: act.event.type as never };
}

/** Sentences of the acts' events, by their types. */
export function eventsOf(
  acts: Readonly<Record<string, { event: Act<never, never, never, never, never>['event'] }>>,
): Catalogue {
  return Object.fromEntries(Object.values(acts).map(({ event }) => [event.type, event.text]));
}

/** Sentences of the acts' own refusals. */
export function refusalsOf(acts: Readonly<Record<string, { refusals?: Catalogue }>>): Catalogue {
  return Object.assign({}, ...Object.values(acts).map((act) => act.refusals ?? {})) as Catalogue;
}
