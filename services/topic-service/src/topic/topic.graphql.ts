import { Access } from '@concord/service-kit/graph/access';
import { Connection } from '@concord/service-kit/graph/connection';
import { Payload } from '@concord/service-kit/graph/mutation';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { Refusal } from '@concord/service-kit/graph/shared.types';
import { own, ref, type Ref } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Approval, Filing, Screening } from './decisions.graphql.js';
import type { TopicRow } from './topic.entity.js';

@Access('reader')
@ObjectType({ description: 'One numbered ask; replies answer ask by ask (逐条回应).' })
export class TopicAsk {
  @Field(() => Int, { description: 'From 1.' })
  no!: number;

  @Field(() => String, { description: 'One demand in one sentence, at most 200 characters.' })
  text!: string;
}

@Access('personal')
@ObjectType({
  description: 'Who brought the topic in; masked. revealProposer shows the rest, with a reason.',
})
export class Proposer {
  @Field(() => String, { description: 'RESIDENT, MEMBER or ORGANIZATION.' })
  kind!: string;

  @Field(() => String, { description: 'Family name and stars, e.g. 张**.' })
  nameMasked!: string;

  @Field(() => String, { nullable: true, description: 'E.g. 138****5678.' })
  phoneMasked!: string | null;

  @Field(() => String, { nullable: true, description: 'The organisation that proposes; null for people.' })
  organization!: string | null;
}

@Access('reader')
@ObjectType({ description: "One step of the region's process, as the case page draws it." })
@Directive('@shareable')
export class Step {
  @Field(() => String, { description: 'Key of the step in the profile, e.g. select, research, deliberate.' })
  key!: string;

  @Field(() => String, { description: "The region's name of the step, in the reader's language." })
  label!: string;

  @Field(() => String, { description: 'DONE, CURRENT, AHEAD or SKIPPED.' })
  state!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time at which it was entered; null while ahead.',
  })
  since!: Date | null;
}

@Access('reader')
@ObjectType({ description: 'A matter brought in for consultation (协商议题).' })
@Directive('@key(fields: "id")')
export class Topic {
  /** The row that the fields with resolvers of their own read; never in the graph. */
  row!: TopicRow;

  @Field(() => ID, { description: 'Typed id, `topic:<uuid>`.' })
  id!: string;

  @Field(() => Int, { description: 'Rises with every act; give it back as ifVersion.' })
  version!: number;

  @Field(() => String, { description: 'E.g. 2026-0001: counted by unit and year.' })
  number!: string;

  @Field(() => String, { description: 'At most 80 characters.' })
  title!: string;

  @Field(() => String, { description: 'State code of domain.md B.1.' })
  state!: string;

  @Field(() => String, { description: "The state in the reader's language." })
  stateText!: string;

  @Field(() => String, { description: 'Level of its place: TOWNSHIP, VILLAGE, ENTERPRISE_INSTITUTION …' })
  level!: string;

  @Field(() => String, { description: 'PARTY_GOVERNMENT, PUBLIC, MEMBER or OPEN_CALL [S0].' })
  source!: string;

  @Field(() => String, { nullable: true, description: "Subject in the proposer's words; no code list." })
  category!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'URGENT, NORMAL or LOW; null before screening and where the region has no triage [S3].',
  })
  urgency!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'EASY, MEDIUM or HARD; null before screening and where the region has no triage [S3].',
  })
  difficulty!: string | null;

  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The place whose topic it is.' })
  orgUnit!: Ref | null;

  @Field(() => String, { description: "The proposer's own text, at most 5,000 characters." })
  description!: string;

  @Field(() => String, { nullable: true, description: 'Whom the matter touches.' })
  partiesConcerned!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The form of deliberation that the proposer would like.',
  })
  suggestedForm!: string | null;

  @Field(() => DateTime, { description: 'Case time of the first submission.' })
  submittedAt!: Date;

  @Field(() => DateTime, { description: 'Case time of the last act.' })
  updatedAt!: Date;

  @Field(() => ref('Person'), { nullable: true, description: 'Who entered it for the proposer (代录).' })
  enteredBy!: Ref | null;

  @Field(() => String, { nullable: true, description: 'Number of the paper it was entered from.' })
  paperReference!: string | null;

  @Field(() => Boolean, {
    description: 'A Party committee, government or department entrusted it (T14) [S0].',
  })
  entrusted!: boolean;

  @Field(() => ref('OrgUnit'), {
    nullable: true,
    description: 'The body that entrusted it; it is owed the result (T14) [S0].',
  })
  entrustingUnit!: Ref | null;

  @Field(() => Boolean, { description: 'The proposer allows the text to be published without the name.' })
  consentToPublish!: boolean;

  @Field(() => Screening, { nullable: true, description: 'Null until it was screened.' })
  screening!: Screening | null;

  @Field(() => Approval, { nullable: true, description: 'Null until it was approved.' })
  approval!: Approval | null;

  @Field(() => Filing, { nullable: true, description: 'The newest sending; null until it was filed.' })
  filing!: Filing | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it is on record with the receiving body.',
  })
  filedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Outcome of the newest round.' })
  outcome!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is over, in the words of who ended it.' })
  closedReason!: string | null;

  @Field(() => [String], { description: 'Codes of what is still missing before it may be closed.' })
  missingToClose!: string[];

  @Field(() => ref('Consultation'), { nullable: true, description: 'Null before research begins.' })
  consultation!: Ref | null;

  @Field(() => String, { description: 'Key of the process profile that it started under.' })
  profileKey!: string;

  @Field(() => Int, { description: 'Version of that profile; kept for the whole case (decision 11).' })
  profileVersion!: number;
}
own('Topic', Topic);

@Access('public')
@ObjectType({ description: 'What a proposer is given after submitting.' })
export class Receipt {
  @Field(() => String, { description: 'Whoever has it may follow the topic; keep it.' })
  code!: string;

  @Field(() => String, { description: 'Number of the topic, e.g. 2026-0001.' })
  number!: string;

  @Field(() => String, { description: 'Path of the page to follow it, below the address of the site.' })
  followUrl!: string;
}

@Access('carrier')
@ObjectType({ description: 'What became of a submission: the receipt, or the refusal as data.' })
export class SubmitTopicPayload {
  @Field(() => Topic, { nullable: true, description: 'Null for who may not read topics, e.g. the public.' })
  topic!: Topic | null;

  @Field(() => Receipt, { nullable: true, description: 'Null when it was refused.' })
  receipt!: Receipt | null;

  @Field(() => Refusal, { nullable: true, description: 'Why nothing was done; null when it was done.' })
  refusal!: Refusal | null;

  @Field(() => Boolean, { description: 'True when this key was answered before and nothing was done again.' })
  replayed!: boolean;
}

export const TopicConnection = Connection('Topic', () => Topic);
export const TopicPayload = Payload('TopicPayload', 'topic', () => Topic);
