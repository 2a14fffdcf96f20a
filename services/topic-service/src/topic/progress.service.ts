import type { ActivityAnswer, TopicActivities } from '@concord/contracts/temporal/activities';
import { parseId } from '@concord/contracts/ids';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { insist } from '@concord/service-kit/acts/refused';
import { storyContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { Injectable } from '@nestjs/common';
import { isMessageKind } from '../i18n/messages.js';
import { tellProposer } from '../proposer/proposer.messages.js';
import { decideProgress, gatesAfter, unitsNamed } from './progress.rules.js';
import { enter } from './topic.case.js';
import { TopicRow } from './topic.entity.js';
import { newsForProposer, notice, toRoom } from './topic.notices.js';
import type { TopicState } from './topic.states.js';

export type Progress = Parameters<TopicActivities['recordProgress']>[0];

/** The topic follows its consultation: told by the story, decided by the row (T7–T20, T22). */
@Injectable()
export class ProgressService {
  constructor(
    private readonly acts: Acts,
    private readonly database: Database,
  ) {}

  async record(input: Progress): Promise<ActivityAnswer> {
    const id = parseId(input.topicId, 'topic')?.uuid ?? null;
    const { step: idempotencyKey } = input;
    const command = {
      kind: 'topic' as const,
      act: 'recordProgress',
      entity: TopicRow,
      id,
      idempotencyKey,
      input,
    };
    const answer = await this.acts.on(
      storyContext(new Date(input.at), input.step),
      command,
      async (tx, row) => {
        insist(decideProgress(row, input.state));
        await this.follow(tx, row, input);
      },
    );
    return this.answerOf(input.topicId, answer);
  }

  /** What the story is told: the row's version, also when nothing was left to do. */
  async answerOf(typedTopic: string, answer: ActAnswer): Promise<ActivityAnswer> {
    const id = parseId(typedTopic, 'topic')?.uuid;
    const row = id
      ? await this.database.em.findOne(TopicRow, { where: { id }, select: { id: true, version: true } })
      : null;
    return { version: row?.version ?? 0, refusal: answer.refusal };
  }

  private async follow(
    tx: ActTransaction,
    row: TopicRow,
    { state, type, at, data }: Progress,
  ): Promise<void> {
    if (typeof data['consultationId'] === 'string') row.consultationId = data['consultationId'];
    if (typeof data['outcome'] === 'string') row.outcome = data['outcome'];
    row.gates = gatesAfter(row.gates, { state, data, at });
    row.concernedUnitIds = [...new Set([...row.concernedUnitIds, ...unitsNamed(data)])];
    const moved = state !== null && state !== row.state;
    if (moved) enter(row, state as TopicState, tx.ctx.now);
    const words = typeof data['message'] === 'string' ? data['message'] : null;
    const kind = moved && isMessageKind(state) ? state : words ? 'NEWS' : null;
    if (kind) {
      await tellProposer(tx, row.id, { kind, words, params: row.outcome ? { outcome: row.outcome } : {} });
    }
    const notices = [
      ...(kind ? await newsForProposer(tx, row, kind) : []),
      ...(state === 'REPORTED' || data['again'] === false
        ? notice(row, 'topicMayBeClosed', toRoom(tx, row))
        : []),
    ];
    const outcome = row.outcome ?? undefined;
    const consultationId = row.consultationId ?? undefined;
    const event = state === null ? 'noted' : 'progressRecorded';
    await tx.record('topic', TopicRow, row, {
      type: event,
      data: { type, state, outcome, consultationId },
      notices,
    });
  }
}
