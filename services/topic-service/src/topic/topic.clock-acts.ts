import { typedId } from '@concord/contracts/ids';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { ClockActs } from '@concord/service-kit/clocks/clock-acts';
import type { ClockedCase } from '@concord/service-kit/clocks/clocked-case';
import { ROOM_SIDES } from '@concord/service-kit/clocks/clock-sides';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import { ReadingService } from './reading.service.js';
import { TopicRow } from './topic.entity.js';
import type { Topic } from './topic.graphql.js';
import { toTopic } from './topic.mapper.js';
import { readingRole } from './topic.permissions.js';

const TOPIC: ClockedCase<TopicRow> = {
  kind: 'topic',
  noun: 'Topic',
  entity: TopicRow,
  readable: (row, identity, tx) => readingRole(identity, row, tx.tree) !== undefined,
  ...ROOM_SIDES,
  record: (tx, row, happening) => tx.record('topic', TopicRow, row, happening),
};

/** Extensions and stops of a topic's clocks (E.2). */
@Injectable()
export class TopicClockActs extends ClockActs<TopicRow, PayloadOf<'topic', Topic>> {
  constructor(
    acts: Acts,
    database: Database,
    replica: Replica,
    private readonly reading: ReadingService,
  ) {
    super(acts, database, replica, TOPIC);
  }

  async answer(ctx: ActContext, { id, refusal, replayed }: ActAnswer): Promise<PayloadOf<'topic', Topic>> {
    if (refusal) return refused<'topic', Topic>('topic', refusal, ctx.language, replayed);
    const row = await this.reading.one(ctx, typedId('topic', id!));
    return { topic: row && toTopic(row, ctx.language), refusal: null, replayed };
  }
}
