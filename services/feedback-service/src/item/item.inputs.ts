import { MutationInput } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'Which items; what is left out does not restrict.' })
export class ResolutionItemFilter {
  @Field(() => [String], { nullable: true, description: 'States, as in `ResolutionItem.state`.' })
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
  @Field(() => DateTime, { nullable: true, description: 'Changed at this instant or later.' })
  updatedSince?: Date | null;
  @Field(() => String, { nullable: true, description: 'Part of the title or of the commitment.' })
  text?: string | null;
}

@InputType({ description: 'An act on a commitment that needs no more.' })
export class ItemActInput extends MutationInput {}

@InputType({ description: 'To which units it is handed.' })
export class AssignItemInput extends MutationInput {
  @Field(() => ID, { description: 'The unit that leads (主办).' })
  leadUnitId!: string;
  @Field(() => [ID], { nullable: true, description: 'Units that help (协办).' })
  coUnitIds?: string[] | null;
}

@InputType({ description: 'An act on a commitment with its reason.' })
export class ItemReasonInput extends MutationInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'An act on a commitment with words.' })
export class ItemTextInput extends MutationInput {
  @Field(() => String, { description: 'What is to be said.' })
  text!: string;
}

@InputType({ description: "A department's answer to one ask." })
export class AskAnswerInput {
  @Field(() => Int, {
    description: 'Number of the ask; 0 is the commitment itself, where it answers no ask.',
  })
  askNo!: number;
  @Field(() => String, { description: 'ADOPTED, PARTLY or NOT.' })
  result!: string;
  @Field(() => String, { nullable: true, description: 'Required where it is not fully adopted.' })
  reason?: string | null;
  @Field(() => String, { nullable: true, description: 'What the unit does about it.' })
  measures?: string | null;
}

@InputType({ description: 'The reply, ask by ask (逐条回应).' })
export class ReplyItemInput extends MutationInput {
  @Field(() => [AskAnswerInput], { description: 'One answer to each ask.' })
  answers!: AskAnswerInput[];
}

@InputType({ description: 'What a visit found.' })
export class RecordVisitInput extends MutationInput {
  @Field(() => String, { description: 'What was found on the spot.' })
  finding!: string;
  @Field(() => String, { description: 'VERIFIED or REWORK.' })
  verdict!: string;
  @Field(() => [ID], { nullable: true, description: 'Members who went along.' })
  visitorIds?: string[] | null;
}

@InputType({ description: 'How satisfied the people concerned are.' })
export class RecordSatisfactionInput extends MutationInput {
  @Field(() => String, { description: 'SATISFIED, BASICALLY_SATISFIED or UNSATISFIED.' })
  rating!: string;
  @Field(() => String, { nullable: true, description: 'What they said.' })
  comment?: string | null;
}
