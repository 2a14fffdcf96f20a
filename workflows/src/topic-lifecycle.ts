import type { Fact } from '@concord/contracts/facts';
import type { ReportMessage, StoryInput } from '@concord/contracts/stories';
import type { OpenConsultationInput } from '@concord/contracts/temporal/activities';
import { consultationService, feedback, topic } from './kernel/activities.js';
import { tell, type Plot, type Telling } from './kernel/story.js';

/**
 * The life of a topic: submitted, screened, approved, filed; then its consultation goes on, and reports back.
 * Filing is a record: research does not wait for it unless the profile says so (T6, T7, MX3).
 */
export async function topicLifecycle(input: StoryInput): Promise<void> {
  await tell(input, topicLifecycle, topicPlot);
}

export const topicPlot: Plot = { onFact, onReport, onStageDue };

async function onFact(fact: Fact, telling: Telling): Promise<void> {
  switch (fact.type) {
    case 'approved':
      telling.memory.approved = fact.data;
      await feedback.knowTopic({
        topicId: telling.id,
        orgUnitId: String(fact.data.orgUnitId),
        profileKey: String(fact.data.profileKey),
        profileVersion: Number(fact.data.profileVersion),
      });
      if (!fact.data.filingGate) await openConsultation(fact, telling);
      return;
    case 'filingSent':
    case 'filingCompleted':
      return telling.stageUntil(String(fact.data.acknowledgeBy));
    case 'deadlinesReckoned':
      // A new calendar: only where it moved the window that this story waits for.
      if (typeof fact.data.until === 'string') telling.stageUntil(fact.data.until);
      return;
    case 'filingReturned':
      return telling.stageUntil(null);
    case 'filingAcknowledged':
      telling.stageUntil(null);
      if ((telling.memory.approved as { filingGate?: boolean } | undefined)?.filingGate) {
        await openConsultation(fact, telling);
      }
      return;
    default:
      return;
  }
}

/** The successor is started by the service that owns its row; it is told here that it exists. */
async function openConsultation(cause: Fact, telling: Telling): Promise<void> {
  const approved = telling.memory.approved as unknown as Omit<OpenConsultationInput, 'topicId' | 'at'>;
  const { consultationId } = await consultationService.openConsultation({
    ...approved,
    topicId: telling.id,
    at: cause.at,
  });
  await topic.recordProgress({
    topicId: telling.id,
    step: `${telling.id}#consultation`,
    state: 'RESEARCHING',
    type: 'consultationOpened',
    at: cause.at,
    data: { consultationId },
  });
}

/** The topic's state follows its consultation; an escalation leaves it as it is (T22). */
async function onReport(report: ReportMessage, telling: Telling): Promise<void> {
  await topic.recordProgress({
    topicId: telling.id,
    step: `${report.from}#${report.version}`,
    state: (report.data.topicState as string | undefined) ?? null,
    type: report.type,
    at: report.at,
    data: { ...report.data, from: report.from },
  });
}

/** Not returned by its date, the filing counts as acknowledged. */
async function onStageDue(dueAt: string, telling: Telling): Promise<void> {
  await topic.acknowledgeFilingByDefault({ topicId: telling.id, at: dueAt });
}
