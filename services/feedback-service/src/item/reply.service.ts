import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, MAX, optionalText, text, type OnInput } from '@concord/service-kit/acts/input';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { caseIdOf, factData, ItemActs } from './item.acts.js';
import { ItemRow, type AskAnswerRecord } from './item.entity.js';
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
      return this.items.on(ctx, 'replyItem', input, async ({ tx, row, as }) => {
        insist(decideReply(row, answers));
        const first = row.reply === null;
        row.reply = { at: tx.ctx.now.toISOString(), by: tx.ctx.identity.personId!, answers };
        await tx.clocks.complete(caseIdOf(row), 'ITEM_REPLY');
        if (first) tx.count(row.orgUnitId, 'itemsReplied');
        await tx.record('item', ItemRow, row, {
          type: 'replied',
          data: { ...factData(row), results: answers.map(({ askNo, result }) => `${askNo} ${result}`) },
          as,
          notices: [
            {
              template: 'itemReplied',
              to: [{ role: 'CONVENOR', orgUnitId: row.orgUnitId }],
              params: { title: row.title, no: row.no },
              subjectId: caseIdOf(row),
            },
          ],
        });
      });
    });
  }

  giveCoOpinion(ctx: ActContext, input: OnInput & { text: string }): Promise<ActAnswer> {
    return this.items.on(ctx, 'giveCoOpinion', input, async ({ tx, row, as }) => {
      const opinion = { unitId: as.orgUnitId, at: tx.ctx.now.toISOString(), by: tx.ctx.identity.personId!, text: text(input.text, 'text', MAX.long) };
      row.coOpinions = [...row.coOpinions, opinion];
      await tx.record('item', ItemRow, row, { type: 'coOpinionGiven', data: factData(row), as });
    });
  }

  /** The work is done: its clock ends in the same transaction, so nobody is reminded of it any more. */
  reportCompletion(ctx: ActContext, input: OnInput & { text: string }): Promise<ActAnswer> {
    return this.items.on(ctx, 'reportCompletion', input, async ({ tx, row, as }) => {
      row.completion = { at: tx.ctx.now.toISOString(), by: tx.ctx.identity.personId!, text: text(input.text, 'text', MAX.long) };
      await tx.clocks.complete(caseIdOf(row), 'ITEM_COMPLETION');
      await tx.record('item', ItemRow, row, {
        type: 'completed',
        data: factData(row),
        as,
        notices: [
          {
            template: 'itemCompleted',
            to: [{ role: 'CONVENOR', orgUnitId: row.orgUnitId }],
            params: { title: row.title, no: row.no },
            subjectId: caseIdOf(row),
          },
        ],
      });
    });
  }
}

function toAnswer(answer: ReplyInput['answers'][number]): AskAnswerRecord {
  if (!RESULTS.includes(answer.result)) refuseAct('CHOICE_UNKNOWN', { field: 'result', value: answer.result.slice(0, 40), offered: RESULTS.join(', ') });
  return {
    askNo: answer.askNo,
    result: answer.result,
    reason: optionalText(answer.reason, 'reason', MAX.long),
    measures: optionalText(answer.measures, 'measures', MAX.long),
  };
}
