import { Access } from './access.js';
import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, LocalDate } from './scalars.js';
import { ref, type Ref } from './stubs.js';

/*
 * What publishing a notice of working days would move: one type, several owners, merged at the gateway.
 * gateway/src/merged/schema.graphql repeats it; composition fails when they differ.
 */

@Access('reader')
@ObjectType({ description: 'An open deadline that a notice would move.' })
@Directive('@shareable')
export class CalendarMove {
  @Field(() => ID, { description: 'Typed id of the deadline, `deadline:<uuid>`.' })
  id!: string;

  @Field(() => String, { description: 'Code of the clock, as in `Deadline.kind`.' })
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

  @Field(() => DateTime, { description: 'Instant at which it is due now.' })
  dueAt!: Date;

  @Field(() => LocalDate, { description: 'Day on which it is due now.' })
  dueDate!: string;

  @Field(() => Boolean, { description: 'Its date waits for a notice now.' })
  wasProvisional!: boolean;

  @Field(() => DateTime, { description: 'Instant at which it would be due.' })
  toAt!: Date;

  @Field(() => LocalDate, { description: 'Day on which it would be due.' })
  toDate!: string;

  @Field(() => Boolean, { description: 'Its date would still wait for a notice.' })
  provisional!: boolean;

  @Field(() => Int, { description: 'Calendar days by which it moves; negative = earlier, 0 = only settled.' })
  days!: number;
}

@Access('gateway')
@ObjectType({ description: "One owner's share of the deadlines that a notice would move." })
@Directive('@inaccessible')
@Directive('@shareable')
export class CalendarMovesPage {
  @Field(() => Boolean, {
    description: 'False where this owner does not know the notice (yet), or the asker does not keep it.',
  })
  known!: boolean;

  @Field(() => [CalendarMove], { description: 'In the order of `dueAt`, then `id`.' })
  nodes!: CalendarMove[];

  @Field(() => Boolean, { description: 'This owner has more behind the last one.' })
  hasMore!: boolean;

  @Field(() => Int, { description: 'How many would move.' })
  totalCount!: number;

  @Field(() => Int, { description: 'How many deadlines are open.' })
  openCount!: number;

  @Field(() => Int, { description: 'How many would be due later.' })
  laterCount!: number;

  @Field(() => Int, { description: 'How many would be due earlier.' })
  earlierCount!: number;

  @Field(() => Int, { description: 'How many would no longer be provisional.' })
  settledCount!: number;

  @Field(() => Int, { description: 'How many would be overdue at once.' })
  overdueCount!: number;
}
