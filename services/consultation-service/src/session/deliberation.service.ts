import { Injectable } from '@nestjs/common';
import { typedId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { insist, Refused, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { v7 } from 'uuid';
import { choice, MAX, optionalText, text, type OnInput } from '@concord/service-kit/acts/input';
import { consultationId } from '../consultation/consultation.acts.js';
import { arm } from '../consultation/consultation.clocks.js';
import { isConsensus } from '../consultation/consultation.states.js';
import { checkAsk } from '../research/research.service.js';
import { find } from './attendance.service.js';
import { checkOutcome, proposeOutcome } from './outcome.rules.js';
import { ParticipantRow } from './participant.entity.js';
import { nextPhase, phasesOf } from './phase.rules.js';
import { SessionActs, type SessionScene } from './session.acts.js';
import { signInCheck } from './session.rules.js';
import { isCounted, POSITIONS, type Phase } from './session.states.js';
import { StatementRow } from './statement.entity.js';

/** The sitting itself: opened, led through its phases, to a position of each and an outcome of all (B.7). */
@Injectable()
export class DeliberationService {
  constructor(private readonly sessions: SessionActs) {}

  open(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'openSession', input, (scene) => this.begin(ctx, scene));
  }

  openWithoutCounting(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'openWithoutCounting', input, async (scene) => {
      scene.row.counts = false;
      scene.row.notCountingReason = text(input.reason, 'reason', MAX.short);
      await this.begin(ctx, scene);
    });
  }

  advance(
    ctx: ActContext,
    input: OnInput & { to?: string | null; reason?: string | null },
  ): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'advancePhase', input, async (scene) => {
      const reason = optionalText(input.reason, 'reason', MAX.short);
      const step = nextPhase(scene.row.state, input.to ?? null, reason, scene.profile.document);
      if ('refusal' in step) throw new Refused(step.refusal);
      this.enter(ctx, scene, step.to, reason, step.merged);
      await scene.record('phaseAdvanced', {
        data: { phase: step.to, merged: step.merged, ...(reason && { reason }) },
      });
    });
  }

  returnToInteractive(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'returnToInteractive', input, async (scene) => {
      const reason = text(input.reason, 'reason', MAX.short);
      this.enter(ctx, scene, 'INTERACTIVE', reason, []);
      await scene.record('returnedToInteractive', { data: { reason } });
    });
  }

  recordStatement(
    ctx: ActContext,
    input: OnInput & { participantId: string; askNo?: number | null; text: string },
  ): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'recordStatement', input, async (scene) => {
      const { tx, row, consultation } = scene;
      const participant = present(scene, input.participantId);
      insist(checkAsk(input.askNo, consultation.askNos));
      const no = (await tx.em.countBy(StatementRow, { sessionId: row.id })) + 1;
      await tx.em.insert(StatementRow, {
        id: v7(),
        sessionId: row.id,
        no,
        phase: row.state,
        participantId: participant.id,
        capacity: participant.capacity,
        askNo: input.askNo ?? null,
        text: text(input.text, 'text', MAX.long),
        at: ctx.now,
      } satisfies StatementRow);
      await scene.record('statementRecorded', {
        data: { no, phase: row.state, capacity: participant.capacity },
      });
    });
  }

  recordPosition(
    ctx: ActContext,
    input: OnInput & { participantId: string; position: string },
  ): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'recordPosition', input, async (scene) => {
      const participant = present(scene, input.participantId);
      if (!isCounted(participant.capacity)) {
        refuseAct('CAPACITY_HAS_NO_POSITION', { capacity: participant.capacity }, 'decision 1', 'INF');
      }
      const position = choice('position', input.position, POSITIONS);
      await scene.tx.em.update(ParticipantRow, { id: participant.id }, { position });
      // Who took which position stays out of the chain: its entries are shown to more people than the sheet is.
      await scene.record('positionRecorded');
    });
  }

  recordOutcome(
    ctx: ActContext,
    input: OnInput & { outcome: string; announcedInOpenSession: boolean; reason?: string | null },
  ): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'recordOutcome', input, async (scene) => {
      const { tx, row, consultation, profile } = scene;
      const reason = optionalText(input.reason, 'reason', MAX.short);
      const here = scene.participants.filter((p) => p.status === 'SIGNED_IN');
      const proposed = proposeOutcome(here, profile.document.outcomeThresholds);
      const { outcome, announcedInOpenSession } = input;
      insist(checkOutcome({ outcome, announcedInOpenSession, reason }, proposed, profile.document));
      Object.assign(row, {
        outcome,
        proposedOutcome: proposed,
        outcomeReason: reason,
        announcedInOpenSession,
      });
      Object.assign(consultation, {
        state: 'OUTCOME_RECORDED',
        outcome,
        outcomeReason: reason,
        outcomeSessionId: row.id,
        minutesSignedAt: null,
      });
      await scene.record('outcomeRecorded', { data: { outcome, proposed: proposed ?? '-' } });
      if (!isConsensus(outcome)) await arm(tx, consultation, 'EXPLANATION', 'outcomeRecorded');
      await scene.tell('outcomeRecorded', {
        topicState: 'OUTCOME_RECORDED',
        data: { sessionId: typedId('session', row.id), outcome, round: consultation.round },
      });
    });
  }

  private async begin(ctx: ActContext, scene: SessionScene): Promise<void> {
    const { tx, row, consultation, profile, context } = scene;
    const check = signInCheck(context);
    row.openedAt = ctx.now;
    this.enter(ctx, scene, phasesOf(profile.document)[0]!, null, []);
    consultation.state = 'IN_DELIBERATION';
    await tx.clocks.complete(consultationId(consultation), 'REDELIBERATION');
    const { total, publicReps } = check;
    await scene.record(row.counts ? 'opened' : 'openedWithoutCounting', {
      data: { total, publicReps, ...(row.notCountingReason && { reason: row.notCountingReason }) },
    });
    await scene.tell('sessionOpened', {
      topicState: 'IN_DELIBERATION',
      data: { sessionId: typedId('session', row.id), total, publicReps, counts: row.counts },
    });
  }

  private enter(
    ctx: ActContext,
    { row }: SessionScene,
    phase: Phase,
    reason: string | null,
    merged: string[],
  ): void {
    row.state = phase;
    row.phases = [...row.phases, { phase, at: ctx.now.toISOString(), reason, merged }];
  }
}

/** A participant who signed in. */
function present(scene: SessionScene, id: string): ParticipantRow {
  const participant = find(scene, id);
  if (participant.status !== 'SIGNED_IN') refuseAct('NOT_SIGNED_IN', {}, 'M3', 'INF');
  return participant;
}
