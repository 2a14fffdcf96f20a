import { typedId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { toAction, toRef, type Action } from '@concord/service-kit/graph/shared.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { profileOf } from './item.acts.js';
import type { ItemRow } from './item.entity.js';
import type { ResolutionItem } from './item.graphql.js';
import { decide } from './item.rules.js';
import { ITEM_ACTS } from './item.states.js';

const unit = (id: string): Ref => toRef(typedId('orgUnit', id));
const person = (id: string): Ref => toRef(typedId('person', id));

/** What the graph shows of an item: a whitelist, never the row itself. */
export function toItem(row: ItemRow): ResolutionItem {
  return {
    row,
    id: typedId('item', row.id),
    version: row.version,
    updatedAt: row.updatedAt,
    number: String(row.no),
    title: row.title,
    text: row.text,
    askNos: row.askNos,
    state: row.state,
    orgUnit: unit(row.orgUnitId),
    leadUnit: row.leadUnitId ? unit(row.leadUnitId) : null,
    coUnits: row.coUnitIds.map(unit),
    proposedLeadUnit: unit(row.proposedLeadUnitId),
    proposedCoUnits: row.proposedCoUnitIds.map(unit),
    agreedDate: row.agreedDate,
    assignedBy: row.assignedBy ? person(row.assignedBy) : null,
    assignedAt: row.assignedAt,
    signedForAt: row.signedForAt,
    returnUntil: row.returnUntil,
    returnReason: row.returnReason,
    reply: row.reply && { at: new Date(row.reply.at), by: person(row.reply.by), answers: row.reply.answers },
    coOpinions: row.coOpinions.map((opinion) => ({
      at: new Date(opinion.at),
      unit: unit(opinion.unitId),
      text: opinion.text,
    })),
    completion: row.completion && { at: new Date(row.completion.at), text: row.completion.text },
    visits: row.visits.map((visit) => ({
      at: new Date(visit.at),
      recordedBy: person(visit.by),
      visitors: visit.visitorIds.map(person),
      finding: visit.finding,
      verdict: visit.verdict,
    })),
    satisfaction: row.satisfaction && {
      rating: row.satisfaction.rating,
      at: new Date(row.satisfaction.at),
      comment: row.satisfaction.comment,
    },
  };
}

/** Every act of an item: allowed to the asker now, or why not. */
export function actionsOf(row: ItemRow, ctx: ActContext, tree: OrgTree): Action[] {
  const context = { identity: ctx.identity, tree, now: ctx.now, profile: profileOf(tree, row).document };
  return ITEM_ACTS.map((act) => toAction(act, decide(row, act, context), ctx.language));
}
