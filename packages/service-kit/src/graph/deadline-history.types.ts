import { Access } from './access.js';
import { Directive, Field, Float, ObjectType } from '@nestjs/graphql';
import { DateTime, LocalDate } from './scalars.js';
import { ref, type Ref } from './stubs.js';

/*
 * What a deadline has been through. gateway/src/merged/schema.graphql repeats these types; composition fails when they
 * differ. People and their own words are shown to those who hold a post, and null to everybody else.
 */

@Access('reader')
@ObjectType({ description: 'An amount of time that a clock counts.' })
@Directive('@shareable')
export class DeadlineAmount {
  @Field(() => String, {
    description: 'wd = working days, cd = calendar days (months too), oh = office hours.',
  })
  unit!: string;

  @Field(() => Float, { description: 'How many of that unit.' })
  n!: number;
}

@Access('reader')
@ObjectType({ description: 'A stop of the clock, for one of the three lawful reasons.' })
@Directive('@shareable')
export class DeadlinePause {
  @Field(() => DateTime, { description: 'Case time.' })
  from!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Case time; null while it stands.' })
  until!: Date | null;

  @Field(() => String, { description: 'awaiting-higher-authority, publicity-objection or force-majeure.' })
  reason!: string;

  @Field(() => String, { description: "The reason as a sentence in the asker's language." })
  reasonText!: string;

  @Field(() => String, { nullable: true, description: 'In the words of who stopped it.' })
  note!: string | null;

  @Field(() => ref('Person'), { nullable: true, description: 'Who stopped it.' })
  by!: Ref | null;
}

@Access('reader')
@ObjectType({ description: 'A request for more time, and what was decided on it.' })
@Directive('@shareable')
export class DeadlineExtension {
  @Field(() => DateTime, { description: 'Case time.' })
  askedAt!: Date;

  @Field(() => ref('Person'), { nullable: true, description: 'Who asked.' })
  askedBy!: Ref | null;

  @Field(() => LocalDate, { description: 'New last day that was asked for.' })
  askedUntil!: string;

  @Field(() => String, { nullable: true, description: 'Why, in the words of who asked.' })
  reason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Case time; null while it waits.' })
  decidedAt!: Date | null;

  @Field(() => ref('Person'), { nullable: true, description: 'Who decided.' })
  decidedBy!: Ref | null;

  @Field(() => Boolean, { nullable: true, description: 'Null while it waits.' })
  granted!: boolean | null;

  @Field(() => LocalDate, { nullable: true, description: 'New last day that was granted.' })
  until!: string | null;

  @Field(() => String, { nullable: true, description: 'In the words of who decided.' })
  decisionReason!: string | null;
}

@Access('reader')
@ObjectType({ description: 'What the deadline was until it was reckoned anew.' })
@Directive('@shareable')
export class DeadlineReckoning {
  @Field(() => DateTime, { description: 'Case time at which it was superseded.' })
  at!: Date;

  @Field(() => String, { description: 'calendar-changed, corrected, extended, agreed-date or resumed.' })
  reason!: string;

  @Field(() => String, { description: "The reason as a sentence in the asker's language." })
  reasonText!: string;

  @Field(() => String, { nullable: true, description: 'Number of the notice, for calendar-changed.' })
  notice!: string | null;

  @Field(() => LocalDate, { description: 'Last day until then.' })
  dueDate!: string;

  @Field(() => DateTime, { description: 'Instant at which that day ended.' })
  dueAt!: Date;

  @Field(() => Boolean, { description: 'Whether it was provisional.' })
  provisional!: boolean;
}
