import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection, PageArgs } from '@concord/service-kit/graph/connection';
import { Payload } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { own, ref, stub, type Ref } from '@concord/service-kit/graph/stubs';
import { Commitment } from './commitment.graphql.js';
import type { SessionRow } from './session.entity.js';

@ObjectType({ description: 'A person in one session, in exactly one capacity.' })
export class Participant {
  @Field(() => ID, { description: '`participant:<uuid>`' })
  id!: string;

  @Field(() => String, { description: 'Masked for people without an account; empty where `person` says it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Masked.' })
  phoneMasked!: string | null;

  @Field(() => String)
  capacity!: string;

  @Field(() => String, { description: 'INVITED, CALLED (an alternate) or SIGNED_IN.' })
  status!: string;

  @Field(() => Boolean)
  alternate!: boolean;

  @Field(() => Boolean, { description: 'Registered at the door.' })
  atDoor!: boolean;

  @Field(() => ref('OrgUnit'), { nullable: true })
  unit!: Ref | null;

  @Field(() => stub('Person'), { nullable: true })
  person!: Ref | null;

  @Field(() => DateTime, { nullable: true })
  signedInAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'AGREE, RESERVE, OPPOSE or ABSTAIN; only to those who run the session.',
  })
  position!: string | null;

  @Field(() => Boolean, { description: 'Whether the one-third rule counts the person.' })
  counted!: boolean;
}

@ObjectType({ description: 'The one-third rule (PT2) over some people.' })
export class CompositionCheck {
  @Field(() => Int)
  total!: number;

  @Field(() => Int)
  publicReps!: number;

  @Field(() => Int, { description: 'Public representatives that the total asks for.' })
  required!: number;

  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => Int, { description: 'Further public representatives with whom it would be met.' })
  missing!: number;
}

@ObjectType({ description: 'What one participant said (M3).' })
export class Statement {
  @Field(() => Int)
  no!: number;

  @Field(() => String)
  phase!: string;

  @Field(() => ID)
  participantId!: string;

  @Field(() => String, { description: "The speaker's capacity and masked name." })
  speakerLabel!: string;

  @Field(() => Int, { nullable: true })
  askNo!: number | null;

  @Field(() => String)
  text!: string;

  @Field(() => DateTime)
  at!: Date;
}

@ObjectType({ description: '表态情况: counts only, never a vote.' })
export class PositionCount {
  @Field(() => Int)
  agree!: number;

  @Field(() => Int)
  reserve!: number;

  @Field(() => Int)
  oppose!: number;

  @Field(() => Int)
  abstain!: number;
}

@ObjectType({ description: 'When a phase began.' })
export class PhaseStep {
  @Field(() => String)
  phase!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Why phases were merged or gone back to.' })
  reason!: string | null;

  @Field(() => [String], { description: 'Phases merged into this step (decision 8).' })
  merged!: string[];
}

@ObjectType({ description: '协商纪要.' })
export class Minutes {
  @Field(() => String)
  text!: string;

  @Field(() => DateTime)
  draftedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  signedAt!: Date | null;

  @Field(() => stub('Person'), { nullable: true })
  signedBy!: Ref | null;
}

@ObjectType({ description: 'One sitting (协商议事会议) of a consultation in its room.' })
@Directive('@key(fields: "id")')
export class Session {
  @Field(() => ID, { description: 'Typed id, `session:<uuid>`.' })
  id!: string;

  @Field(() => Int, { description: 'Rises with every act; give it back as `ifVersion`.' })
  version!: number;

  @Field(() => String, { description: '`<year>-<nnn>` in its room.' })
  number!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Int, { description: 'Round of the consultation.' })
  round!: number;

  @Field(() => String, {
    description:
      'PLANNED, NOTICED, SIGN_IN, RAISE_OPINIONS, INTERACTIVE, REVISE, CONFIRM, CONCLUDED, MINUTES_DRAFT, MINUTES_SIGNED, POSTPONED or CANCELLED.',
  })
  state!: string;

  @Field(() => DateTime)
  scheduledAt!: Date;

  @Field(() => String)
  place!: string;

  @Field(() => String)
  form!: string;

  @Field(() => stub('Person'), { nullable: true, description: 'Who chairs for the convenor.' })
  chair!: Ref | null;

  @Field(() => Boolean, {
    description: 'False for a meeting held without the share of public representatives (decision 9).',
  })
  counts!: boolean;

  @Field(() => String, { nullable: true })
  notCountingReason!: string | null;

  @Field(() => DateTime, { nullable: true })
  noticeSentAt!: Date | null;

  @Field(() => String, { nullable: true })
  shortNoticeReason!: string | null;

  @Field(() => DateTime, { nullable: true })
  openedAt!: Date | null;

  @Field(() => [PhaseStep])
  phases!: PhaseStep[];

  @Field(() => String, { nullable: true })
  outcome!: string | null;

  @Field(() => String, { nullable: true })
  outcomeReason!: string | null;

  @Field(() => Boolean)
  announcedInOpenSession!: boolean;

  @Field(() => [Commitment])
  commitments!: Commitment[];

  @Field(() => String, {
    nullable: true,
    description: 'Why there is nothing to implement, where that was declared.',
  })
  nothingToImplement!: string | null;

  @Field(() => DateTime, { nullable: true })
  concludedAt!: Date | null;

  @Field(() => Minutes, { nullable: true })
  minutes!: Minutes | null;

  /** Not in the graph: what the other fields are computed from. */
  row!: SessionRow;
}
own('Session', Session);

export const SessionConnection = Connection('Session', () => Session);
export const SessionPayload = Payload('SessionPayload', 'session', () => Session);

@InputType()
export class SessionFilter {
  @Field(() => [String], { nullable: true })
  states?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'A unit with everything below it.' })
  orgUnitId?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day: of its conclusion, before that of its appointment.',
  })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day.' })
  to?: string | null;

  @Field(() => DateTime, { nullable: true })
  updatedSince?: Date | null;

  @Field(() => String, { nullable: true, description: 'Part of the title.' })
  text?: string | null;

  @Field(() => ID, { nullable: true })
  roomId?: string | null;

  @Field(() => [String], { nullable: true })
  outcomes?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only concluded sessions that count (true), as the figures do.',
  })
  counting?: boolean | null;
}

@ArgsType()
export class SessionsArgs extends PageArgs {
  @Field(() => SessionFilter, { nullable: true })
  filter?: SessionFilter | null;
}
