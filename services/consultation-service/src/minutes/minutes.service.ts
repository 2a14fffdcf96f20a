import { Injectable } from '@nestjs/common';
import { typedId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { MAX, text, type OnInput } from '@concord/service-kit/acts/input';
import { convenorOf } from '../consultation/consultation.acts.js';
import { arm } from '../consultation/consultation.clocks.js';
import { isConsensus } from '../consultation/consultation.states.js';
import { SessionActs } from '../session/session.acts.js';

/** 协商纪要: drafted by the station or the convenor, signed by the convenor. */
@Injectable()
export class MinutesService {
  constructor(private readonly sessions: SessionActs) {}

  draft(ctx: ActContext, input: OnInput & { text: string }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'draftMinutes', input, async (scene) => {
      const { row } = scene;
      const first = row.state === 'CONCLUDED';
      row.minutesText = text(input.text, 'text', MAX.minutes);
      row.minutesDraftedAt = ctx.now;
      row.state = 'MINUTES_DRAFT';
      await scene.record('minutesDrafted');
      if (!first) return;
      await scene.tell('minutesDrafted', {
        topicState: null,
        data: { sessionId: typedId('session', row.id) },
        notices: [
          {
            template: 'minutesToSign',
            to: [convenorOf(row)],
            params: { title: row.title, number: row.number },
          },
        ],
      });
    });
  }

  sign(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'signMinutes', input, async (scene) => {
      const { tx, row, consultation } = scene;
      row.state = 'MINUTES_SIGNED';
      row.minutesSignedAt = ctx.now;
      row.minutesSignedBy = ctx.identity.personId ?? null;
      await tx.clocks.complete(typedId('session', row.id), 'MINUTES');
      await scene.record('minutesSigned', {
        data: { outcome: row.outcome, commitments: row.commitments.length },
      });
      const decides = consultation.outcomeSessionId === row.id;
      if (decides) consultation.minutesSignedAt = ctx.now;
      const toPublicise = decides && isConsensus(row.outcome);
      if (toPublicise) await arm(tx, consultation, 'PUBLICITY_START', 'minutesSigned');
      await scene.tell('minutesSigned', {
        topicState: null,
        data: {
          sessionId: typedId('session', row.id),
          outcome: row.outcome,
          commitments: row.commitments.map(({ no, askNos, leadUnitId, coUnitIds, agreedDate }) => ({
            no,
            askNos,
            leadUnitId,
            coUnitIds,
            agreedDate,
          })),
        },
        ...(toPublicise && {
          notices: [
            { template: 'publicityDue', to: [convenorOf(row)], params: { title: consultation.title } },
          ],
        }),
      });
    });
  }
}
