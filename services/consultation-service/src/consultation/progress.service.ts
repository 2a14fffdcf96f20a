import { Inject, Injectable } from '@nestjs/common';
import type { ActivityAnswer, ConsultationActivities } from '@concord/contracts/temporal/activities';
import { Acts } from '@concord/service-kit/acts/acts';
import { storyContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { bare } from '@concord/service-kit/acts/input';
import { recordFact } from './consultation.acts.js';
import { ConsultationRow } from './consultation.entity.js';
import { nextItem } from './progress.rules.js';
import { reportedFacts } from './progress.js';

type ItemProgress = Parameters<ConsultationActivities['recordItemProgress']>[0];

/** Follows the commitments that departments carry out, until all is reported (T15, T16). */
@Injectable()
export class ProgressService {
  constructor(
    @Inject(Acts) private readonly acts: Acts,
    @Inject(Database) private readonly database: Database,
  ) {}

  async recordItem(input: ItemProgress): Promise<ActivityAnswer> {
    const id = bare(input.consultationId, 'consultation');
    const ctx = storyContext(new Date(input.at), input.itemId);
    const command = {
      kind: 'consultation' as const,
      act: 'recordItemProgress',
      entity: ConsultationRow,
      id,
      idempotencyKey: `item#${input.itemId}#${input.itemVersion}`,
      input: { itemId: input.itemId, itemVersion: input.itemVersion, type: input.type },
    };
    const answer = await this.acts.on(ctx, command, async (tx, row) => {
      const held = row.items[input.itemId];
      const next = nextItem(held, input.type, input.itemVersion);
      if (!next) return;
      row.items = { ...row.items, [input.itemId]: next };
      // Only a new status is news to the consultation; the item's own timeline has every step.
      if (held?.status === next.status) {
        await tx.em.update(ConsultationRow, { id: row.id }, { items: row.items });
        return;
      }
      await recordFact(tx, row, 'itemProgressed', {
        topicState: null,
        data: { itemId: input.itemId, status: next.status },
      });
      await reportedFacts(tx, row);
    });
    const row = await this.database.em.findOneBy(ConsultationRow, { id });
    return { version: row?.version ?? 0, refusal: answer.refusal };
  }
}
