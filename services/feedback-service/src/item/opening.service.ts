import { parseId, typedId } from '@concord/contracts/ids';
import type { FeedbackActivities } from '@concord/contracts/temporal/activities';
import { Acts } from '@concord/service-kit/acts/acts';
import { storyContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { v5 as uuidFrom } from 'uuid';
import { factData, profileOf } from './item.acts.js';
import { ItemRow } from './item.entity.js';
import { itemNotice } from './item.notices.js';
import { assignersOf } from './item.rules.js';

type OpenItems = Parameters<FeedbackActivities['openItems']>[0];

/** Turns the commitments of signed minutes into resolution items, one each; told again, it answers the same ones. */
@Injectable()
export class OpeningService {
  constructor(private readonly acts: Acts) {}

  async open(input: OpenItems): Promise<{ itemIds: string[] }> {
    const itemIds: string[] = [];
    for (const commitment of input.commitments) itemIds.push(await this.openOne(input, commitment));
    return { itemIds };
  }

  private async openOne(input: OpenItems, commitment: OpenItems['commitments'][number]): Promise<string> {
    const consultation = parseId(input.consultationId, 'consultation')!.uuid;
    const id = uuidFrom(`item:${commitment.no}`, consultation);
    const idempotencyKey = `${input.consultationId}#item-${commitment.no}`;
    const ctx = storyContext(new Date(input.at), idempotencyKey);
    const command = {
      kind: 'item' as const,
      act: 'openItem',
      entity: ItemRow,
      idempotencyKey,
      input: { id },
    };
    const answer = await this.acts.creating(ctx, command, async (tx) => {
      const row = Object.assign(new ItemRow(), {
        id,
        state: 'CREATED',
        no: commitment.no,
        title: input.title,
        text: commitment.text,
        askNos: commitment.askNos,
        consultationId: input.consultationId,
        topicId: input.topicId,
        orgUnitId: input.orgUnitId,
        profileKey: input.profileKey,
        profileVersion: input.profileVersion,
        proposedLeadUnitId: commitment.leadUnitId,
        proposedCoUnitIds: commitment.coUnitIds,
        leadUnitId: null,
        coUnitIds: [],
        agreedDate: commitment.agreedDate,
        assignedBy: null,
        assignedUnderRole: null,
        assignedUnderUnitId: null,
        assignedAt: null,
        returnUntil: null,
        signedForAt: null,
        returnReason: null,
        reply: null,
        coOpinions: [],
        completion: null,
        visits: [],
        satisfaction: null,
        wakeAt: null,
      });
      const profile = profileOf(tx.tree, row).document;
      tx.count(row.orgUnitId, 'itemsOpened');
      await tx.create('item', ItemRow, row, {
        type: 'opened',
        data: factData(row),
        seed: input.seed,
        notices: [
          itemNotice(row, 'itemAwaitsAssignment', assignersOf(row, { tree: tx.tree, profile, now: ctx.now })),
        ],
      });
      return id;
    });
    if (answer.refusal) throw new Error(`item ${commitment.no} could not be opened: ${answer.refusal.code}`);
    return typedId('item', id);
  }
}
