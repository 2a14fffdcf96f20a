import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, bares, MAX, optionalText, text, type OnInput } from '@concord/service-kit/acts/input';
import { refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { officersOf } from './assignment.service.js';
import { caseIdOf, factData, ItemActs } from './item.acts.js';
import { ItemRow } from './item.entity.js';

const VERDICTS = ['VERIFIED', 'REWORK'];
const RATINGS = ['SATISFIED', 'BASICALLY_SATISFIED', 'UNSATISFIED'];

export interface VisitInput extends OnInput {
  finding: string;
  verdict: string;
  visitorIds?: string[] | null;
}

/** Somebody watches that it is done: visits, satisfaction, urging, closing (监督执事). */
@Injectable()
export class ClosingService {
  constructor(private readonly items: ItemActs) {}

  recordVisit(ctx: ActContext, input: VisitInput): Promise<ActAnswer> {
    return asAnswer(async () => {
      const verdict = choice('verdict', input.verdict, VERDICTS);
      const visitorIds = bares(input.visitorIds, 'person');
      return this.items.on(ctx, 'recordVisit', input, async ({ tx, row, as, profile }) => {
        // Nobody finds finished what its department has not reported as done.
        if (verdict === 'VERIFIED' && row.state !== 'COMPLETION_REPORTED') refuseAct('NOT_COMPLETED', {}, 'T15', 'S0');
        const finding = text(input.finding, 'finding', MAX.long);
        row.visits = [...row.visits, { at: tx.ctx.now.toISOString(), by: tx.ctx.identity.personId!, visitorIds, finding, verdict }];
        await tx.clocks.complete(caseIdOf(row), 'FIRST_VISIT');
        if (verdict === 'VERIFIED') {
          row.state = 'VERIFIED';
          tx.count(row.orgUnitId, 'problemsSolved');
          await tx.record('item', ItemRow, row, { type: 'verified', data: factData(row), as });
          return;
        }
        const again = row.state === 'COMPLETION_REPORTED';
        row.state = 'REWORK';
        if (again) {
          await tx.clocks.arm({
            caseId: caseIdOf(row),
            kind: 'ITEM_COMPLETION',
            profileClock: 'D16',
            title: row.title,
            orgUnitId: row.orgUnitId,
            responsibleUnitId: row.leadUnitId!,
            anchorEvent: 'reworkRequested',
            profile,
          });
        }
        await tx.record('item', ItemRow, row, {
          type: 'reworkRequested',
          data: factData(row),
          as,
          notices: [{ template: 'itemRework', to: officersOf(row), params: { title: row.title, no: row.no }, subjectId: caseIdOf(row) }],
        });
      });
    });
  }

  recordSatisfaction(ctx: ActContext, input: OnInput & { rating: string; comment?: string | null }): Promise<ActAnswer> {
    return asAnswer(async () => {
      const rating = choice('rating', input.rating, RATINGS);
      return this.items.on(ctx, 'recordSatisfaction', input, async ({ tx, row, as }) => {
        const comment = optionalText(input.comment, 'comment', MAX.long);
        row.satisfaction = { rating, at: tx.ctx.now.toISOString(), by: tx.ctx.identity.personId!, comment };
        tx.count(row.orgUnitId, 'satisfaction', rating);
        await tx.record('item', ItemRow, row, { type: 'satisfactionRecorded', data: { ...factData(row), rating }, as });
      });
    });
  }

  /** Asks, and commands nobody (催办, decision 5). */
  urge(ctx: ActContext, input: OnInput & { text: string }): Promise<ActAnswer> {
    return this.items.on(ctx, 'urgeItem', input, async ({ tx, row, as }) => {
      const words = text(input.text, 'text', MAX.short);
      await tx.record('item', ItemRow, row, {
        type: 'urged',
        data: { ...factData(row), words },
        as,
        notices: [{ template: 'itemUrged', to: officersOf(row), params: { title: row.title, no: row.no, words }, subjectId: caseIdOf(row) }],
      });
    });
  }

  close(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.items.on(ctx, 'closeItem', input, async ({ tx, row, as }) => {
      await tx.clocks.cancelAll(caseIdOf(row));
      tx.count(row.orgUnitId, 'itemsClosed');
      await tx.record('item', ItemRow, row, { type: 'closed', data: { ...factData(row), final: true }, as });
    });
  }
}

function choice(field: string, value: string, offered: readonly string[]): string {
  if (offered.includes(value)) return value;
  return refuseAct('CHOICE_UNKNOWN', { field, value: value.slice(0, 40), offered: offered.join(', ') });
}
