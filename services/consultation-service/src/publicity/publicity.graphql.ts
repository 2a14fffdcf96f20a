import { Access } from '@concord/service-kit/graph/access';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection, PageArgs } from '@concord/service-kit/graph/connection';
import { CreateInput, MutationInput, Payload } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { ref, type Ref } from '@concord/service-kit/graph/stubs';
import { Commitment } from '../session/commitment.graphql.js';

@Access('personal')
@ObjectType({ description: 'An objection raised during the publicity period; who raised it is not shown.' })
export class Objection {
  @Field(() => ID, { description: '`objection:<uuid>`' })
  id!: string;

  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;

  @Field(() => String, { description: 'At most 2,000 characters.' })
  text!: string;

  @Field(() => String, { nullable: true, description: "The convenor's written handling." })
  handling!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: the matter goes back into deliberation.' })
  upheld!: boolean | null;

  @Field(() => DateTime, { nullable: true, description: 'Case time; null while nobody has handled it.' })
  handledAt!: Date | null;

  @Field(() => Int, {
    description:
      'How many say the same and stand the same, with itself, in `Publicity.objections`; 1 anywhere else.',
  })
  lookAlikes!: number;
}

@Access('reader')
@ObjectType({ description: '公示 of the result (T11, T12).' })
export class Publicity {
  @Field(() => LocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => DateTime, { description: 'Instant at which the last day ends.' })
  endsAt!: Date;

  @Field(() => [String], { description: 'Boards, sites and groups where it is shown.' })
  channels!: string[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time at which it was over with no open objection (T12); null while it runs.',
  })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Objections that nobody has handled yet.' })
  openObjections!: number;

  /** Bare uuid of the consultation; not in the graph. */
  consultationId!: string;
}

@Access('public')
@ObjectType({ description: 'A result shown to everybody; never who took which position.' })
export class PublicNotice {
  @Field(() => ID, { description: 'Id of the consultation.' })
  id!: string;

  @Field(() => ID, { description: 'Typed id; give it to `submitObjection`.' })
  consultationId!: string;

  @Field(() => String, { description: 'Title of the topic.' })
  title!: string;

  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The place whose case it is.' })
  orgUnit!: Ref | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code as in `Session.outcome`; null while the matter is consulted on again.',
  })
  outcome!: string | null;

  @Field(() => [Commitment], { description: 'What was agreed on, in the order of their numbers.' })
  commitments!: Commitment[];

  @Field(() => LocalDate, { description: 'First day of the publicity period (D10).' })
  from!: string;

  @Field(() => DateTime, { description: 'Instant at which its last day ends.' })
  endsAt!: Date;

  @Field(() => Boolean, { description: 'Whether objections are still taken.' })
  open!: boolean;
}

export const PublicNoticeConnection = Connection('PublicNotice', () => PublicNotice);
export const SubmitObjectionPayload = Payload('SubmitObjectionPayload', 'objection', () => Objection);

@ArgsType()
export class PublicNoticesArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'A unit with everything below it.' })
  orgUnitId?: string | null;
}

@InputType({ description: 'The result is shown to everybody (公示, T11) [S0]; D10 says how long.' })
export class StartPublicityInput extends MutationInput {
  @Field(() => [String], { nullable: true, description: 'Where it is shown.' })
  channels?: string[] | null;
}

@InputType({ description: 'Somebody objects while the result is on show (T12); open to everybody.' })
export class SubmitObjectionInput extends CreateInput {
  @Field(() => ID, { description: 'As `PublicNotice.consultationId` has it.' })
  consultationId!: string;

  @Field(() => String, { description: 'At most 2,000 characters.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'May be left out; at most 50 characters, shown to nobody but by `revealObjector`.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'May be left out; shown to nobody but by `revealObjector`.',
  })
  phone?: string | null;
}

const NOT_LOOKED_AT =
  'Not looked at: how this one objection stands decides, whatever happens to the consultation.';

@InputType({ description: "The convenor's written handling of one objection (T12)." })
export class HandleObjectionInput extends MutationInput {
  @Field(() => Int, { nullable: true, description: NOT_LOOKED_AT })
  override ifVersion?: number | null;

  @Field(() => ID, { description: '`objection:<uuid>`' })
  objectionId!: string;

  @Field(() => String, { description: 'The written handling, at most 2,000 characters.' })
  handling!: string;

  @Field(() => Boolean, { description: 'True: the matter goes back into deliberation.' })
  upheld!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: all open ones that say the same (but for setting and digits at the end) are handled alike, at most 500 at once.',
  })
  withLookAlikes?: boolean | null;
}

@InputType({ description: 'Whose name and telephone are to be shown once, and why.' })
export class RevealObjectorInput extends MutationInput {
  @Field(() => Int, { nullable: true, description: NOT_LOOKED_AT })
  override ifVersion?: number | null;

  @Field(() => ID, { description: '`objection:<uuid>`' })
  objectionId!: string;

  @Field(() => String, { description: 'Stays in the timeline; at most 200 characters.' })
  reason!: string;
}
