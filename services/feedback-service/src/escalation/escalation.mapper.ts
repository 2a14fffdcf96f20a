import { typedId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { toAction, toRef, type Action } from '@concord/service-kit/graph/shared.types';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { EscalationRow } from './escalation.entity.js';
import type { Escalation } from './escalation.graphql.js';
import { decide, ESCALATION_ACTS } from './escalation.rules.js';

/** What the graph shows of an escalation. */
export function toEscalation(row: EscalationRow): Escalation {
  return {
    row,
    id: typedId('escalation', row.id),
    version: row.version,
    updatedAt: row.updatedAt,
    kind: row.kind,
    findingType: row.findingType,
    title: row.title,
    situation: row.situation,
    analysis: row.analysis,
    suggestion: row.suggestion,
    state: row.state,
    topic: toRef(row.topicId),
    consultation: toRef(row.consultationId),
    orgUnit: toRef(typedId('orgUnit', row.orgUnitId)),
    sponsor: toRef(row.sponsorPersonId && typedId('person', row.sponsorPersonId)),
    sponsorKind: row.sponsorKind,
    submittedAt: row.submittedAt,
    reviewedAt: row.reviewedAt,
    reviewReason: row.reviewReason,
    number: row.number,
  };
}

/** Every act of an escalation: allowed to the asker now, or why not. */
export function escalationActions(row: EscalationRow, ctx: ActContext, tree: OrgTree): Action[] {
  return ESCALATION_ACTS.map((act) =>
    toAction(act, decide(row, act, { identity: ctx.identity, tree }), ctx.language),
  );
}
