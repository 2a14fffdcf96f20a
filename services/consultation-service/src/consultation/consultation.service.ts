import { Inject, Injectable } from '@nestjs/common';
import { typedId } from '@concord/contracts/ids';
import type { OpenConsultationInput } from '@concord/contracts/temporal/activities';
import { Acts } from '@concord/service-kit/acts/acts';
import { storyContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { v5 } from 'uuid';
import { bare } from '@concord/service-kit/acts/input';
import { nearestRoom } from '../room/room.repository.js';
import { convenorOf } from './consultation.acts.js';
import { arm } from './consultation.clocks.js';
import { ConsultationRow, type ResearchEntry } from './consultation.entity.js';

/** Namespace of ids that follow from a topic's id, so that opening twice finds the same consultation. */
const NAMESPACE = '6f0d5c1e-93a8-5d0b-8a8e-0d6a9f5b7c31';

const PLANNED: ResearchEntry = {
  state: 'PLANNED',
  leadPersonId: null,
  teamPersonIds: [],
  methods: [],
  plan: null,
  sides: [],
  oneSideReason: null,
  report: null,
};

/** Opens a consultation for an approved topic (T7). */
@Injectable()
export class ConsultationService {
  constructor(
    @Inject(Acts) private readonly acts: Acts,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** One a topic; called again it answers the same one, with its present version. */
  async open(input: OpenConsultationInput): Promise<{ consultationId: string; version: number }> {
    const id = v5(input.topicId, NAMESPACE);
    const ctx = storyContext(new Date(input.at), input.topicId);
    const command = {
      kind: 'consultation' as const,
      act: 'openConsultation',
      entity: ConsultationRow,
      idempotencyKey: `open#${input.topicId}`,
      input: { topicId: input.topicId },
    };
    const answer = await this.acts.creating(ctx, command, async (tx) => {
      const orgUnitId = input.orgUnitId.includes(':') ? bare(input.orgUnitId, 'orgUnit') : input.orgUnitId;
      const room = await nearestRoom(tx.em, tx.tree, orgUnitId);
      const convening =
        room?.orgUnitId ?? tx.tree.nearestWithRole('CONVENOR', orgUnitId, ctx.now)?.id ?? orgUnitId;
      const row = Object.assign(new ConsultationRow(), {
        id,
        state: 'RESEARCHING',
        orgUnitId,
        profileKey: input.profileKey,
        profileVersion: input.profileVersion,
        wakeAt: null,
        topicId: input.topicId,
        title: input.title,
        level: input.level,
        source: input.source,
        urgency: input.urgency,
        entrusted: input.entrusted,
        askNos: input.askNos,
        roomId: room?.id ?? null,
        conveningUnitId: convening,
        round: 1,
        research: PLANNED,
        currentSessionId: null,
        outcome: null,
        outcomeReason: null,
        outcomeSessionId: null,
        minutesSignedAt: null,
        publicityFrom: null,
        publicityEndsAt: null,
        publicityEndedAt: null,
        publicityChannels: [],
        openObjections: 0,
        explanation: null,
        redeliberation: null,
        reportDueSince: null,
        statusReport: null,
        itemsExpected: 0,
        items: {},
        readerPersonIds: [],
      } satisfies Partial<ConsultationRow>);
      const caseId = typedId('consultation', id);
      await tx.create('consultation', ConsultationRow, row, {
        type: 'opened',
        seed: input.seed,
        data: { topicId: input.topicId, topicState: 'RESEARCHING', round: 1, roomId: row.roomId },
        notices: [
          {
            template: row.roomId ? 'researchToAssign' : 'roomMissing',
            to: [convenorOf(row)],
            params: { title: row.title },
            subjectId: caseId,
          },
        ],
      });
      await arm(tx, row, 'RESEARCH', 'opened', { urgent: input.urgency === 'URGENT' });
      return id;
    });
    if (answer.refusal) throw new Error(`not opened: ${answer.refusal.code}`);
    const row = await this.database.em.findOneByOrFail(ConsultationRow, { id });
    return { consultationId: typedId('consultation', id), version: row.version };
  }
}
