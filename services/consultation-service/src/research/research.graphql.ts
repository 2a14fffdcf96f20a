import { Access } from '@concord/service-kit/graph/access';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '@concord/service-kit/graph/mutation';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { stub, type Ref } from '@concord/service-kit/graph/stubs';

@Access('reader')
@ObjectType({ description: 'What one side of the matter said (各方意见).' })
export class SideHeard {
  @Field(() => String, { description: 'Who this side is; no personal names.' })
  side!: string;

  @Field(() => String, { description: 'What it said; at most 5,000 characters.' })
  view!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Number of the topic's ask that it speaks to; null for the whole matter.",
  })
  askNo!: number | null;

  @Field(() => DateTime, { description: 'Case time of the record.' })
  at!: Date;
}

@Access('reader')
@ObjectType({ description: 'The report of the research team.' })
export class ResearchReport {
  @Field(() => String, { description: 'What was found; at most 5,000 characters.' })
  facts!: string;

  @Field(() => String, { description: 'What stands in the way; at most 5,000 characters.' })
  problems!: string;

  @Field(() => String, { description: 'What could be done; at most 5,000 characters.' })
  options!: string;

  @Field(() => DateTime, { description: 'Case time.' })
  submittedAt!: Date;

  @Field(() => stub('Person'), {
    nullable: true,
    description: 'Who handed it in; somebody else accepts it (T8).',
  })
  submittedBy!: Ref | null;

  @Field(() => DateTime, { nullable: true, description: 'Case time; null until then.' })
  acceptedAt!: Date | null;

  @Field(() => stub('Person'), {
    nullable: true,
    description: 'Who accepted it: never who submitted it (T8).',
  })
  acceptedBy!: Ref | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it went back to the team; null where it did not.',
  })
  returnedReason!: string | null;
}

@Access('reader')
@ObjectType({
  description: '调研: no session is noticed or opened without it, where the profile says so [S0].',
})
export class Research {
  @Field(() => stub('Person'), {
    nullable: true,
    description: 'Who leads the team; null until the research is assigned (T7).',
  })
  lead!: Ref | null;

  @Field(() => [stub('Person')], {
    nullable: 'items',
    description: 'The others of the team: members of the room and representatives of the sides (T7) [S0].',
  })
  team!: Ref[];

  @Field(() => [String], {
    description: 'In words, e.g. 走访 (visit), 问卷 (questionnaire), 座谈 (symposium).',
  })
  methods!: string[];

  @Field(() => String, { nullable: true, description: '调研方案; null where none was written.' })
  plan!: string | null;

  @Field(() => [SideHeard], {
    description: '各方意见 in the order of their record; two at least, or `oneSideReason` (T8).',
  })
  sides!: SideHeard[];

  @Field(() => String, { nullable: true, description: 'Why only one side was heard.' })
  oneSideReason!: string | null;

  @Field(() => ResearchReport, {
    nullable: true,
    description: 'The newest report; null until one was submitted.',
  })
  report!: ResearchReport | null;

  @Field(() => String, { description: 'PLANNED, ASSIGNED, SUBMITTED, RETURNED or ACCEPTED.' })
  state!: string;
}

@InputType({
  description: 'Who researches, and how (T7) [S0]; assigned anew, it replaces what was said before.',
})
export class AssignResearchInput extends MutationInput {
  @Field(() => ID, { description: 'Typed id of who leads.' })
  leadPersonId!: string;

  @Field(() => [ID], { nullable: true, description: 'Typed ids of the others.' })
  teamPersonIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'E.g. visit, questionnaire, symposium.' })
  methods?: string[] | null;

  @Field(() => String, { nullable: true, description: '调研方案; at most 5,000 characters.' })
  plan?: string | null;
}

@InputType({ description: 'What one side of the matter said to the team (T8) [S0].' })
export class RecordSideHeardInput extends MutationInput {
  @Field(() => String, { description: 'Who this side is; no personal names.' })
  side!: string;

  @Field(() => String, { description: 'What it said; at most 5,000 characters.' })
  view!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Number of the topic's ask; left out for the whole matter.",
  })
  askNo?: number | null;
}

@InputType({ description: 'The report of the team; two sides must have been heard (T8).' })
export class SubmitResearchReportInput extends MutationInput {
  @Field(() => String, { description: 'What was found; at most 5,000 characters.' })
  facts!: string;

  @Field(() => String, { description: 'What stands in the way; at most 5,000 characters.' })
  problems!: string;

  @Field(() => String, { description: 'What could be done; at most 5,000 characters.' })
  options!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why the matter has only one side, where only one was heard.',
  })
  oneSideReason?: string | null;
}

@InputType({ description: 'The report is accepted: sessions may be held (T8) [S0].' })
export class AcceptResearchInput extends MutationInput {}

@InputType({ description: 'The report goes back to the team.' })
export class ReturnResearchInput extends MutationInput {
  @Field(() => String, { description: 'What is missing; at most 200 characters.' })
  reason!: string;
}
