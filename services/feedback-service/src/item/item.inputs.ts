import { MutationInput } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'Which items; what is left out does not restrict.' })
export class ResolutionItemFilter {
  @Field(() => [String], { nullable: true })
  states?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Cases of this place and all below.' })
  orgUnitId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Items that this unit leads.' })
  departmentId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those with a date that has passed (true) or without (false).',
  })
  overdue?: boolean | null;
  @Field(() => LocalDate, { nullable: true, description: 'Opened on this day or later.' })
  from?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Opened on this day or earlier.' })
  to?: string | null;
  @Field(() => DateTime, { nullable: true })
  updatedSince?: Date | null;
  @Field(() => String, { nullable: true, description: 'Part of the title or of the commitment.' })
  text?: string | null;
}

@InputType()
export class ItemActInput extends MutationInput {}

@InputType()
export class AssignItemInput extends MutationInput {
  @Field(() => ID)
  leadUnitId!: string;
  @Field(() => [ID], { nullable: true })
  coUnitIds?: string[] | null;
}

@InputType()
export class ItemReasonInput extends MutationInput {
  @Field(() => String)
  reason!: string;
}

@InputType()
export class ItemTextInput extends MutationInput {
  @Field(() => String)
  text!: string;
}

@InputType()
export class AskAnswerInput {
  @Field(() => Int, {
    description: 'Number of the ask; 0 is the commitment itself, where it answers no ask.',
  })
  askNo!: number;
  @Field(() => String, { description: 'ADOPTED, PARTLY or NOT.' })
  result!: string;
  @Field(() => String, { nullable: true, description: 'Required where it is not fully adopted.' })
  reason?: string | null;
  @Field(() => String, { nullable: true })
  measures?: string | null;
}

@InputType()
export class ReplyItemInput extends MutationInput {
  @Field(() => [AskAnswerInput])
  answers!: AskAnswerInput[];
}

@InputType()
export class RecordVisitInput extends MutationInput {
  @Field(() => String)
  finding!: string;
  @Field(() => String, { description: 'VERIFIED or REWORK.' })
  verdict!: string;
  @Field(() => [ID], { nullable: true, description: 'Members who went along.' })
  visitorIds?: string[] | null;
}

@InputType()
export class RecordSatisfactionInput extends MutationInput {
  @Field(() => String, { description: 'SATISFIED, BASICALLY_SATISFIED or UNSATISFIED.' })
  rating!: string;
  @Field(() => String, { nullable: true })
  comment?: string | null;
}
