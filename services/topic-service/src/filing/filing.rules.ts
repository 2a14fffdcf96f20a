import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { IdentityClaims } from '@concord/contracts/identity';
import type { TopicRow } from '../topic/topic.entity.js';
import type { TopicAct } from '../topic/topic.states.js';
import { receiverOf } from './matrix.js';

const FILING_ACTS = ['fileTopic', 'acknowledgeFiling', 'returnFiling', 'completeFiling'] as const;
export type FilingAct = (typeof FILING_ACTS)[number];

/** True for the acts that move the filing beside the topic's own state. */
export function isFilingAct(act: TopicAct): act is FilingAct {
  return (FILING_ACTS as readonly string[]).includes(act);
}

/** What the filing itself demands of an act (T6, MX1, MX2); permission and topic state were looked at before. */
export function decideFiling(
  row: TopicRow,
  act: FilingAct,
  context: { identity: IdentityClaims; tree: OrgTree; now: Date },
): Decision {
  const { filing } = row;
  if (act === 'fileTopic') {
    if (filing) return refuse('FILING_ALREADY_SENT', { filing: filing.state }, 'T6', 'S0');
    const receiver = receiverOf(row, context.tree, context.now);
    return receiver ? ALLOWED : refuse('NO_FILING_RECEIVER', {}, 'T6', 'S0');
  }
  if (!filing) return refuse('FILING_NOT_SENT', {}, 'T6', 'S0');
  const wanted = act === 'completeFiling' ? 'RETURNED' : 'SENT';
  if (filing.state !== wanted) return refuse('FILING_WRONG_STATE', { filing: filing.state }, 'T6', 'INF');
  // Only people are compared: one person may hold both posts, and may not use both on one topic; nor with his deputy.
  const { tree, identity } = context;
  const samePerson = act !== 'completeFiling' && tree.sameHands(row.approval?.byPersonId, identity.personId);
  return samePerson ? refuse('APPROVER_CANNOT_RECEIVE', {}, 'MX1', 'INF') : ALLOWED;
}
