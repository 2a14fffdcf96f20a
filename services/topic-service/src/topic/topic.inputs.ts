import { CreateInput } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'Which topics; what is left out does not restrict.' })
export class TopicFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'State codes of B.1, as in `Topic.state`; one of them.',
  })
  states?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Its place and everything below.' })
  orgUnitId?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "First day of submission, included, in the country's time zone.",
  })
  from?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day of submission, included, in the country's time zone.",
  })
  to?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Case time of the last act.' })
  updatedSince?: Date | null;

  @Field(() => String, { nullable: true, description: 'Part of the title or the number.' })
  text?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'PARTY_GOVERNMENT, PUBLIC, MEMBER, OPEN_CALL [S0]; one of them.',
  })
  sources?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Level of its place: COUNTY, TOWNSHIP, VILLAGE or ENTERPRISE_INSTITUTION.',
  })
  level?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those on which the asker has the next act.' })
  awaitingMe?: boolean | null;
}

@InputType({ description: 'A topic as its proposer sends it. Secret matters do not belong here.' })
export class SubmitTopicInput extends CreateInput {
  @Field(() => String, { description: 'At most 80 characters.' })
  title!: string;

  @Field(() => String, { description: 'At most 5,000 characters.' })
  description!: string;

  @Field(() => [String], {
    description: '1 to 20, each at most 200 characters; they are numbered in this order.',
  })
  asks!: string[];

  @Field(() => ID, { description: 'One of publicUnits.' })
  orgUnitId!: string;

  @Field(() => String, { nullable: true, description: 'MEMBER for a member, else PUBLIC, when left out.' })
  source?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Subject in the proposer's words, no code; at most 80 characters.",
  })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'Whom the matter touches; at most 200 characters.' })
  partiesConcerned?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The form of deliberation that the proposer would like, in words; at most 80 characters.',
  })
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
  @Field(() => String, {
    description: "One of the profile's sources: PARTY_GOVERNMENT, PUBLIC, MEMBER, OPEN_CALL [S0].",
  })
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

  @Field(() => Int, { nullable: true, description: 'Refuse when the topic is no longer at this version.' })
  ifVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'At most 80 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  description?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All asks anew: 1 to 20, each at most 200 characters, numbered in this order.',
  })
  asks?: string[] | null;
}
