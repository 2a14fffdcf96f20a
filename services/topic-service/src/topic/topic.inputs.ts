import { CreateInput, MutationInput } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { Field, ID, InputType } from '@nestjs/graphql';

const optionalText = { nullable: true } as const;

@InputType({ description: 'Which topics; what is left out does not restrict.' })
export class TopicFilter {
  @Field(() => [String], optionalText)
  states?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Its place and everything below.' })
  orgUnitId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day of submission.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of submission.' })
  to?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Case time of the last act.' })
  updatedSince?: Date | null;

  @Field(() => String, { nullable: true, description: 'Part of the title or the number.' })
  text?: string | null;

  @Field(() => [String], optionalText)
  sources?: string[] | null;

  @Field(() => String, optionalText)
  level?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those on which the asker has the next act.' })
  awaitingMe?: boolean | null;
}

@InputType({ description: 'A topic as its proposer sends it. Secret matters do not belong here.' })
export class SubmitTopicInput extends CreateInput {
  @Field(() => String, { description: 'At most 80 characters.' })
  title!: string;

  @Field(() => String, { description: 'At most 5000 characters.' })
  description!: string;

  @Field(() => [String], {
    description: '1 to 20, each at most 200 characters; they are numbered in this order.',
  })
  asks!: string[];

  @Field(() => ID, { description: 'One of publicUnits.' })
  orgUnitId!: string;

  @Field(() => String, { nullable: true, description: 'MEMBER for a member, else PUBLIC, when left out.' })
  source?: string | null;

  @Field(() => String, optionalText)
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'Whom the matter touches; at most 200 characters.' })
  partiesConcerned?: string | null;

  @Field(() => String, optionalText)
  suggestedForm?: string | null;

  @Field(() => String, { description: 'At most 50 characters; shown masked.' })
  proposerName!: string;

  @Field(() => String, { nullable: true, description: 'Needed of everybody but members; shown masked.' })
  proposerPhone?: string | null;

  @Field(() => String, { nullable: true, description: 'Where an organisation proposes.' })
  organization?: string | null;

  @Field(() => Boolean, { description: 'The text may be published without the name.' })
  consentToPublish!: boolean;
}

@InputType({ description: 'A topic that staff enter for somebody (代录).' })
export class EnterTopicForInput extends SubmitTopicInput {
  @Field(() => String)
  declare source: string;

  @Field(() => ID, { nullable: true, description: 'The body that entrusted the matter (T14) [S0].' })
  entrustingUnitId?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the paper it came on.' })
  paperReference?: string | null;
}

@InputType({ description: 'A returned topic, mended by its proposer; what is left out stays.' })
export class ResubmitTopicInput extends CreateInput {
  @Field(() => String, { description: 'The follow code.' })
  code!: string;

  @Field(() => String, optionalText)
  title?: string | null;

  @Field(() => String, optionalText)
  description?: string | null;

  @Field(() => [String], optionalText)
  asks?: string[] | null;
}

@InputType()
export class ScreenTopicInput extends MutationInput {
  @Field(() => String, { description: 'POLICY, DEVELOPMENT, RIGHTS or LIVELIHOOD (B.2).' })
  scopeClass!: string;

  @Field(() => String, { nullable: true, description: 'URGENT, NORMAL or LOW.' })
  urgency?: string | null;

  @Field(() => String, { nullable: true, description: 'EASY, MEDIUM or HARD.' })
  difficulty?: string | null;

  @Field(() => String, optionalText)
  opinion?: string | null;
}

@InputType()
export class TopicReasonInput extends MutationInput {
  @Field(() => String, { nullable: true, description: "A code of the profile's list of reasons." })
  reasonCode?: string | null;

  @Field(() => String, { description: 'Reaches the proposer.' })
  reason!: string;
}

@InputType()
export class MergeTopicInput extends MutationInput {
  @Field(() => ID, { description: 'The topic that goes on.' })
  intoId!: string;

  @Field(() => String, { description: 'Reaches the proposer.' })
  reason!: string;
}

@InputType()
export class ReferTopicInput extends TopicReasonInput {
  @Field(() => String, { description: 'Who is in charge of such matters; reaches the proposer.' })
  to!: string;
}

@InputType()
export class ApproveTopicInput extends MutationInput {
  @Field(() => String, optionalText)
  opinion?: string | null;
}

@InputType()
export class DisapproveTopicInput extends MutationInput {
  @Field(() => String, { description: 'Reaches the proposer.' })
  reason!: string;
}

@InputType()
export class FileTopicInput extends MutationInput {
  @Field(() => String, optionalText)
  note?: string | null;
}

@InputType()
export class AcknowledgeFilingInput extends MutationInput {
  @Field(() => String, { nullable: true, description: "The receiver's own number." })
  number?: string | null;
}

@InputType()
export class ReturnFilingInput extends MutationInput {
  @Field(() => String, { description: 'What is missing.' })
  reason!: string;
}

@InputType()
export class CompleteFilingInput extends MutationInput {
  @Field(() => String, { description: 'What was added.' })
  note!: string;
}

@InputType()
export class TopicWordsInput extends MutationInput {
  @Field(() => String, { description: 'At most 5000 characters.' })
  text!: string;
}

@InputType()
export class CloseTopicInput extends MutationInput {
  @Field(() => String, { nullable: true, description: 'Reaches the proposer.' })
  reason?: string | null;
}

@InputType()
export class ArchiveTopicInput extends MutationInput {}

@InputType()
export class RevealProposerInput extends MutationInput {
  @Field(() => String, { description: 'Stays on record; at most 200 characters.' })
  reason!: string;
}
