import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import {
  asAnswer,
  bares,
  choice,
  MAX,
  optionalText,
  text,
  type OnInput,
} from '@concord/service-kit/acts/input';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { caseIdOf, factData, ItemActs, type ItemDoing } from './item.acts.js';
import { arm, completionClock } from './item.clocks.js';
import { ItemRow } from './item.entity.js';
import { handlersOf, itemNotice, visitorNotices } from './item.notices.js';
import { decideVisitors } from './item.rules.js';

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
        if (verdict === 'VERIFIED' && row.state !== 'COMPLETION_REPORTED') {
          refuseAct('NOT_COMPLETED', {}, 'T15', 'S0');
        }
        const finding = text(input.finding, 'finding', MAX.long);
        if (row.visits.length >= MAX.list) refuseAct('TOO_MANY', { field: 'visits', max: MAX.list });
        insist(decideVisitors(row, visitorIds, tx.tree, tx.ctx.now));
        row.visits = [
          ...row.visits,
          { at: tx.ctx.now.toISOString(), by: tx.ctx.identity.personId!, visitorIds, finding, verdict },
        ];
        await tx.clocks.complete(caseIdOf(row), 'FIRST_VISIT');
        if (verdict === 'VERIFIED') {
          row.state = 'VERIFIED';
          tx.count(row.orgUnitId, 'problemsSolved');
        } else {
          await this.rework({ tx, row, profile });
        }
        await tx.record('item', ItemRow, row, {
          type: verdict === 'VERIFIED' ? 'verified' : 'reworkRequested',
          data: factData(row),
          as,
          notices: [
            itemNotice(row, verdict === 'VERIFIED' ? 'itemVerified' : 'itemRework', handlersOf(row, tx.tree)),
            ...visitorNotices(row, visitorIds, tx.ctx.identity.personId!),
          ],
        });
      });
    });
  }

  /** It is not done: where completion was reported, its clock had ended and is armed anew. */
  private async rework({ tx, row, profile }: Pick<ItemDoing, 'tx' | 'row' | 'profile'>): Promise<void> {
    const reported = row.state === 'COMPLETION_REPORTED';
    row.state = 'REWORK';
    this.withdrawRating(tx, row);
    if (!reported) return;
    const leadKind = tx.tree.unit(row.leadUnitId!)?.kind;
    await arm(tx, row, 'ITEM_COMPLETION', profile, {
      profileClock: completionClock(profile.document.clocks, leadKind),
      anchorEvent: 'reworkRequested',
      responsibleUnitId: row.leadUnitId!,
    });
  }

  recordSatisfaction(
    ctx: ActContext,
    input: OnInput & { rating: string; comment?: string | null },
  ): Promise<ActAnswer> {
    return asAnswer(async () => {
      const rating = choice('rating', input.rating, RATINGS);
      return this.items.on(ctx, 'recordSatisfaction', input, async ({ tx, row, as }) => {
        const comment = optionalText(input.comment, 'comment', MAX.long);
        this.withdrawRating(tx, row);
        row.satisfaction = { rating, at: tx.ctx.now.toISOString(), by: tx.ctx.identity.personId!, comment };
        tx.count(row.orgUnitId, 'satisfaction', rating);
        await tx.record('item', ItemRow, row, {
          type: 'satisfactionRecorded',
          data: { ...factData(row), rating },
          as,
        });
      });
    });
  }

  /** A rating that no longer holds leaves the figure of the day on which it was given. */
  private withdrawRating(tx: ActTransaction, row: ItemRow): void {
    if (row.satisfaction) {
      tx.count(
        row.orgUnitId,
        'satisfaction',
        row.satisfaction.rating,
        -1,
        tx.clocks.localDate(new Date(row.satisfaction.at)),
      );
    }
    row.satisfaction = null;
  }

  /** Asks, and commands nobody (催办, decision 5). */
  urge(ctx: ActContext, input: OnInput & { text: string }): Promise<ActAnswer> {
    return this.items.on(ctx, 'urgeItem', input, async ({ tx, row, as }) => {
      const words = text(input.text, 'text', MAX.short);
      await tx.record('item', ItemRow, row, {
        type: 'urged',
        data: { ...factData(row), words },
        as,
        notices: [itemNotice(row, 'itemUrged', handlersOf(row, tx.tree), { words })],
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
