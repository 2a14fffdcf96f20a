import { Access } from '@concord/service-kit/graph/access';
import { Connection } from '@concord/service-kit/graph/connection';
import { CreateInput, MutationInput, Payload } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { own, ref, stub, type Ref } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { EscalationRow } from './escalation.entity.js';

@Access('reader')
@ObjectType({ description: 'An unresolved matter that goes on as a proposal (domain.md B.9).' })
@Directive('@key(fields: "id")')
export class Escalation {
  row!: EscalationRow;
  @Field(() => ID, { description: 'Typed id, `escalation:<uuid>`.' })
  id!: string;
  @Field(() => Int, { description: 'Rises with every act; give it back as `ifVersion`.' })
  version!: number;
  @Field(() => DateTime, { description: 'Case time of the last act.' })
  updatedAt!: Date;
  @Field(() => String, { description: 'PROPOSAL.' })
  kind!: string;
  @Field(() => String, { description: 'SYSTEMIC, EMERGING or CONSTRUCTIVE [S0].' })
  findingType!: string;
  @Field(() => String, { description: 'What the proposal is called (案由); at most 80 characters.' })
  title!: string;
  @Field(() => String, { description: 'The situation.' })
  situation!: string;
  @Field(() => String, { description: 'Its analysis.' })
  analysis!: string;
  @Field(() => String, { description: 'What is suggested.' })
  suggestion!: string;
  @Field(() => String, { description: 'DRAFT, SPONSORED, SUBMITTED, FILED, NOT_FILED or WITHDRAWN.' })
  state!: string;
  @Field(() => ref('Topic'), { nullable: true, description: 'The topic that it comes from.' })
  topic!: Ref | null;
  @Field(() => ref('Consultation'), {
    nullable: true,
    description: 'The consultation that it comes from, where there is one.',
  })
  consultation!: Ref | null;
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The place whose matter it is.' })
  orgUnit!: Ref | null;
  @Field(() => stub('Person'), {
    nullable: true,
    description: 'The member who sponsors it; a room cannot [P10].',
  })
  sponsor!: Ref | null;
  @Field(() => String, { nullable: true, description: 'MEMBER or MEMBERS_JOINTLY.' })
  sponsorKind!: string | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time at which it was handed in; null until then.',
  })
  submittedAt!: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time of the review (立案审查); null until then.',
  })
  reviewedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was not filed, or was withdrawn.' })
  reviewReason!: string | null;
  @Field(() => String, { nullable: true, description: 'Taken at filing.' })
  number!: string | null;
}
own('Escalation', Escalation);

export const EscalationConnection = Connection('Escalation', () => Escalation);
export const EscalationPayload = Payload('EscalationPayload', 'escalation', () => Escalation);

@InputType({ description: 'Which escalations; what is left out does not restrict.' })
export class EscalationFilter {
  @Field(() => [String], { nullable: true, description: 'States, as in `Escalation.state`.' })
  states?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Cases of this place and all below.' })
  orgUnitId?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: "Raised on this day or later, in the country's time zone.",
  })
  from?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: "Raised on this day or earlier, in the country's time zone.",
  })
  to?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Changed at this instant or later.' })
  updatedSince?: Date | null;
  @Field(() => String, { nullable: true, description: 'Part of the title.' })
  text?: string | null;
}

@InputType({ description: 'A matter that goes on as a proposal.' })
export class RaiseEscalationInput extends CreateInput {
  @Field(() => ID, { description: 'The topic that it comes from.' })
  topicId!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The consultation that it comes from, where there is one.',
  })
  consultationId?: string | null;
  @Field(() => String, { description: 'PROPOSAL.' })
  kind!: string;
  @Field(() => String, { description: 'SYSTEMIC, EMERGING or CONSTRUCTIVE.' })
  findingType!: string;
  @Field(() => String, { description: 'What the proposal is called (案由); at most 80 characters.' })
  title!: string;
  @Field(() => String, { description: 'The situation, without names; at most 5,000 characters.' })
  situation!: string;
  @Field(() => String, { description: 'Its analysis, without names; at most 5,000 characters.' })
  analysis!: string;
  @Field(() => String, { description: 'What is suggested, without names; at most 5,000 characters.' })
  suggestion!: string;
  @Field(() => Boolean, {
    description: "The writer confirms that residents' names are removed (decision 10).",
  })
  namesRemoved!: boolean;
}

@InputType({ description: 'An act on an escalation that says nothing more than that it is done.' })
export class EscalationActInput extends MutationInput {}

@InputType({ description: 'The asker, a member, sponsors it: alone or with others [P10].' })
export class SponsorEscalationInput extends MutationInput {
  @Field(() => String, { description: 'MEMBER or MEMBERS_JOINTLY.' })
  sponsorKind!: string;
}

@InputType({ description: 'The outcome of the review (立案审查).' })
export class ReviewEscalationInput extends MutationInput {
  @Field(() => Boolean, { description: 'Filed as a proposal (立案), or not.' })
  filed!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Required where it is not filed [P11]; at most 5,000 characters.',
  })
  reason?: string | null;
}

@InputType({ description: 'A withdrawal with its reason.' })
export class WithdrawEscalationInput extends MutationInput {
  @Field(() => String, { description: 'Why it is taken back; at most 5,000 characters.' })
  reason!: string;
}
