import { parseId } from '@concord/contracts/ids';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { happened } from '@concord/service-kit/acts/define';
import { storyContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { acknowledgeFiling } from './acts/acknowledge-filing.act.js';
import { TopicRow } from '../../topic/topic.entity.js';
import { isApprovedAndOpen } from '../../topic/topic.states.js';
import { settleFiling } from './filing.case.js';

/** What the story does about a filing. */
@Injectable()
export class FilingService {
  constructor(private readonly acts: Acts) {}

  /** The window has passed. The row decides; whatever happened meanwhile leaves nothing to do. */
  async acknowledgeByDefault(input: { topicId: string; at: string }): Promise<ActAnswer> {
    const id = parseId(input.topicId, 'topic')?.uuid ?? null;
    const idempotencyKey = `filing-default:${input.topicId}:${input.at}`;
    const command = {
      kind: 'topic' as const,
      act: 'acknowledgeFilingByDefault',
      entity: TopicRow,
      id,
      idempotencyKey,
      input,
    };
    return this.acts.on(storyContext(new Date(input.at), input.topicId), command, async (tx, row) => {
      const waits = row.filing?.state === 'SENT' && isApprovedAndOpen(row.state);
      if (!waits || Date.parse(row.filing!.acknowledgeBy) > tx.ctx.now.getTime()) return;
      const done = await settleFiling(tx, row, { number: null, byDefault: true });
      await tx.record('topic', TopicRow, row, happened(acknowledgeFiling, done));
    });
  }
}
