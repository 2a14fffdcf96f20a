import { Access } from './access.js';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { CodedError } from '../log.js';
import { PageArgs } from './connection.js';
import {
  DeadlineAmount,
  DeadlineExtension,
  DeadlinePause,
  DeadlineReckoning,
} from './deadline-history.types.js';
import { DateTime, isInstant, LocalDate } from './scalars.js';
import { ref, type Ref } from './stubs.js';

/*
 * A deadline as its own case and as the merged list of the gateway show it: one type, several owners.
 * gateway/src/merged/schema.graphql repeats it; composition fails when they differ.
 */

@Access('reader')
@ObjectType({ description: 'How much time a rule gives.' })
@Directive('@shareable')
export class DeadlineBudget {
  @Field(() => String, {
    description: 'wd = working days, cd = calendar days, m = months, oh = office hours.',
  })
  unit!: string;

  @Field(() => Int, { description: 'How many of that unit.' })
  n!: number;

  @Field(() => String, {
    description: 'Where the number comes from: a source tag, INF (产品默认) or AGREED.',
  })
  source!: string;
}

@Access('reader')
@ObjectType({ description: 'One rung of the ladder: when a reminder, warning or notice is made.' })
@Directive('@shareable')
export class DeadlineRung {
  @Field(() => String, { description: "Key of the rung in the profile's ladder, e.g. T-3, DUE, T+1." })
  key!: string;

  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;

  @Field(() => String, { description: 'PENDING, CLAIMED or SKIPPED.' })
  status!: string;
}

@Access('reader')
@ObjectType({ description: 'One day of a reckoning.' })
@Directive('@shareable')
export class DeadlineDay {
  @Field(() => LocalDate, { description: "The day, in the calendar's time zone." })
  date!: string;

  @Field(() => String, {
    description: 'working, weekend, holiday or make-up (a rest day that is worked).',
  })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "What the day was, in the asker's language: its kind, the holiday and its notice, a stop of the clock, unpublished.",
  })
  name!: string | null;

  @Field(() => Boolean, { description: 'Whether the day used up some of the budget.' })
  counted!: boolean;
}

@Access('reader')
@ObjectType({ description: 'How a due day came about, so that it can be checked by hand.' })
@Directive('@shareable')
export class DeadlineExplanation {
  @Field(() => String, { description: "One sentence in the asker's language." })
  text!: string;

  @Field(() => [DeadlineDay], { description: 'Day by day, as far as the due day.' })
  days!: DeadlineDay[];
}

@Access('reader')
@ObjectType({ description: 'A clock of a case: a budget with a ledger; overdue is derived on reading.' })
@Directive('@shareable')
export class Deadline {
  @Field(() => ID, { description: 'Typed id, `deadline:<uuid>`.' })
  id!: string;

  @Field(() => String, { description: 'Code of the clock, e.g. TOPIC_SCREENING.' })
  kind!: string;

  @Field(() => String, { description: 'Title of the case it belongs to.' })
  title!: string;

  @Field(() => ID, { description: 'Typed id of that case.' })
  caseId!: string;

  @Field(() => String, { description: 'GraphQL type of that case.' })
  caseType!: string;

  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The unit whose case it is.' })
  orgUnit!: Ref | null;

  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The unit that must act.' })
  responsible!: Ref | null;

  @Field(() => DateTime, {
    description:
      'Instant at which the last day ends: 24:00, or the close of business where the clock says so.',
  })
  dueAt!: Date;

  @Field(() => LocalDate, { description: "Last day, in the calendar's time zone." })
  dueDate!: string;

  @Field(() => Boolean, { description: 'True while a year without a published notice is touched.' })
  provisional!: boolean;

  @Field(() => String, { description: 'RUNNING, PAUSED, MET or CANCELLED.' })
  state!: string;

  @Field(() => Boolean, { description: 'Running and past its date.' })
  overdue!: boolean;

  @Field(() => Boolean, { description: 'Running, and this is its last day.' })
  dueToday!: boolean;

  @Field(() => Int, {
    description:
      'Working days past the due day, counted to its end where it is over; 0 when not late, and on rest days right after the due day.',
  })
  daysLate!: number;

  @Field(() => Int, { description: 'Working days left until the due day; 0 on it and after.' })
  workingDaysLeft!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Instant at which the date passed, once it happened; it stays, whatever comes later.',
  })
  breachedAt!: Date | null;

  @Field(() => String, { description: 'Code of the event from which it runs, e.g. submitted.' })
  anchorEvent!: string;

  @Field(() => DateTime, { description: 'Case time of that event.' })
  anchorAt!: Date;

  @Field(() => DeadlineBudget, {
    nullable: true,
    description: 'How much time the rule gives; shown also where an agreed date governs instead.',
  })
  budget!: DeadlineBudget | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Date agreed in the minutes; it governs (承诺时限).',
  })
  agreedDate!: string | null;

  @Field(() => DeadlineBudget, {
    nullable: true,
    description: 'Bound of its one extension; null where it cannot be extended.',
  })
  maxExtension!: DeadlineBudget | null;

  @Field(() => DeadlineAmount, { description: 'Time used, without stops.' })
  elapsed!: DeadlineAmount;

  @Field(() => DeadlineAmount, { description: 'Time left until the due day; 0 after it.' })
  remaining!: DeadlineAmount;

  @Field(() => String, { description: 'Working calendar by which it counts.' })
  calendarId!: string;

  @Field(() => String, { description: 'Version of that calendar by which it was last reckoned.' })
  calendarVersion!: string;

  @Field(() => [DeadlinePause], { description: 'Stops of the clock, in order.' })
  pauses!: DeadlinePause[];

  @Field(() => [DeadlineExtension], { description: 'Requests for more time, in order.' })
  extensions!: DeadlineExtension[];

  @Field(() => [DeadlineReckoning], {
    description: 'What the deadline was before, in order; a breach that happened under one stays.',
  })
  reckonings!: DeadlineReckoning[];

  @Field(() => [DeadlineRung], { description: 'Rungs of the reckoning in force, in order.' })
  rungs!: DeadlineRung[];

  @Field(() => DeadlineExplanation, { description: 'How the due day came about.' })
  explanation!: DeadlineExplanation;
}

@Access('gateway')
@ObjectType({ description: "One owner's share of a merged list of deadlines." })
@Directive('@inaccessible')
@Directive('@shareable')
export class DeadlinePage {
  @Field(() => [Deadline], { description: 'In the order of `dueAt`, then `id`.' })
  nodes!: Deadline[];

  @Field(() => Boolean, { description: 'This owner has more behind the last one.' })
  hasMore!: boolean;

  @Field(() => Int, { description: 'How many this owner has in all.' })
  totalCount!: number;
}

@InputType({ description: 'Which deadlines; what is left out does not restrict.' })
export class DeadlineFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'RUNNING, PAUSED, MET, CANCELLED; RUNNING and PAUSED by default. Refused: CHOICE_UNKNOWN.',
  })
  states?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of clocks, as in `Deadline.kind`. Refused: CHOICE_UNKNOWN.',
  })
  kinds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only those that run and are past their date (true), or all others (false); a window that ran out is not late.',
  })
  overdue?: boolean | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      "First due day, included, in the time zone of each deadline's calendar. Refused where it lies after `dueTo`: PERIOD_REVERSED.",
  })
  dueFrom?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last due day, included, in the time zone of each deadline's calendar.",
  })
  dueTo?: string | null;

  @Field(() => String, { nullable: true, description: "Part of the case's title." })
  text?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Typed id of the unit that must act, `orgUnit:<uuid>`. Refused: UNKNOWN_ID.',
  })
  responsibleId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Typed id of the case. Refused: UNKNOWN_ID.' })
  caseId?: string | null;
}

const ORDERS = ['DUE_AT', 'DUE_AT_DESC'];

@ArgsType()
export class DeadlineArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'DUE_AT (the default): soonest first; DUE_AT_DESC: latest first.',
  })
  orderBy?: string | null;
}

/** Whether a list of deadlines runs backwards; an unknown order is refused. */
export function newestFirst(orderBy: string | null | undefined): boolean {
  if (orderBy != null && !ORDERS.includes(orderBy)) {
    throw new CodedError('CHOICE_UNKNOWN', { field: 'orderBy', offered: ORDERS.join(', ') });
  }
  return orderBy === 'DUE_AT_DESC';
}

const DEADLINE_ID = /^deadline:[\w-]{1,80}$/;

/** `after` of a merged list: base64url(`<dueAt ISO>|<deadline id>`); the id may be another owner's. */
export function decodeDeadlineCursor(after: string | null | undefined): { dueAt: Date; id: string } | null {
  if (!after) return null;
  const [instant = '', id = ''] = Buffer.from(after, 'base64url').toString().split('|');
  if (!isInstant(instant) || !DEADLINE_ID.test(id)) throw new CodedError('CURSOR_INVALID');
  return { dueAt: new Date(instant), id };
}
