import type { Fact } from '@concord/contracts/facts';
import type { ReportMessage, StoryInput } from '@concord/contracts/stories';
import type { FeedbackActivities } from '@concord/contracts/temporal/activities';
import { consultationService, feedback, reportTo } from './kernel/activities.js';
import { tell, type Telling } from './kernel/story.js';

/**
 * A consultation with its rounds: research, sessions, outcome, publicity; then its commitments are carried out by
 * departments and watched, until the room's next session hears of it (T8–T19).
 */
export async function consultation(input: StoryInput): Promise<void> {
  await tell(input, consultation, { onFact, onReport, onStageDue });
}

async function onFact(fact: Fact, telling: Telling): Promise<void> {
  switch (fact.type) {
    case 'publicityStarted':
      telling.memory.publicityEndsAt = fact.data.endsAt;
      telling.stageUntil(String(fact.data.endsAt));
      break;
    case 'deadlinesReckoned':
      // A new calendar: only where it moved the period that this story waits for.
      if (typeof fact.data.until === 'string') {
        telling.memory.publicityEndsAt = fact.data.until;
        telling.stageUntil(fact.data.until);
      }
      break;
    case 'objectionHandled': {
      // Upheld, the matter goes back into deliberation; otherwise the end of the period is looked at again.
      const endsAt = telling.memory.publicityEndsAt as string | undefined;
      telling.stageUntil(fact.data.upheld ? null : (endsAt ?? null));
      break;
    }
    case 'publicityEnded':
      telling.stageUntil(null);
      await openItems(fact, telling);
      break;
    default:
  }
  await tellTopic(fact, telling);
}

async function openItems(fact: Fact, telling: Telling): Promise<void> {
  const commitments = fact.data as unknown as Omit<
    Parameters<FeedbackActivities['openItems']>[0],
    'consultationId' | 'at'
  >;
  if (commitments.commitments.length === 0) return;
  await feedback.openItems({
    topicId: commitments.topicId,
    title: commitments.title,
    orgUnitId: commitments.orgUnitId,
    profileKey: commitments.profileKey,
    profileVersion: commitments.profileVersion,
    seed: commitments.seed,
    commitments: commitments.commitments,
    consultationId: telling.id,
    at: fact.at,
  });
}

/** The topic's story hears whatever changes the topic's state. */
async function tellTopic(fact: Fact, telling: Telling): Promise<void> {
  const { topicId, topicState } = fact.data;
  if (typeof topicId !== 'string' || typeof topicState !== 'string') return;
  const { commitments: _, ...data } = fact.data;
  await reportTo(topicId, { from: telling.id, version: fact.version, type: fact.type, at: fact.at, data });
}

/** A commitment moved on. */
async function onReport(report: ReportMessage, telling: Telling): Promise<void> {
  await consultationService.recordItemProgress({
    consultationId: telling.id,
    itemId: report.from,
    type: report.type,
    at: report.at,
    itemVersion: report.version,
  });
}

/** The publicity period is over; with an objection unanswered the row keeps it open (T12). */
async function onStageDue(dueAt: string, telling: Telling): Promise<void> {
  await consultationService.endPublicity({ consultationId: telling.id, at: dueAt });
}
