import { typedId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { toAction, toRef, type Action } from '@concord/service-kit/graph/shared.types';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { paperBody } from '../i18n/papers.js';
import type { DraftRow } from './draft.entity.js';
import type { Draft, PaperAppeal } from './draft.graphql.js';
import { decide, type DraftContext } from './draft.rules.js';
import { DRAFT_ACTS } from './draft.states.js';

/** What the graph shows of a paper; before it is signed, the signer is whoever holds the post now. */
export function toDraft(row: DraftRow, ctx: ActContext, tree: OrgTree, basisNumbers: string[]): Draft {
  const holders = row.signerUnitId ? tree.holders(row.signerRole, row.signerUnitId, ctx.now) : [];
  const signerId = row.signedBy ?? holders[0]?.personId;
  const unit = (id: string | null) => toRef(id && typedId('orgUnit', id));
  return {
    row,
    id: typedId('draft', row.id),
    version: row.version,
    updatedAt: row.updatedAt,
    kind: row.kind,
    mode: row.mode,
    level: row.level,
    cause: row.cause,
    number: row.number,
    state: row.state,
    title: row.title,
    body: row.body?.[ctx.language] ?? preparedBody(row, ctx, tree, basisNumbers),
    requirement: row.requirement,
    newLimit: row.newLimit,
    reviewerRole: row.reviewerRole,
    signerRole: row.signerRole,
    sealRole: row.sealRole,
    signer: toRef(signerId && typedId('person', signerId)),
    signerUnit: unit(row.signerUnitId),
    reviewedBy: toRef(row.reviewedBy && typedId('person', row.reviewedBy)),
    reviewedAt: row.reviewedAt,
    signedAt: row.signedAt,
    issuedAt: row.issuedAt,
    scanReference: row.scanReference,
    addressee: unit(row.addresseeUnitId),
    concernedUnit: unit(row.concernedUnitId),
    authority: row.authority,
    item: toRef(typedId('item', row.itemId)),
    dueDate: row.dueDate,
    at: row.at,
    reason: row.reason,
    basisNumbers,
    appealUntil: row.appealUntil,
    appeal: toAppeal(row),
    corrections: row.corrections.map(({ at, reason, body, requirement, newLimit }) => ({
      at: new Date(at),
      reason,
      body,
      requirement,
      newLimit,
    })),
  };
}

function preparedBody(row: DraftRow, ctx: ActContext, tree: OrgTree, numbers: string[]): string {
  const concerned = tree.unit(row.concernedUnitId);
  const unit = (ctx.language === 'en' ? concerned?.nameEn : concerned?.name) ?? '';
  return paperBody({ ...row, unit, numbers }, ctx.language);
}

function toAppeal({ appeal }: DraftRow): PaperAppeal | null {
  if (!appeal) return null;
  const { at, unitId, reason, decision, answer, decidedAt } = appeal;
  return {
    at: new Date(at),
    unit: toRef(typedId('orgUnit', unitId)),
    reason,
    decision,
    answer,
    decidedAt: decidedAt ? new Date(decidedAt) : null,
  };
}

/** Every act of a paper: allowed to the asker now, or why not. */
export function draftActions(
  row: DraftRow,
  ctx: ActContext,
  tree: OrgTree,
  facts: Pick<DraftContext, 'overtaken' | 'asked'>,
): Action[] {
  const context = { identity: ctx.identity, tree, now: ctx.now, ...facts };
  return DRAFT_ACTS.map((act) => toAction(act, decide(row, act, context), ctx.language));
}
