import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Connection, PageArgs } from '@concord/service-kit/graph/connection';
import { CreateInput, MutationInput, Payload } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { ref, type Ref } from '@concord/service-kit/graph/stubs';
import { Commitment } from '../session/commitment.graphql.js';

@ObjectType({ description: 'An objection raised during the publicity period; who raised it is not shown.' })
export class Objection {
  @Field(() => ID, { description: '`objection:<uuid>`' })
  id!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => String)
  text!: string;

  @Field(() => String, { nullable: true, description: "The convenor's written handling." })
  handling!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: the matter goes back into deliberation.' })
  upheld!: boolean | null;

  @Field(() => DateTime, { nullable: true })
  handledAt!: Date | null;
}

@ObjectType({ description: '公示 of the result (T11, T12).' })
export class Publicity {
  @Field(() => LocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => DateTime, { description: 'Instant at which the last day ends.' })
  endsAt!: Date;

  @Field(() => [String], { description: 'Boards, sites and groups where it is shown.' })
  channels!: string[];

  @Field(() => DateTime, { nullable: true })
  endedAt!: Date | null;

  /** Bare uuid of the consultation; not in the graph. */
  consultationId!: string;
}

@ObjectType({ description: 'A result shown to everybody; never who took which position.' })
export class PublicNotice {
  @Field(() => ID, { description: 'Id of the consultation.' })
  id!: string;

  @Field(() => ID, { description: 'Typed id; give it to `submitObjection`.' })
  consultationId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => ref('OrgUnit'), { nullable: true })
  orgUnit!: Ref | null;

  @Field(() => String)
  outcome!: string;

  @Field(() => [Commitment])
  commitments!: Commitment[];

  @Field(() => LocalDate)
  from!: string;

  @Field(() => DateTime)
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

@InputType()
export class StartPublicityInput extends MutationInput {
  @Field(() => [String], { defaultValue: [], description: 'Where it is shown.' })
  channels!: string[];
}

@InputType()
export class SubmitObjectionInput extends CreateInput {
  @Field(() => ID)
  consultationId!: string;

  @Field(() => String, { description: 'At most 2,000 characters.' })
  text!: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;
}

@InputType()
export class HandleObjectionInput extends MutationInput {
  @Field(() => ID)
  objectionId!: string;

  @Field(() => String, { description: 'The written handling, at most 2,000 characters.' })
  handling!: string;

  @Field(() => Boolean)
  upheld!: boolean;
}

@InputType()
export class RevealObjectorInput extends MutationInput {
  @Field(() => ID)
  objectionId!: string;

  @Field(() => String)
  reason!: string;
}
