import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { knownUnit, MAX, text, type OnInput } from '@concord/service-kit/acts/input';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { caseIdOf, factData, ItemActs, type ItemDoing } from './item.acts.js';
import { ItemRow } from './item.entity.js';
import { decideAssignment } from './item.rules.js';

export interface AssignInput extends OnInput {
  leadUnitId: string;
  coUnitIds?: string[] | null;
}

/** Handing a commitment to departments, and what they do with it first: sign for it, or return it as not theirs. */
@Injectable()
export class AssignmentService {
  constructor(private readonly items: ItemActs) {}

  assign(ctx: ActContext, input: AssignInput): Promise<ActAnswer> {
    return this.items.on(ctx, 'assignItem', input, (doing) => this.hand(doing, input, 'assigned'));
  }

  /** The assigner agrees that it is not theirs and hands it to another unit (重新交办). */
  acceptReturn(ctx: ActContext, input: AssignInput): Promise<ActAnswer> {
    return this.items.on(ctx, 'acceptItemReturn', input, async (doing) => {
      if (knownUnit(input.leadUnitId, doing.context.tree) === doing.row.leadUnitId) refuseAct('RETURN_TO_SAME_UNIT', {}, 'D12', 'INF');
      await doing.tx.clocks.cancelAll(caseIdOf(doing.row), 'reassigned');
      await this.hand(doing, input, 'reassigned');
    });
  }

  /** The assigner finds that it is theirs: the clocks run on as they were. */
  refuseReturn(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.items.on(ctx, 'refuseItemReturn', input, async ({ tx, row, as }) => {
      const reason = text(input.reason, 'reason', MAX.long);
      await tx.clocks.complete(caseIdOf(row), 'ITEM_SIGN_FOR');
      row.signedForAt ??= tx.ctx.now;
      await tx.record('item', ItemRow, row, {
        type: 'returnRefused',
        data: { ...factData(row), reason },
        as,
        notices: [{ template: 'itemReturnRefused', to: officersOf(row), params: { title: row.title, no: row.no, reason }, subjectId: caseIdOf(row) }],
      });
    });
  }

  signFor(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.items.on(ctx, 'signForItem', input, async ({ tx, row, as, profile }) => {
      row.signedForAt = tx.ctx.now;
      await tx.clocks.complete(caseIdOf(row), 'ITEM_SIGN_FOR');
      if (profile.document.clocks['D22']) {
        await tx.clocks.arm({
          caseId: caseIdOf(row),
          kind: 'FIRST_VISIT',
          profileClock: 'D22',
          title: row.title,
          orgUnitId: row.orgUnitId,
          responsibleUnitId: row.orgUnitId,
          anchorEvent: 'signedFor',
          profile,
        });
      }
      await tx.record('item', ItemRow, row, { type: 'signedFor', data: factData(row), as });
    });
  }

  requestReturn(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.items.on(ctx, 'requestItemReturn', input, async ({ tx, row, as }) => {
      row.returnReason = text(input.reason, 'reason', MAX.long);
      const assigners = row.assignedBy ? [{ personId: row.assignedBy }] : [];
      await tx.record('item', ItemRow, row, {
        type: 'returnRequested',
        data: { ...factData(row), reason: row.returnReason },
        as,
        notices: [{ template: 'itemReturnRequested', to: assigners, params: { title: row.title, no: row.no }, subjectId: caseIdOf(row) }],
      });
    });
  }

  private async hand({ tx, row, as, profile, context }: ItemDoing, input: AssignInput, type: string): Promise<void> {
    const lead = knownUnit(input.leadUnitId, tx.tree);
    const co = [...new Set((input.coUnitIds ?? []).map((id) => knownUnit(id, tx.tree)))].filter((id) => id !== lead);
    insist(decideAssignment(as, [lead, ...co], context));
    row.leadUnitId = lead;
    row.coUnitIds = co;
    row.assignedBy = tx.ctx.identity.personId ?? null;
    row.assignedAt = tx.ctx.now;
    row.signedForAt = null;
    row.returnReason = null;
    const window = profile.document.clocks['D12'];
    row.returnUntil = window ? tx.clocks.addTerm(window, tx.ctx.now, profile.document.calendarId).dueAt : null;
    await this.armClocks({ tx, row, profile });
    tx.count(row.orgUnitId, 'itemsAssigned');
    await tx.record('item', ItemRow, row, {
      type,
      data: { ...factData(row), lead, coUnits: co.length },
      as,
      notices: [
        {
          template: 'itemAssigned',
          to: officersOf(row),
          params: { title: row.title, no: row.no, date: row.agreedDate ?? '' },
          subjectId: caseIdOf(row),
        },
      ],
    });
  }

  /** D11 to sign for it, D16 to reply; the date agreed in the minutes governs completion (decision 7). */
  private async armClocks({ tx, row, profile }: Pick<ItemDoing, 'tx' | 'row' | 'profile'>): Promise<void> {
    const base = {
      caseId: caseIdOf(row),
      title: row.title,
      orgUnitId: row.orgUnitId,
      responsibleUnitId: row.leadUnitId!,
      anchorEvent: 'assigned',
      profile,
    };
    await tx.clocks.arm({ ...base, kind: 'ITEM_SIGN_FOR', profileClock: 'D11' });
    const reply = profile.document.clocks['D16']!;
    const proposed = tx.clocks.addTerm(reply, tx.ctx.now, profile.document.calendarId).dueDate;
    const sooner = row.agreedDate && row.agreedDate < proposed ? row.agreedDate : null;
    await tx.clocks.arm({ ...base, kind: 'ITEM_REPLY', profileClock: 'D16', agreedDate: notBefore(sooner, tx.clocks.localDate(tx.ctx.now)) });
    await tx.clocks.arm({
      ...base,
      kind: 'ITEM_COMPLETION',
      profileClock: 'D16',
      agreedDate: notBefore(row.agreedDate, tx.clocks.localDate(tx.ctx.now)),
    });
  }
}

/** A date agreed before the matter was handed over has passed already: it is due on the day of handing over. */
function notBefore(date: string | null, today: string): string | null {
  return date && date < today ? today : date;
}

/** The lead and co-handling units' officers. */
export function officersOf(row: ItemRow): { role: string; orgUnitId: string }[] {
  return [row.leadUnitId, ...row.coUnitIds]
    .filter((unit) => unit !== null)
    .map((orgUnitId) => ({ role: 'DEPARTMENT_OFFICER', orgUnitId }));
}
