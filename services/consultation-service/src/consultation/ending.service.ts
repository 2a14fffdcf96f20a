import { Injectable } from '@nestjs/common';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { MAX, text, type OnInput } from '@concord/service-kit/acts/input';
import { arm } from './consultation.clocks.js';
import { consultationId, ConsultationActs, convenorOf, recordFact } from './consultation.acts.js';

/** What follows where no consensus was reached: it is explained, and decided whether to consult again (T18, T19). */
@Injectable()
export class EndingService {
  constructor(private readonly consultations: ConsultationActs) {}

  explain(ctx: ActContext, input: OnInput & { text: string }): Promise<ActAnswer> {
    return this.consultations.on(ctx, 'explainOutcome', input, async ({ tx, row, as }) => {
      const by = ctx.identity.personId ?? null;
      row.explanation = { text: text(input.text, 'text', MAX.long), at: ctx.now.toISOString(), by };
      row.redeliberation = null;
      row.state = 'EXPLAINED';
      await tx.clocks.complete(consultationId(row), 'EXPLANATION');
      await recordFact(tx, row, 'explained', {
        topicState: 'EXPLAINED',
        // The topic's service hands it to the proposer by the follow code.
        data: { outcome: row.outcome, round: row.round, message: row.explanation.text },
        notices: [
          { template: 'redeliberationToDecide', to: [convenorOf(row)], params: { title: row.title } },
        ],
        as,
      });
    });
  }

  decideRedeliberation(
    ctx: ActContext,
    input: OnInput & { again: boolean; reason: string; researchAgain?: boolean | null },
  ): Promise<ActAnswer> {
    return this.consultations.on(ctx, 'decideRedeliberation', input, async ({ tx, row, as }) => {
      const reason = text(input.reason, 'reason', MAX.short);
      const { again } = input;
      const entry = { again, reason, at: ctx.now.toISOString(), by: ctx.identity.personId ?? null };
      if (!again) {
        row.redeliberation = { ...entry, round: row.round };
        row.state = 'CLOSED';
        await tx.clocks.cancelAll(consultationId(row));
        await recordFact(tx, row, 'redeliberationDecided', {
          topicState: 'EXPLAINED',
          data: { again, round: row.round },
          as,
        });
        await recordFact(tx, row, 'closed', {
          topicState: null,
          data: { round: row.round },
          final: true,
          as,
        });
        return;
      }
      row.round += 1;
      row.redeliberation = { ...entry, round: row.round };
      Object.assign(row, {
        outcome: null,
        outcomeReason: null,
        outcomeSessionId: null,
        minutesSignedAt: null,
      });
      if (input.researchAgain) {
        row.state = 'RESEARCHING';
        row.research = { ...row.research, state: 'ASSIGNED', report: null, oneSideReason: null };
        await arm(tx, row, 'RESEARCH', 'redeliberationDecided');
      } else {
        row.state = 'READY';
      }
      await arm(tx, row, 'REDELIBERATION', 'redeliberationDecided');
      await recordFact(tx, row, 'redeliberationDecided', {
        topicState: 'REDELIBERATE',
        data: { again, round: row.round, researchAgain: input.researchAgain ?? false },
        as,
      });
    });
  }
}
