import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { v7 as uuid } from 'uuid';
import type { MessageKind } from '../i18n/messages.js';
import { ProposerMessageRow } from './proposer.entity.js';

/** What is told: a sentence by its kind, with the writer's own words where there are any. */
export interface Telling {
  kind: MessageKind;
  params?: Record<string, string>;
  words?: string | null;
}

/** Tells the proposer something, in the transaction of the act that owes it to him (T3, T17, T18). */
export async function tellProposer(tx: ActTransaction, topicId: string, telling: Telling): Promise<void> {
  const row: ProposerMessageRow = {
    id: uuid(),
    topicId,
    at: tx.ctx.now,
    kind: telling.kind,
    params: telling.params ?? {},
    words: telling.words ?? null,
  };
  await tx.em.insert(ProposerMessageRow, row as never);
}
