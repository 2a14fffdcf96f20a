import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, choice, MAX, optionalText, text, type OnInput } from '@concord/service-kit/acts/input';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { caseIdOf, factData, ItemActs } from './item.acts.js';
import { arm } from './item.clocks.js';
import { ItemRow, type AskAnswerRecord } from './item.entity.js';
import { itemNotice, leadOf, roomOf } from './item.notices.js';
import { decideReply } from './item.rules.js';

const RESULTS = ['ADOPTED', 'PARTLY', 'NOT'];

export interface ReplyInput extends OnInput {
  answers: { askNo: number; result: string; reason?: string | null; measures?: string | null }[];
}

/** What departments answer and do: reply ask by ask, the co-handlers' opinions, completion. */
@Injectable()
export class ReplyService {
  constructor(private readonly items: ItemActs) {}

  reply(ctx: ActContext, input: ReplyInput): Promise<ActAnswer> {
    return asAnswer(async () => {
      const answers = input.answers.map(toAnswer);
      return this.items.on(ctx, 'replyItem', input, async ({ tx, row, as, profile }) => {
        insist(decideReply(row, answers));
        if (row.reply === null) {
          tx.count(row.orgUnitId, 'itemsReplied');
          // The first visit is due after the work began (D22).
          const by = { anchorEvent: 'replied', responsibleUnitId: row.orgUnitId } as const;
          await arm(tx, row, 'FIRST_VISIT', profile, { ...by, profileClock: 'D22' });
        }
        row.reply = { at: tx.ctx.now.toISOString(), by: tx.ctx.identity.personId!, answers };
        await tx.clocks.complete(caseIdOf(row), 'ITEM_REPLY');
        await tx.clocks.complete(caseIdOf(row), 'ITEM_PLAN');
        // Whoever has replied has taken it as his own.
        await tx.clocks.lapse(caseIdOf(row), 'ITEM_RETURN');
        await tx.record('item', ItemRow, row, {
          type: 'replied',
          data: { ...factData(row), results: answers.map(({ askNo, result }) => `${askNo} ${result}`) },
          as,
          notices: [itemNotice(row, 'itemReplied', roomOf(row))],
        });
      });
    });
  }

  giveCoOpinion(ctx: ActContext, input: OnInput & { text: string }): Promise<ActAnswer> {
    return this.items.on(ctx, 'giveCoOpinion', input, async ({ tx, row, as }) => {
      if (row.coOpinions.length >= MAX.list) refuseAct('TOO_MANY', { field: 'coOpinions', max: MAX.list });
      const opinion = text(input.text, 'text', MAX.long);
      const given = {
        unitId: as.orgUnitId,
        at: tx.ctx.now.toISOString(),
        by: tx.ctx.identity.personId!,
        text: opinion,
      };
      row.coOpinions = [...row.coOpinions, given];
      await tx.clocks.complete(caseIdOf(row), 'ITEM_CO_OPINION', given.unitId);
      await tx.record('item', ItemRow, row, {
        type: 'coOpinionGiven',
        data: factData(row),
        as,
        notices: [itemNotice(row, 'itemCoOpinion', leadOf(row, tx.tree))],
      });
    });
  }

  /** The work is done: its clock ends in the same transaction, so nobody is reminded of it any more. */
  reportCompletion(ctx: ActContext, input: OnInput & { text: string }): Promise<ActAnswer> {
    return this.items.on(ctx, 'reportCompletion', input, async ({ tx, row, as }) => {
      row.completion = {
        at: tx.ctx.now.toISOString(),
        by: tx.ctx.identity.personId!,
        text: text(input.text, 'text', MAX.long),
      };
      await tx.clocks.complete(caseIdOf(row), 'ITEM_COMPLETION');
      // What a co-handler thought of it would come too late.
      for (const unitId of row.coUnitIds) {
        await tx.clocks.cancel(caseIdOf(row), 'ITEM_CO_OPINION', 'work-completed', unitId);
      }
      await tx.record('item', ItemRow, row, {
        type: 'completed',
        data: factData(row),
        as,
        notices: [itemNotice(row, 'itemCompleted', roomOf(row))],
      });
    });
  }
}

function toAnswer(answer: ReplyInput['answers'][number]): AskAnswerRecord {
  return {
    askNo: answer.askNo,
    result: choice('result', answer.result, RESULTS),
    reason: optionalText(answer.reason, 'reason', MAX.long),
    measures: optionalText(answer.measures, 'measures', MAX.long),
  };
}
