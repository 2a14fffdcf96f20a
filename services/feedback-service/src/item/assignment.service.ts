import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { knownUnit, MAX, text, type OnInput } from '@concord/service-kit/acts/input';
import { forAct } from '@concord/service-kit/acts/permissions';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { caseIdOf, factData, ItemActs, type ItemDoing } from './item.acts.js';
import { armHandedOver } from './item.clocks.js';
import { ItemRow } from './item.entity.js';
import { handlersOf, itemNotice } from './item.notices.js';
import { decideAssignment, decideLead, postReaching, postsFor } from './item.rules.js';

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
      const same = knownUnit(input.leadUnitId, doing.context.tree) === doing.row.leadUnitId;
      if (same) refuseAct('RETURN_TO_SAME_UNIT', {}, 'D12', 'INF');
      await doing.tx.clocks.cancelAll(caseIdOf(doing.row), 'reassigned');
      await this.hand(doing, input, 'reassigned');
    });
  }

  /** The assigner finds that it is theirs: the clocks run on as they were. */
  refuseReturn(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.items.on(ctx, 'refuseItemReturn', input, async ({ tx, row, as }) => {
      const reason = text(input.reason, 'reason', MAX.long);
      row.signedForAt ??= tx.ctx.now;
      await tx.record('item', ItemRow, row, {
        type: 'returnRefused',
        data: { ...factData(row), reason },
        as,
        notices: [itemNotice(row, 'itemReturnRefused', handlersOf(row, tx.tree), { reason })],
      });
    });
  }

  signFor(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.items.on(ctx, 'signForItem', input, async ({ tx, row, as }) => {
      row.signedForAt = tx.ctx.now;
      await tx.clocks.complete(caseIdOf(row), 'ITEM_SIGN_FOR');
      await tx.record('item', ItemRow, row, { type: 'signedFor', data: factData(row), as });
    });
  }

  /** The unit has answered, so nobody urges it to sign; the other clocks run on until the assigner decides. */
  requestReturn(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.items.on(ctx, 'requestItemReturn', input, async ({ tx, row, as }) => {
      row.returnReason = text(input.reason, 'reason', MAX.long);
      await tx.clocks.complete(caseIdOf(row), 'ITEM_SIGN_FOR');
      await tx.clocks.lapse(caseIdOf(row), 'ITEM_RETURN');
      await tx.record('item', ItemRow, row, {
        type: 'returnRequested',
        data: { ...factData(row), reason: row.returnReason },
        as,
        notices: [
          itemNotice(row, 'itemReturnRequested', [
            { role: row.assignedUnderRole!, orgUnitId: row.assignedUnderUnitId! },
          ]),
        ],
      });
    });
  }

  private async hand(
    { tx, row, profile, context }: ItemDoing,
    input: AssignInput,
    type: 'assigned' | 'reassigned',
  ): Promise<void> {
    const lead = knownUnit(input.leadUnitId, tx.tree);
    if ((input.coUnitIds ?? []).length > MAX.list) {
      refuseAct('TOO_MANY', { field: 'coUnitIds', max: MAX.list });
    }
    const co = [...new Set((input.coUnitIds ?? []).map((id) => knownUnit(id, tx.tree)))].filter(
      (id) => id !== lead,
    );
    const act = type === 'assigned' ? 'assignItem' : 'acceptItemReturn';
    const posts = postsFor(row, act, { ...context, identity: forAct(context.identity, act) });
    insist(decideAssignment(posts, [lead, ...co], context));
    for (const unit of [lead, ...co]) insist(decideLead(unit, context));
    const as = postReaching(posts, [lead, ...co], context)!;
    const left = row.concernedUnits().filter((unit) => ![lead, ...co].includes(unit));
    row.leadUnitId = lead;
    row.coUnitIds = co;
    row.assignedBy = tx.ctx.identity.personId!;
    row.assignedUnderRole = as.role;
    row.assignedUnderUnitId = as.orgUnitId;
    row.assignedAt = tx.ctx.now;
    row.signedForAt = null;
    row.returnReason = null;
    const window = profile.document.clocks['D12'];
    row.returnUntil = window
      ? tx.clocks.addTerm(window, tx.ctx.now, profile.document.calendarId).dueAt
      : null;
    await armHandedOver(tx, row, profile);
    tx.count(row.orgUnitId, 'itemsAssigned');
    await tx.record('item', ItemRow, row, {
      type,
      data: { ...factData(row), leadUnitId: lead, coUnitIds: co },
      as,
      left,
      notices: [
        row.agreedDate
          ? itemNotice(row, 'itemAssignedUntil', handlersOf(row, tx.tree), { date: row.agreedDate })
          : itemNotice(row, 'itemAssigned', handlersOf(row, tx.tree)),
      ],
    });
  }
}
