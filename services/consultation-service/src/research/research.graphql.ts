import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '@concord/service-kit/graph/mutation';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { stub, type Ref } from '@concord/service-kit/graph/stubs';

@ObjectType({ description: 'What one side of the matter said (各方意见).' })
export class SideHeard {
  @Field(() => String)
  side!: string;

  @Field(() => String)
  view!: string;

  @Field(() => Int, { nullable: true })
  askNo!: number | null;

  @Field(() => DateTime)
  at!: Date;
}

@ObjectType({ description: 'The report of the research team.' })
export class ResearchReport {
  @Field(() => String)
  facts!: string;

  @Field(() => String)
  problems!: string;

  @Field(() => String)
  options!: string;

  @Field(() => DateTime)
  submittedAt!: Date;

  @Field(() => stub('Person'), { nullable: true })
  submittedBy!: Ref | null;

  @Field(() => DateTime, { nullable: true })
  acceptedAt!: Date | null;

  @Field(() => stub('Person'), { nullable: true })
  acceptedBy!: Ref | null;

  @Field(() => String, { nullable: true })
  returnedReason!: string | null;
}

@ObjectType({
  description: '调研: no session is noticed or opened without it, where the profile says so [S0].',
})
export class Research {
  @Field(() => stub('Person'), { nullable: true })
  lead!: Ref | null;

  @Field(() => [stub('Person')])
  team!: Ref[];

  @Field(() => [String])
  methods!: string[];

  @Field(() => String, { nullable: true })
  plan!: string | null;

  @Field(() => [SideHeard])
  sides!: SideHeard[];

  @Field(() => String, { nullable: true, description: 'Why only one side was heard.' })
  oneSideReason!: string | null;

  @Field(() => ResearchReport, { nullable: true })
  report!: ResearchReport | null;

  @Field(() => String, { description: 'PLANNED, ASSIGNED, SUBMITTED, RETURNED or ACCEPTED.' })
  state!: string;
}

@InputType()
export class AssignResearchInput extends MutationInput {
  @Field(() => ID)
  leadPersonId!: string;

  @Field(() => [ID], { defaultValue: [] })
  teamPersonIds!: string[];

  @Field(() => [String], { defaultValue: [], description: 'E.g. visit, questionnaire, symposium.' })
  methods!: string[];

  @Field(() => String, { nullable: true })
  plan?: string | null;
}

@InputType()
export class RecordSideHeardInput extends MutationInput {
  @Field(() => String, { description: 'Who this side is; no personal names.' })
  side!: string;

  @Field(() => String)
  view!: string;

  @Field(() => Int, { nullable: true })
  askNo?: number | null;
}

@InputType()
export class SubmitResearchReportInput extends MutationInput {
  @Field(() => String)
  facts!: string;

  @Field(() => String)
  problems!: string;

  @Field(() => String)
  options!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why the matter has only one side, where only one was heard.',
  })
  oneSideReason?: string | null;
}

@InputType()
export class AcceptResearchInput extends MutationInput {}

@InputType()
export class ReturnResearchInput extends MutationInput {
  @Field(() => String)
  reason!: string;
}
