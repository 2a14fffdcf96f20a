import { Database } from '@concord/service-kit/database/database';
import { Injectable } from '@nestjs/common';
import { TopicRow } from '../topic/topic.entity.js';
import { readFollowCode } from './follow-code.js';
import { ProposerMessageRow, ProposerRow } from './proposer.entity.js';

/** What the holder of a follow code may see. */
export interface Followed {
  row: TopicRow;
  code: string;
  /** Oldest first; with those of the topic it was merged into, from then on. */
  messages: ProposerMessageRow[];
}

/** A chain of mergers this long does not happen by hand. */
const MOST_MERGERS = 10;

/** What a proposer reads with the follow code; the code is the whole permission. */
@Injectable()
export class FollowService {
  constructor(private readonly database: Database) {}

  /** Bare id of the topic that the code opens. */
  async topicOf(typedCode: string): Promise<string | null> {
    const followCode = readFollowCode(typedCode);
    const proposer = followCode ? await this.database.em.findOneBy(ProposerRow, { followCode }) : null;
    return proposer?.topicId ?? null;
  }

  async byCode(typedCode: string): Promise<Followed | null> {
    const id = await this.topicOf(typedCode);
    const row = id ? await this.database.em.findOneBy(TopicRow, { id }) : null;
    if (!row) return null;
    return { row, code: readFollowCode(typedCode)!, messages: await this.messagesOf(row) };
  }

  /** Code and number of a topic just brought in, for its receipt. */
  async receiptOf(topicId: string): Promise<{ code: string; number: string }> {
    const { followCode } = await this.database.em.findOneByOrFail(ProposerRow, { topicId });
    const { number } = await this.database.em.findOneByOrFail(TopicRow, { id: topicId });
    return { code: followCode, number };
  }

  /** A merged topic's proposer keeps his right to be told: he reads on in the topic that took his in. */
  private async messagesOf(row: TopicRow): Promise<ProposerMessageRow[]> {
    const messages = await this.own(row.id, new Date(0));
    let at: TopicRow | null = row;
    for (let hops = 0; at?.mergedIntoId && hops < MOST_MERGERS; hops += 1) {
      const since = new Date(at.history.at(-1)!.at);
      const others = await this.own(at.mergedIntoId, since);
      messages.push(...others.filter((message) => message.kind !== 'RECEIVED'));
      at = await this.database.em.findOneBy(TopicRow, { id: at.mergedIntoId });
    }
    return messages.sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  private async own(topicId: string, since: Date): Promise<ProposerMessageRow[]> {
    return this.database.em
      .createQueryBuilder(ProposerMessageRow, 'm')
      .where('m.topicId = :topicId and m.at >= :since', { topicId, since })
      .orderBy('m.at')
      .addOrderBy('m.id')
      .getMany();
  }
}
