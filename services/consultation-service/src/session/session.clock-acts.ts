import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { ClockActs } from '@concord/service-kit/clocks/clock-acts';
import type { ClockedCase } from '@concord/service-kit/clocks/clocked-case';
import { ROOM_SIDES } from '@concord/service-kit/clocks/clock-sides';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import type { PayloadOf } from '@concord/service-kit/graph/mutation';
import { Replica } from '@concord/service-kit/replica/replica';
import { Inject, Injectable } from '@nestjs/common';
import { recordFact } from '../consultation/consultation.acts.js';
import { ConsultationRow } from '../consultation/consultation.entity.js';
import { mayRead } from '../consultation/consultation.permissions.js';
import { SessionAnswers } from './session.answers.js';
import { SessionRow } from './session.entity.js';
import type { Session } from './session.graphql.js';

const SESSION: ClockedCase<SessionRow> = {
  kind: 'session',
  noun: 'Session',
  entity: SessionRow,
  readable: async (row, identity, tx) => {
    const seen = await tx.em.findOneBy(ConsultationRow, { id: row.consultationId });
    return seen !== null && mayRead(seen, identity, tx.tree);
  },
  ...ROOM_SIDES,
  // A session has no story: its consultation's carries the messages.
  record: async (tx, row, { notices, personal, ...happening }) => {
    await tx.record('session', SessionRow, row, { ...happening, ...(personal && { personal }) });
    const consultation = notices && (await tx.lock(ConsultationRow, row.consultationId));
    if (!consultation) return;
    const { type, data = {}, as } = happening;
    await recordFact(tx, consultation, type, { topicState: null, data, notices, as });
  },
};

/** Extensions and stops of a session's clocks (E.2). */
@Injectable()
export class SessionClockActs extends ClockActs<SessionRow, PayloadOf<'session', Session>> {
  constructor(
    @Inject(Acts) acts: Acts,
    @Inject(Database) database: Database,
    @Inject(Replica) replica: Replica,
    private readonly answers: SessionAnswers,
  ) {
    super(acts, database, replica, SESSION);
  }

  answer(ctx: ActContext, answer: ActAnswer): Promise<PayloadOf<'session', Session>> {
    return this.answers.of(ctx, answer);
  }
}
