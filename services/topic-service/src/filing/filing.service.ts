import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { MAX, type OnInput, optionalText, text } from '@concord/service-kit/acts/input';
import { Acts } from '@concord/service-kit/acts/acts';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { storyContext, type ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { parseId } from '@concord/contracts/ids';
import { TopicActs } from '../topic/topic.acts.js';
import { arm, complete, enter, lapse, pass } from '../topic/topic.case.js';
import { TopicRow } from '../topic/topic.entity.js';
import { notice, toReceiver, toRoom } from '../topic/topic.notices.js';
import { isApprovedAndOpen } from '../topic/topic.states.js';
import type { FilingRecord } from './filing.record.js';
import { profileOf, receiverOf } from './matrix.js';

export interface FileCommand extends OnInput {
  note?: string | null;
}
export interface AcknowledgeCommand extends OnInput {
  number?: string | null;
}
export interface ReturnFilingCommand extends OnInput {
  reason: string;
}
export interface CompleteFilingCommand extends OnInput {
  note: string;
}

/** T6: the filing is sent, may be returned for completion within its window (D4), and else counts as acknowledged. */
@Injectable()
export class FilingService {
  constructor(
    private readonly topics: TopicActs,
    private readonly acts: Acts,
  ) {}

  async send(ctx: ActContext, input: FileCommand): Promise<ActAnswer> {
    return this.topics.on(ctx, 'fileTopic', input, async (tx, row, as) => {
      const receiver = receiverOf(row, tx.tree, ctx.now)!;
      row.filing = {
        state: 'SENT',
        receiverUnitId: receiver.orgUnitId,
        receiverRole: receiver.role,
        sentByPersonId: ctx.identity.personId!,
        sentAt: ctx.now.toISOString(),
        acknowledgeBy: ctx.now.toISOString(),
        note: optionalText(input.note, 'note', MAX.long),
        number: null,
        acknowledgedAt: null,
        byDefault: false,
        returnedAt: null,
        returnedReason: null,
      };
      await openWindow(tx, row);
      await complete(tx, row, 'TOPIC_FILING');
      const { receiverUnitId, receiverRole, acknowledgeBy } = row.filing;
      await tx.record('topic', TopicRow, row, {
        type: 'filingSent',
        data: { receiverUnitId, receiverRole, acknowledgeBy },
        notices: notice(row, 'topicFilingArrived', toReceiver(row)),
        as,
      });
    });
  }

  async acknowledge(ctx: ActContext, input: AcknowledgeCommand): Promise<ActAnswer> {
    return this.topics.on(ctx, 'acknowledgeFiling', input, async (tx, row, as) => {
      const number = optionalText(input.number, 'number', MAX.title);
      await settle(tx, row, { number, byDefault: false }, as);
    });
  }

  async return(ctx: ActContext, input: ReturnFilingCommand): Promise<ActAnswer> {
    return this.topics.on(ctx, 'returnFiling', input, async (tx, row, as) => {
      const returnedReason = text(input.reason, 'reason', MAX.long);
      row.filing = { ...row.filing!, state: 'RETURNED', returnedAt: ctx.now.toISOString(), returnedReason };
      row.wakeAt = null;
      await lapse(tx, row, 'TOPIC_FILING_RETURN');
      const to = [...toRoom(tx, row), { personId: row.filing.sentByPersonId }];
      await tx.record('topic', TopicRow, row, {
        type: 'filingReturned',
        personal: { reason: returnedReason },
        notices: notice(row, 'topicFilingReturned', to),
        as,
      });
    });
  }

  async complete(ctx: ActContext, input: CompleteFilingCommand): Promise<ActAnswer> {
    return this.topics.on(ctx, 'completeFiling', input, async (tx, row, as) => {
      const note = text(input.note, 'note', MAX.long);
      row.filing = { ...row.filing!, state: 'SENT', note, sentAt: ctx.now.toISOString() };
      await openWindow(tx, row);
      const { acknowledgeBy } = row.filing;
      await tx.record('topic', TopicRow, row, {
        type: 'filingCompleted',
        data: { acknowledgeBy },
        notices: notice(row, 'topicFilingArrived', toReceiver(row)),
        as,
      });
    });
  }

  /** The story: the window has passed. The row decides; whatever happened meanwhile leaves nothing to do. */
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
      await settle(tx, row, { number: null, byDefault: true }, undefined);
    });
  }
}

/** Opens the window in which the receiver may return it: a timer of the story, told by the fact (D4). */
async function openWindow(tx: ActTransaction, row: TopicRow): Promise<void> {
  const { clocks, calendarId } = profileOf(row, tx.tree).document;
  const budget = clocks['D4'];
  row.wakeAt = budget ? tx.clocks.addTerm(budget, tx.ctx.now, calendarId).dueAt : tx.ctx.now;
  row.filing = { ...row.filing!, acknowledgeBy: row.wakeAt.toISOString() };
  await arm(tx, row, 'TOPIC_FILING_RETURN');
}

/** The filing is on record. Research may have begun before: then the topic's own state goes on (MX3). */
async function settle(
  tx: ActTransaction,
  row: TopicRow,
  how: Pick<FilingRecord, 'number' | 'byDefault'>,
  as: Parameters<ActTransaction['record']>[3]['as'],
): Promise<void> {
  const { now } = tx.ctx;
  row.filing = { ...row.filing!, ...how, state: 'ACKNOWLEDGED', acknowledgedAt: now.toISOString() };
  row.wakeAt = null;
  await lapse(tx, row, 'TOPIC_FILING_RETURN');
  pass(row, 'FILED', now);
  if (row.state === 'APPROVED') enter(row, 'FILED', now);
  await tx.record('topic', TopicRow, row, {
    type: 'filingAcknowledged',
    data: { byDefault: how.byDefault, number: how.number },
    notices: notice(row, 'topicFiled', toRoom(tx, row)),
    as,
  });
}
