import { typedId } from '@concord/contracts/ids';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { ActDoor } from '@concord/service-kit/acts/door';
import type { ActContext } from '@concord/service-kit/context';
import { refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Injectable } from '@nestjs/common';
import { ReadingService } from './reading.service.js';
import type { TopicRow } from './topic.entity.js';
import type { Topic } from './topic.graphql.js';
import { toTopic } from './topic.mapper.js';
import { TOPIC } from './topic.noun.js';
import type { TopicContext } from './topic.who.js';

type TopicAnswer = PayloadOf<'topic', Topic>;

/** An act on a topic, answered with the topic as it is now. */
@Injectable()
export class TopicDoor extends ActDoor<TopicRow, TopicContext, TopicAnswer> {
  constructor(
    acts: Acts,
    private readonly reading: ReadingService,
  ) {
    super(acts, TOPIC);
  }

  async answer(ctx: ActContext, { id, refusal, replayed }: ActAnswer): Promise<TopicAnswer> {
    if (refusal || !id) {
      const none = refusal ?? { code: 'NOT_FOUND', params: {} };
      return refused<'topic', Topic>('topic', none, ctx.language, replayed);
    }
    const row = await this.reading.one(ctx, typedId('topic', id));
    return { topic: row && toTopic(row, ctx.language), refusal: null, replayed };
  }
}
