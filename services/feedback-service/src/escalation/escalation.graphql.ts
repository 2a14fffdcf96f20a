import { Connection } from '@concord/service-kit/graph/connection';
import { CreateInput, MutationInput, Payload } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { own, ref, stub, type Ref } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { EscalationRow } from './escalation.entity.js';

@ObjectType({ description: 'An unresolved matter that goes on as a proposal (domain.md B.9).' })
@Directive('@key(fields: "id")')
export class Escalation {
  row!: EscalationRow;
  @Field(() => ID)
  id!: string;
  @Field(() => Int)
  version!: number;
  @Field(() => String, { description: 'PROPOSAL.' })
  kind!: string;
  @Field(() => String, { description: 'SYSTEMIC, EMERGING or CONSTRUCTIVE [S0].' })
  findingType!: string;
  @Field(() => String)
  title!: string;
  @Field(() => String)
  situation!: string;
  @Field(() => String)
  analysis!: string;
  @Field(() => String)
  suggestion!: string;
  @Field(() => String, { description: 'DRAFT, SPONSORED, SUBMITTED, FILED, NOT_FILED or WITHDRAWN.' })
  state!: string;
  @Field(() => ref('Topic'), { nullable: true, description: 'The topic that it comes from.' })
  topic!: Ref | null;
  @Field(() => ref('Consultation'), { nullable: true })
  consultation!: Ref | null;
  @Field(() => ref('OrgUnit'), { nullable: true })
  orgUnit!: Ref | null;
  @Field(() => stub('Person'), {
    nullable: true,
    description: 'The member who sponsors it; a room cannot [P10].',
  })
  sponsor!: Ref | null;
  @Field(() => String, { nullable: true })
  sponsorKind!: string | null;
  @Field(() => DateTime, { nullable: true })
  submittedAt!: Date | null;
  @Field(() => DateTime, { nullable: true })
  reviewedAt!: Date | null;
  @Field(() => String, { nullable: true })
  reviewReason!: string | null;
  @Field(() => String, { nullable: true, description: 'Taken at filing.' })
  number!: string | null;
}
own('Escalation', Escalation);

export const EscalationConnection = Connection('Escalation', () => Escalation);
export const EscalationPayload = Payload('EscalationPayload', 'escalation', () => Escalation);

@InputType({ description: 'Which escalations; what is left out does not restrict.' })
export class EscalationFilter {
  @Field(() => [String], { nullable: true })
  states?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Cases of this place and all below.' })
  orgUnitId?: string | null;
  @Field(() => LocalDate, { nullable: true })
  from?: string | null;
  @Field(() => LocalDate, { nullable: true })
  to?: string | null;
  @Field(() => DateTime, { nullable: true })
  updatedSince?: Date | null;
  @Field(() => String, { nullable: true })
  text?: string | null;
}

@InputType()
export class RaiseEscalationInput extends CreateInput {
  @Field(() => ID)
  topicId!: string;
  @Field(() => ID, { nullable: true })
  consultationId?: string | null;
  @Field(() => String, { description: 'PROPOSAL.' })
  kind!: string;
  @Field(() => String, { description: 'SYSTEMIC, EMERGING or CONSTRUCTIVE.' })
  findingType!: string;
  @Field(() => String)
  title!: string;
  @Field(() => String)
  situation!: string;
  @Field(() => String)
  analysis!: string;
  @Field(() => String)
  suggestion!: string;
  @Field(() => Boolean, {
    description: "The writer confirms that residents' names are removed (decision 10).",
  })
  namesRemoved!: boolean;
}

@InputType()
export class EscalationActInput extends MutationInput {}

@InputType()
export class SponsorEscalationInput extends MutationInput {
  @Field(() => String, { description: 'MEMBER or MEMBERS_JOINTLY.' })
  sponsorKind!: string;
}

@InputType()
export class ReviewEscalationInput extends MutationInput {
  @Field(() => Boolean)
  filed!: boolean;
  @Field(() => String, { nullable: true, description: 'Required where it is not filed.' })
  reason?: string | null;
}

@InputType()
export class WithdrawEscalationInput extends MutationInput {
  @Field(() => String)
  reason!: string;
}
