import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { ActDoor } from '@concord/service-kit/acts/door';
import type { ActContext } from '@concord/service-kit/context';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Injectable } from '@nestjs/common';
import { ReadingService } from '../topic/reading.service.js';
import type { TopicRow } from '../topic/topic.entity.js';
import { TOPIC } from '../topic/topic.noun.js';
import type { TopicContext } from '../topic/topic.who.js';
import type { RevealedProposer } from './proposer.graphql.js';
import { toRevealed } from './proposer.mapper.js';

type RevealAnswer = PayloadOf<'proposer', RevealedProposer>;

/** An act on a topic, answered with its proposer, unmasked. */
@Injectable()
export class RevealDoor extends ActDoor<TopicRow, TopicContext, RevealAnswer> {
  constructor(
    acts: Acts,
    private readonly reading: ReadingService,
  ) {
    super(acts, TOPIC);
  }

  async answer(ctx: ActContext, { id, refusal, replayed }: ActAnswer): Promise<RevealAnswer> {
    if (refusal) return refused<'proposer', RevealedProposer>('proposer', refusal, ctx.language, replayed);
    const proposer = (await this.reading.proposersOf([id!])).get(id!);
    return done<'proposer', RevealedProposer>('proposer', toRevealed(proposer!), replayed);
  }
}
