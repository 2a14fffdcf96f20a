import { Access } from '@concord/service-kit/graph/access';
import { Payload } from '@concord/service-kit/graph/mutation';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Step, TopicAsk } from '../topic/topic.graphql.js';

@Access('public')
@ObjectType({ description: 'Something told to the proposer.' })
export class ProposerMessage {
  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;

  @Field(() => String, { description: 'Code, e.g. RETURNED, OUTCOME_RECORDED, FEEDBACK.' })
  kind!: string;

  @Field(() => String, { description: "The message in the reader's language, with the writer's own words." })
  text!: string;
}

@Access('public')
@ObjectType({ description: 'A topic as its proposer sees it with the follow code.' })
export class FollowedTopic {
  @Field(() => String, { description: 'The follow code it was asked with.' })
  code!: string;

  @Field(() => Int, { description: 'Rises with every act; give it back as `ifVersion` of resubmitTopic.' })
  version!: number;

  @Field(() => String, { description: 'E.g. 2026-0001: counted by unit and year.' })
  number!: string;

  @Field(() => String, { description: 'As submitted or resubmitted.' })
  title!: string;

  @Field(() => String, { description: 'State code.' })
  state!: string;

  @Field(() => String, { description: "The state in the reader's language." })
  stateText!: string;

  @Field(() => String, { description: "The proposer's own text." })
  description!: string;

  @Field(() => [TopicAsk], { description: 'In the order of their numbers.' })
  asks!: TopicAsk[];

  @Field(() => [Step], { description: "The steps of the topic's process profile, in order." })
  steps!: Step[];

  @Field(() => [ProposerMessage], { description: 'Oldest first.' })
  messages!: ProposerMessage[];

  @Field(() => Boolean, { description: 'True after a return: resubmitTopic takes it up again.' })
  canResubmit!: boolean;

  @Field(() => DateTime, { description: 'Case time.' })
  submittedAt!: Date;
}

@Access('revealed')
@ObjectType({ description: 'Name and telephone of a proposer, shown once for a recorded reason.' })
export class RevealedProposer {
  @Field(() => String, { description: 'In full, as given at intake.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'In full, as written; null where a member gave none.' })
  phone!: string | null;
}

export const ResubmitTopicPayload = Payload('ResubmitTopicPayload', 'topic', () => FollowedTopic);
export const RevealPayload = Payload('RevealPayload', 'proposer', () => RevealedProposer);
