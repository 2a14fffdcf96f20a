import type { Done } from '@concord/service-kit/acts/define';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { tellProposer, type Telling } from '../../proposer/proposer.messages.js';
import type { TopicRow } from '../../topic/topic.entity.js';
import { newsForProposer } from '../../topic/topic.notices.js';
import { isOver } from '../../topic/topic.states.js';

/** Another way than on to approval: the reason reaches the proposer; the chain holds only its digest. */
export async function turnAway(tx: ActTransaction, row: TopicRow, telling: Telling): Promise<Done> {
  if (isOver(row.state)) row.closedReason = telling.words ?? null;
  await tellProposer(tx, row.id, telling);
  return { personal: { reason: telling.words }, notices: await newsForProposer(tx, row, telling.kind) };
}

/** Params of what the proposer is told: the kind of reason, where one was given. */
export const withCode = (code: string | null): Record<string, string> => (code ? { reasonCode: code } : {});
