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
  @Field(() => LocalDate, {
    nullable: true,
    description: "Opened on this day or later, in the country's time zone.",
  })
  from?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: "Opened on this day or earlier, in the country's time zone.",
  })
  to?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Changed at this instant or later.' })
  updatedSince?: Date | null;
  @Field(() => String, { nullable: true, description: 'Part of the title or of the commitment.' })
  text?: string | null;
}

@InputType({ description: 'An act on a commitment that says nothing more than that it is done.' })
export class ItemActInput extends MutationInput {}

@InputType({
  description:
    'To which units a commitment is handed (交办); only who stands in the assignment chain may (decision 6).',
})
export class AssignItemInput extends MutationInput {
  @Field(() => ID, { description: 'Typed id of the unit that leads (主办).' })
  leadUnitId!: string;
  @Field(() => [ID], { nullable: true, description: 'Typed ids of units that help (协办); left out, none.' })
  coUnitIds?: string[] | null;
}

@InputType({ description: 'A return asked for or refused, with its reason (退办, D12).' })
export class ItemReasonInput extends MutationInput {
  @Field(() => String, { description: 'At most 5,000 characters.' })
  reason!: string;
}

@InputType({ description: 'Words on a commitment: an opinion, or the report that it is done.' })
export class ItemTextInput extends MutationInput {
  @Field(() => String, { description: 'At most 5,000 characters.' })
  text!: string;
}

@InputType({ description: 'Words of an urging (催办).' })
export class UrgeItemInput extends MutationInput {
  @Field(() => String, { description: 'At most 200 characters.' })
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
  @Field(() => String, {
    nullable: true,
    description: 'Required where it is not fully adopted; at most 5,000 characters.',
  })
  reason?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the unit does about it; at most 5,000 characters.',
  })
  measures?: string | null;
}

@InputType({ description: 'The reply, ask by ask (逐条回应).' })
export class ReplyItemInput extends MutationInput {
  @Field(() => [AskAnswerInput], {
    description: 'One answer to each ask of the commitment; a reply that leaves one out is refused.',
  })
  answers!: AskAnswerInput[];
}

@InputType({ description: 'What a visit found.' })
export class RecordVisitInput extends MutationInput {
  @Field(() => String, { description: 'What was found on the spot; at most 5,000 characters.' })
  finding!: string;
  @Field(() => String, { description: 'VERIFIED (done as agreed) or REWORK (重办).' })
  verdict!: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'Typed ids of members, or of others who may record visits there, who went along.',
  })
  visitorIds?: string[] | null;
}

@InputType({ description: 'How satisfied the people concerned are.' })
export class RecordSatisfactionInput extends MutationInput {
  @Field(() => String, { description: 'SATISFIED, BASICALLY_SATISFIED or UNSATISFIED.' })
  rating!: string;
  @Field(() => String, { nullable: true, description: 'What they said; at most 5,000 characters.' })
  comment?: string | null;
}
