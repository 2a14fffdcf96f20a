import { Access } from '@concord/service-kit/graph/access';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection, PageArgs } from '@concord/service-kit/graph/connection';
import { Payload } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { own, ref, stub, type Ref } from '@concord/service-kit/graph/stubs';
import { Commitment } from './commitment.graphql.js';
import { Minutes, PhaseStep } from './record.graphql.js';
import type { SessionRow } from './session.entity.js';

@Access('personal')
@ObjectType({ description: 'A person in one session, in exactly one capacity.' })
export class Participant {
  @Field(() => ID, { description: '`participant:<uuid>`' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Masked for people without an account; null where `person` says it.',
  })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Masked.' })
  phoneMasked!: string | null;

  @Field(() => String, {
    description:
      'ROOM_MEMBER, MEMBER, PUBLIC_REP, STAKEHOLDER, DISPUTE_PARTY, DEPARTMENT_HEAD, EXPERT, NOTABLE, JUDICIAL, STAFF, RECORDER, INTERPRETER or MEDIA (B.5, decision 1).',
  })
  capacity!: string;

  @Field(() => String, { description: 'INVITED, CALLED (an alternate) or SIGNED_IN.' })
  status!: string;

  @Field(() => Boolean, {
    description: 'Named to stand in where too few public representatives sign in (decision 9).',
  })
  alternate!: boolean;

  @Field(() => Boolean, { description: 'Registered at the door.' })
  atDoor!: boolean;

  @Field(() => ref('OrgUnit'), {
    nullable: true,
    description: 'The unit that the person stands for; null where none was named.',
  })
  unit!: Ref | null;

  @Field(() => stub('Person'), {
    nullable: true,
    description: 'Somebody with an account; null for all others.',
  })
  person!: Ref | null;

  @Field(() => DateTime, { nullable: true, description: 'Case time; null until then.' })
  signedInAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'AGREE, RESERVE, OPPOSE or ABSTAIN; only to those who run the session.',
  })
  position!: string | null;

  @Field(() => Boolean, { description: 'Whether the one-third rule counts the person.' })
  counted!: boolean;
}

@Access('reader')
@ObjectType({ description: 'The one-third rule (PT2) over some people.' })
export class CompositionCheck {
  @Field(() => Int, {
    description: 'Everybody who is counted; not staff, recorders, interpreters and media (decision 1).',
  })
  total!: number;

  @Field(() => Int, { description: 'Of these, public representatives (群众代表).' })
  publicReps!: number;

  @Field(() => Int, { description: 'Public representatives that the total asks for.' })
  required!: number;

  @Field(() => Boolean, {
    description: 'Share reached: at least one third by default [S0]; false over nobody.',
  })
  ok!: boolean;

  @Field(() => Int, { description: 'Further public representatives with whom it would be met.' })
  missing!: number;
}

@Access('reader')
@ObjectType({ description: 'One sitting (协商议事会议) of a consultation in its room.' })
@Directive('@key(fields: "id")')
export class Session {
  @Field(() => ID, { description: 'Typed id, `session:<uuid>`.' })
  id!: string;

  @Field(() => Int, { description: 'Rises with every act; give it back as `ifVersion`.' })
  version!: number;

  @Field(() => DateTime, { description: 'Case time of the last act.' })
  updatedAt!: Date;

  @Field(() => String, { description: '`<year>-<nnn>` in its room.' })
  number!: string;

  @Field(() => String, { description: 'At most 80 characters.' })
  title!: string;

  @Field(() => Int, { description: 'Round of the consultation.' })
  round!: number;

  @Field(() => String, {
    description:
      'PLANNED, NOTICED, SIGN_IN, RAISE_OPINIONS, INTERACTIVE, REVISE, CONFIRM, CONCLUDED, MINUTES_DRAFT, MINUTES_SIGNED, POSTPONED or CANCELLED.',
  })
  state!: string;

  @Field(() => DateTime, { description: 'Instant of case time at which it is to begin.' })
  scheduledAt!: Date;

  @Field(() => String, { description: 'Where, in words; at most 200 characters.' })
  place!: string;

  @Field(() => String, { description: "Form of deliberation in the profile's words, e.g. 圆桌会谈." })
  form!: string;

  @Field(() => stub('Person'), { nullable: true, description: 'Who chairs for the convenor.' })
  chair!: Ref | null;

  @Field(() => Boolean, {
    description: 'False for a meeting held without the share of public representatives (decision 9).',
  })
  counts!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was held although it does not count (decision 9).',
  })
  notCountingReason!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time of the newest notice; null until one was given.',
  })
  noticeSentAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why notice was shorter than D6 asks for.' })
  shortNoticeReason!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time at which the first phase began; null until then.',
  })
  openedAt!: Date | null;

  @Field(() => [PhaseStep], { description: 'Phases entered, in order.' })
  phases!: PhaseStep[];

  @Field(() => String, {
    nullable: true,
    description:
      'CONSENSUS, BASIC_CONSENSUS, NO_CONSENSUS or HARD_TO_REACH, as far as the profile has it [S0]. Null until recorded.',
  })
  outcome!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the convenor decided otherwise than proposed (decision 4).',
  })
  outcomeReason!: string | null;

  @Field(() => Boolean, { description: '当众宣布: the outcome was announced in the meeting (M2) [S0].' })
  announcedInOpenSession!: boolean;

  @Field(() => [Commitment], { description: 'In the order of their numbers.' })
  commitments!: Commitment[];

  @Field(() => String, {
    nullable: true,
    description: 'Why there is nothing to implement, where that was declared.',
  })
  nothingToImplement!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Case time; null until then.' })
  concludedAt!: Date | null;

  @Field(() => Minutes, { nullable: true, description: 'Null until drafted.' })
  minutes!: Minutes | null;

  /** Not in the graph: what the other fields are computed from. */
  row!: SessionRow;
}
own('Session', Session);

export const SessionConnection = Connection('Session', () => Session);
export const SessionPayload = Payload('SessionPayload', 'session', () => Session);

@InputType({ description: 'Which sessions; what is left out does not restrict.' })
export class SessionFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'State codes of B.7, as in `Session.state`; one of them.',
  })
  states?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'A unit with everything below it.' })
  orgUnitId?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "First day, in the country's time zone: of its conclusion, before that of its appointment.",
  })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Last day, included, in the country's time zone." })
  to?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Last act at this instant of case time or later.' })
  updatedSince?: Date | null;

  @Field(() => String, { nullable: true, description: 'Part of the title.' })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'Typed id of the room.' })
  roomId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes as in `Session.outcome`; one of them.' })
  outcomes?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only concluded sessions that count (true), as the figures do.',
  })
  counting?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that the asker chairs or is invited to.' })
  invited?: boolean | null;
}

@ArgsType()
export class SessionsArgs extends PageArgs {
  @Field(() => SessionFilter, { nullable: true })
  filter?: SessionFilter | null;
}
