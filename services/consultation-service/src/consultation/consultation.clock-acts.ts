import { typedId } from '@concord/contracts/ids';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { ClockActs } from '@concord/service-kit/clocks/clock-acts';
import type { ClockedCase } from '@concord/service-kit/clocks/clocked-case';
import { ROOM_SIDES } from '@concord/service-kit/clocks/clock-sides';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Replica } from '@concord/service-kit/replica/replica';
import { Inject, Injectable } from '@nestjs/common';
import { recordFact } from './consultation.acts.js';
import { ConsultationRow } from './consultation.entity.js';
import type { Consultation } from './consultation.graphql.js';
import { toConsultation } from './consultation.mapper.js';
import { mayRead } from './consultation.permissions.js';
import { ReadingService } from './reading.service.js';

const CONSULTATION: ClockedCase<ConsultationRow> = {
  kind: 'consultation',
  noun: 'Consultation',
  entity: ConsultationRow,
  readable: (row, identity, tx) => mayRead(row, identity, tx.tree),
  ...ROOM_SIDES,
  record: (tx, row, { type, ...happening }) => recordFact(tx, row, type, { topicState: null, ...happening }),
};

/** Extensions and stops of a consultation's clocks (E.2). */
@Injectable()
export class ConsultationClockActs extends ClockActs<
  ConsultationRow,
  PayloadOf<'consultation', Consultation>
> {
  constructor(
    @Inject(Acts) acts: Acts,
    @Inject(Database) database: Database,
    @Inject(Replica) replica: Replica,
    private readonly reading: ReadingService,
  ) {
    super(acts, database, replica, CONSULTATION);
  }

  async answer(
    ctx: ActContext,
    { id, refusal, replayed }: ActAnswer,
  ): Promise<PayloadOf<'consultation', Consultation>> {
    if (refusal) {
      return refused<'consultation', Consultation>('consultation', refusal, ctx.language, replayed);
    }
    const row = await this.reading.one(ctx, typedId('consultation', id!));
    return { consultation: row && toConsultation(row), refusal: null, replayed };
  }
}
