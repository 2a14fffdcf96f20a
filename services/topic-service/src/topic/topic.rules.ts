import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { actingRole, forAct, withinDeputy } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { decideFiling, isFilingAct } from '../filing/filing.rules.js';
import { authorityHeld, matrixOf } from '../filing/matrix.js';
import type { TopicRow } from './topic.entity.js';
import { decideClosing } from './topic.gates.js';
import { TOPIC_PERMISSIONS } from './topic.permissions.js';
import { isOver, TRANSITIONS, type TopicAct, type TopicTransition } from './topic.states.js';

/** Everything that a decision about a topic reads besides the row itself. */
export interface TopicContext {
  identity: IdentityClaims;
  tree: OrgTree;
  /** Case time. */
  now: Date;
  /** True when the asker has shown the follow code: he is the proposer. */
  byProposer?: boolean;
}

/** The post under which the identity may do the act; undefined when it may not. */
export function postFor(
  row: TopicRow,
  act: TopicAct,
  context: TopicContext,
): RoleAssignmentClaim | undefined {
  const { tree } = context;
  const identity = forAct(context.identity, act);
  if (identity.kind !== 'person') return undefined;
  switch (act) {
    case 'approveTopic':
    case 'disapproveTopic':
      return authorityHeld(identity, row, tree);
    case 'acknowledgeFiling':
    case 'returnFiling':
      return identity.roles.find(
        (held) => held.role === row.filing?.receiverRole && held.orgUnitId === row.filing.receiverUnitId,
      );
    case 'fileTopic':
    case 'completeFiling':
      return (
        actingRole(identity, TOPIC_PERMISSIONS[act], tree, row.orgUnitId) ??
        authorityHeld(identity, row, tree)
      );
    default:
      return actingRole(identity, TOPIC_PERMISSIONS[act], tree, row.orgUnitId);
  }
}

/**
 * Allowed or refused, on the row as it stands: permission first, then state, then what the act itself demands.
 * The same function fills `actions`, and decides under the row's lock (architecture.md 1).
 */
export function decide(row: TopicRow, act: TopicAct, context: TopicContext): Decision {
  return withinDeputy(context, act, (asker) => decideAs(row, act, asker));
}

function decideAs(row: TopicRow, act: TopicAct, context: TopicContext): Decision {
  for (const decision of [permission(row, act, context), inState(row, act), guard(row, act, context)]) {
    if (!decision.allowed) return decision;
  }
  return ALLOWED;
}

function permission(row: TopicRow, act: TopicAct, context: TopicContext): Decision {
  if (act === 'resubmitTopic') return context.byProposer ? ALLOWED : refuse('PROPOSER_ONLY', {}, 'T1', 'INF');
  if (postFor(row, act, context)) return ALLOWED;
  if (act === 'approveTopic' || act === 'disapproveTopic') {
    const matrix = matrixOf(row, context.tree);
    const unit =
      context.tree.unit(row.orgUnitId)?.[context.identity.language === 'en' ? 'nameEn' : 'name'] ?? '';
    return refuse(
      'NOT_MATRIX_AUTHORITY',
      { authority: matrix.approvedBy.join('|'), unit },
      'T5',
      matrix.source,
    );
  }
  if (row.filing && (act === 'acknowledgeFiling' || act === 'returnFiling')) {
    return refuse(
      'NOT_FILING_RECEIVER',
      { receiver: row.filing.receiverRole },
      'T6',
      matrixOf(row, context.tree).source,
    );
  }
  return refuse('NOT_PERMITTED', {}, TRANSITIONS[act].rule, TRANSITIONS[act].source);
}

function inState(row: TopicRow, act: TopicAct): Decision {
  const { from, rule, source }: TopicTransition = TRANSITIONS[act];
  if ((from as readonly string[]).includes(row.state)) return ALLOWED;
  return refuse(isOver(row.state) ? 'CASE_CLOSED' : 'WRONG_STATE', { state: row.state }, rule, source);
}

function guard(row: TopicRow, act: TopicAct, context: TopicContext): Decision {
  if (isFilingAct(act)) return decideFiling(row, act, context);
  switch (act) {
    case 'reportToEntruster':
      return row.entrustingUnitId ? ALLOWED : refuse('NOT_ENTRUSTED', {}, 'T14', 'S0');
    case 'recordEntrusterFeedback':
      if (!row.entrustingUnitId) return refuse('NOT_ENTRUSTED', {}, 'T14', 'S0');
      return row.gates['ENTRUSTER_TOLD'] ? ALLOWED : refuse('ENTRUSTER_NOT_TOLD', {}, 'T14', 'S0');
    case 'closeTopic':
      return decideClosing(row);
    default:
      return ALLOWED;
  }
}

/** May this topic be merged into that one (T2)? Both rows are locked; the asker may read both. */
export function decideMergeTarget(row: TopicRow, target: TopicRow, tree: OrgTree): Decision {
  if (target.id === row.id) return refuse('MERGE_INTO_ITSELF', {}, 'T2', 'P20');
  if (isOver(target.state)) return refuse('MERGE_TARGET_OVER', { state: target.state }, 'T2', 'P20');
  const oneBranch =
    tree.isWithin(target.orgUnitId, row.orgUnitId) || tree.isWithin(row.orgUnitId, target.orgUnitId);
  return oneBranch ? ALLOWED : refuse('MERGE_TARGET_ELSEWHERE', {}, 'T2', 'INF');
}
