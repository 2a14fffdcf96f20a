import { MutationInput } from '@concord/service-kit/graph/mutation';
import { LocalDate } from '@concord/service-kit/graph/scalars';
import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'Which papers; what is left out does not restrict.' })
export class DraftFilter {
  @Field(() => [String], { nullable: true, description: 'Kinds, as in `Draft.kind`.' })
  kinds?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'States, as in `Draft.state`.' })
  states?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Papers about this commitment.' })
  itemId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Papers about this unit.' })
  concernedUnitId?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: "Issued on this day or later, in the country's time zone.",
  })
  issuedFrom?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: "Issued on this day or earlier, in the country's time zone.",
  })
  issuedTo?: string | null;
}

@InputType({ description: 'An act on a paper that says nothing more than that it is done.' })
export class DraftActInput extends MutationInput {}

@InputType({ description: 'An act on a paper with its reason.' })
export class DraftReasonInput extends MutationInput {
  @Field(() => String, { description: 'Why; at most 5,000 characters.' })
  reason!: string;
}

@InputType({ description: 'Changes to a draft; what is left out stays.' })
export class EditDraftInput extends MutationInput {
  @Field(() => String, { nullable: true, description: 'The text; at most 5,000 characters.' })
  body?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What is asked for besides; at most 5,000 characters.',
  })
  requirement?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: "A limit asked for, in the country's time zone, not in the past; it changes no clock.",
  })
  newLimit?: string | null;
}

@InputType({ description: 'The seal, and where its scan is kept.' })
export class SealDraftInput extends MutationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Where the stamped scan is kept; at most 200 characters.',
  })
  scanReference?: string | null;
}

@InputType({ description: "The issuer's decision on an objection." })
export class DecidePaperAppealInput extends MutationInput {
  @Field(() => String, { description: 'UPHELD (the paper stands), CORRECTED or WITHDRAWN.' })
  decision!: string;
  @Field(() => String, { description: 'The answer; at most 5,000 characters.' })
  reason!: string;
  @Field(() => String, { nullable: true, description: 'With CORRECTED: the text to be read instead.' })
  body?: string | null;
  @Field(() => String, { nullable: true, description: 'With CORRECTED: the requirement to be read instead.' })
  requirement?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: "With CORRECTED: the limit to be read instead, in the country's time zone.",
  })
  newLimit?: string | null;
}
