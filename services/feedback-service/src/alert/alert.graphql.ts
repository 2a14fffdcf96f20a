import { Access } from '@concord/service-kit/graph/access';
import { Connection } from '@concord/service-kit/graph/connection';
import { CreateInput } from '@concord/service-kit/graph/mutation';
import { Refusal } from '@concord/service-kit/graph/shared.types';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { own } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

@Access('personal')
@ObjectType({ description: "A message in the asker's own inbox." })
@Directive('@key(fields: "id")')
export class Alert {
  @Field(() => ID, { description: 'Typed id, `alert:<uuid>`.' })
  id!: string;
  @Field(() => String, {
    description: 'REMINDER, WARNING, OVERDUE, URGING, NOTICE, DRAFT, CARD, LETTER or ADMIN.',
  })
  kind!: string;
  @Field(() => String, { description: 'L0…L5 of the ladder; empty for plain notices.' })
  level!: string;
  @Field(() => String, { description: "The message in the asker's language; it says what can be done." })
  text!: string;
  @Field(() => String, { description: 'What its reader can do about it, in a sentence.' })
  advice!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Code of the clock that it is about: its date is explained on the page of `subjectId`.',
  })
  deadlineKind!: string | null;
  @Field(() => DateTime, { description: 'Case time at which it was owed.' })
  at!: Date;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time of its first reading; null while it is unread.',
  })
  readAt!: Date | null;
  @Field(() => ID, { nullable: true, description: 'Typed id of what it opens.' })
  subjectId!: string | null;
  @Field(() => String, { nullable: true, description: 'GraphQL type of what it opens.' })
  subjectType!: string | null;
}
own('Alert', Alert);

export const AlertConnection = Connection('Alert', () => Alert);

@InputType({ description: 'Which messages; what is left out does not restrict.' })
export class AlertFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only messages that were not read yet.' })
  unreadOnly?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'Kinds of messages, as in `Alert.kind`.' })
  kinds?: string[] | null;
}

@InputType({ description: 'Which own messages were read.' })
export class MarkReadInput extends CreateInput {
  @Field(() => [ID], { description: 'Typed ids of messages of the own inbox; 200 at most.' })
  alertIds!: string[];
}

@Access('carrier')
@ObjectType({ description: 'What marking as read left.' })
export class MarkReadPayload {
  @Field(() => Int, { nullable: true, description: 'Messages still unread.' })
  unreadCount!: number | null;
  @Field(() => Refusal, { nullable: true, description: 'Why nothing was done; null when it was done.' })
  refusal!: Refusal | null;
  @Field(() => Boolean, { description: 'True when this key was answered before and nothing was done again.' })
  replayed!: boolean;
}
