import { Injectable } from '@nestjs/common';
import { typedId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { EventOf } from '@concord/service-kit/i18n/events';
import { bare, knownUnit, MAX, text, type OnInput } from '@concord/service-kit/acts/input';
import { consultationId, convenorOf, recordFact } from '../consultation/consultation.acts.js';
import { arm } from '../consultation/consultation.clocks.js';
import { ConsultationRow } from '../consultation/consultation.entity.js';
import { isConsensus } from '../consultation/consultation.states.js';
import { reportedFacts } from '../consultation/progress.js';
import { checkCommitment } from './commitment.rules.js';
import { dueReports, SessionActs, type SessionScene } from './session.acts.js';
import { countAttendance } from '../figures/attendance.js';

export interface RecordCommitment extends OnInput {
  text: string;
  askNos?: number[] | null;
  leadUnitId: string;
  coUnitIds?: string[] | null;
  agreedDate?: string | null;
}

/** What a session leaves: commitments, reports on earlier ones, and its end. */
@Injectable()
export class ClosingService {
  constructor(private readonly sessions: SessionActs) {}

  recordCommitment(ctx: ActContext, input: RecordCommitment): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'recordCommitment', input, async (scene) => {
      const { row, consultation, tx, context } = scene;
      if (row.commitments.length >= MAX.list) refuseAct('TOO_MANY', { field: 'commitments', max: MAX.list });
      const terms = {
        askNos: [...new Set(input.askNos ?? [])].sort((a, b) => a - b),
        leadUnitId: knownUnit(input.leadUnitId, tx.tree),
        coUnitIds: [...new Set((input.coUnitIds ?? []).map((id) => knownUnit(id, tx.tree)))],
        agreedDate: input.agreedDate ?? null,
      };
      insist(checkCommitment(terms, consultation.askNos, row.orgUnitId, context.today, tx.tree));
      const no = Math.max(0, ...row.commitments.map((commitment) => commitment.no)) + 1;
      row.commitments = [...row.commitments, { no, text: text(input.text, 'text', MAX.long), ...terms }];
      row.nothingToImplement = null;
      await scene.record('commitmentRecorded', {
        data: { no, askNos: terms.askNos, leadUnitId: terms.leadUnitId, agreedDate: terms.agreedDate },
      });
    });
  }

  removeCommitment(ctx: ActContext, input: OnInput & { no: number }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'removeCommitment', input, async (scene) => {
      const { row } = scene;
      if (!row.commitments.some((commitment) => commitment.no === input.no)) refuseAct('NO_COMMITMENT');
      row.commitments = row.commitments.filter((commitment) => commitment.no !== input.no);
      await scene.record('commitmentRemoved', { data: { no: input.no } });
    });
  }

  declareNothing(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'declareNothingToImplement', input, async (scene) => {
      scene.row.nothingToImplement = text(input.reason, 'reason', MAX.short);
      await scene.record('nothingToImplement', { data: { reason: scene.row.nothingToImplement } });
    });
  }

  /** 下次会议通报: the session hears how an earlier consultation of its room is being carried out (T16). */
  reportStatus(
    ctx: ActContext,
    input: OnInput & { consultationId: string; text: string },
  ): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'reportStatus', input, async (scene) => {
      const { tx, row, as } = scene;
      const targetId = bare(input.consultationId, 'consultation');
      const due = await dueReports(tx.em, row);
      if (!due.some((candidate) => candidate.id === targetId)) refuseAct('NO_REPORT_DUE', {}, 'T16', 'S0');
      const target = (await tx.lock(ConsultationRow, targetId))!;
      // Another session may have reported while this one waited for the lock.
      if (target.statusReport) refuseAct('NO_REPORT_DUE', {}, 'T16', 'S0');
      target.statusReport = {
        text: text(input.text, 'text', MAX.long),
        at: ctx.now.toISOString(),
        sessionId: row.id,
      };
      await tx.clocks.complete(consultationId(target), 'STATUS_REPORT');
      row.statusReportsGiven = [...row.statusReportsGiven, target.id];
      await recordFact(tx, target, 'statusReported', {
        topicState: null,
        data: { sessionId: typedId('session', row.id), number: row.number },
        as,
      });
      await reportedFacts(tx, target);
      await scene.record('statusReported', { data: { consultationId: consultationId(target) } });
    });
  }

  conclude(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'concludeSession', input, async (scene) => {
      const { tx, row, consultation, profile } = scene;
      const { outcome } = row;
      await this.end(ctx, scene);
      tx.count(row.orgUnitId, 'outcomes', outcome!);
      if (isConsensus(outcome) && profile.document.nextSessionReport) {
        consultation.reportDueSince = ctx.now;
        consultation.statusReport = null;
        await arm(tx, consultation, 'STATUS_REPORT', 'sessionConcluded');
      }
      await scene.record('concluded', { data: { outcome } });
      await this.tellEnded(scene, 'sessionConcluded');
    });
  }

  /** Ends a sitting that reached no outcome; another one may be called. */
  adjourn(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'adjournSession', input, async (scene) => {
      const reason = text(input.reason, 'reason', MAX.short);
      await this.end(ctx, scene);
      await scene.record('adjourned', { data: { reason } });
      await this.tellEnded(scene, 'sessionAdjourned');
    });
  }

  private async end(ctx: ActContext, scene: SessionScene): Promise<void> {
    const { tx, row, consultation, context } = scene;
    row.state = 'CONCLUDED';
    row.concludedAt = ctx.now;
    row.concludedOn = context.today;
    consultation.currentSessionId = null;
    if (row.counts) tx.count(row.orgUnitId, 'sessionsHeld');
    countAttendance(tx, row.orgUnitId, scene.participants);
    await arm(tx, row, 'MINUTES', 'sessionConcluded');
  }

  private async tellEnded(scene: SessionScene, type: EventOf<'consultation'>): Promise<void> {
    const { row, consultation } = scene;
    const to = [convenorOf(row)];
    const minutesToDraft = {
      template: 'minutesToDraft',
      to,
      params: { title: row.title, number: row.number },
    };
    const explanationDue = { template: 'explanationDue', to, params: { title: consultation.title } };
    await scene.tell(type, {
      topicState: null,
      data: { sessionId: typedId('session', row.id), outcome: row.outcome, counts: row.counts },
      notices: [minutesToDraft, ...(row.outcome && !isConsensus(row.outcome) ? [explanationDue] : [])],
    });
  }
}
