import type { Fact } from '@concord/contracts/facts';
import {
  FACTS_SIGNAL,
  PULSE_QUERY,
  REPORT_SIGNAL,
  type FactsMessage,
  type ReportMessage,
  type StoryInput,
  type StoryPulse,
} from '@concord/contracts/stories';
import { allHandlersFinished, condition, defineQuery, defineSignal, setHandler } from '@temporalio/workflow';
import { feedback } from './activities.js';
import { attempt } from './attempt.js';
import { FactLane } from './fact-lane.js';
import { runAgain, runIsLong } from './run-end.js';

// Signals, not updates: the owner's row is the truth already, nobody waits for the story's answer.
const factsSignal = defineSignal<[FactsMessage]>(FACTS_SIGNAL);
const reportSignal = defineSignal<[ReportMessage]>(REPORT_SIGNAL);
const pulseQuery = defineQuery<StoryPulse>(PULSE_QUERY);

/** What a story's plot may look at and set while it works. */
export interface Telling {
  /** Typed id of the case. */
  readonly id: string;
  /** Plain data that lasts over runs. */
  readonly memory: Record<string, unknown>;
  /** Sets the stage timer (ISO instant of case time), or ends it. */
  stageUntil(instant: string | null): void;
}

/** What makes one story different from another. All three act through activities only, and may be called again. */
export interface Plot {
  onFact(fact: Fact, telling: Telling): Promise<void>;
  /** News of a successor. */
  onReport?(report: ReportMessage, telling: Telling): Promise<void>;
  /** The stage timer fired at `dueAt`; the owner's row decides what follows. */
  onStageDue?(dueAt: string, telling: Telling): Promise<void>;
}

/**
 * Tells one case: hears its facts in order, delivers what each owes to people, lets the plot act, and sleeps until
 * the next fact, report or stage instant. A fact with `final` ends the story. Times are UTC; case time is the
 * server's time plus the offset of the input.
 */
export async function tell(
  input: StoryInput,
  again: (input: StoryInput) => Promise<void>,
  plot: Plot,
): Promise<void> {
  const { carried } = input;
  const lane = new FactLane(carried?.heardVersion ?? input.baseVersion);
  const reports: ReportMessage[] = [...(carried?.waitingReports ?? [])];
  let stageDueAt = carried?.stageDueAt ?? null;
  let over = false;
  let working = false;
  lane.offer(carried?.waitingFacts ?? []);

  setHandler(factsSignal, ({ facts }) => lane.offer(facts));
  setHandler(reportSignal, (report) => void reports.push(report));
  // A fact that waits for a missing one is no rest: the watch names the case.
  setHandler(pulseQuery, () => ({
    heardVersion: lane.heardVersion,
    busy: working || lane.waits || reports.length > 0,
  }));

  const telling: Telling = {
    id: input.id,
    memory: { ...carried?.memory },
    stageUntil: (instant) => void (stageDueAt = instant === null ? null : instantOf(instant)),
  };
  const untilStage = (): number | undefined =>
    stageDueAt === null ? undefined : Math.max(0, Date.parse(stageDueAt) - Date.now() - input.clockOffsetMs);
  const news = (): boolean => lane.ready || reports.length > 0;
  const newsOrLong = (): boolean => news() || runIsLong();

  async function step(): Promise<void> {
    const fact = lane.next;
    const report = fact ? undefined : reports[0];
    if (fact) {
      if (fact.notices?.length) {
        await feedback.deliverNotices({
          caseId: input.id,
          version: fact.version,
          at: fact.at,
          notices: fact.notices,
        });
      }
      await plot.onFact(fact, telling);
      over ||= fact.data.final === true;
      if (over) stageDueAt = null;
      lane.advance();
    } else if (report) {
      await plot.onReport?.(report, telling);
      reports.shift();
    } else if (stageDueAt !== null) {
      const dueAt = stageDueAt;
      await plot.onStageDue?.(dueAt, telling);
      // What the row decided arrives as a fact; a new timer set meanwhile stays (architecture.md 7).
      if (stageDueAt === dueAt) stageDueAt = null;
    }
  }

  while (!over || news()) {
    if (!over && runIsLong()) {
      const heard = {
        heardVersion: lane.heardVersion,
        waitingFacts: lane.remaining,
        waitingReports: reports,
      };
      await runAgain<typeof again>({ ...input, carried: { ...heard, stageDueAt, memory: telling.memory } });
    }
    if (!news()) {
      const wait = untilStage();
      const stageIsDue = wait !== undefined && (wait === 0 || !(await condition(newsOrLong, wait)));
      if (wait === undefined) await condition(newsOrLong);
      if (!stageIsDue) continue;
    }
    working = true;
    working = !(await attempt(step));
  }
  await condition(allHandlersFinished);
}

/** A stage that cannot be armed fails the step that declares it, rather than never ending. */
function instantOf(instant: string): string {
  if (Number.isNaN(Date.parse(instant))) {
    throw new TypeError(`a stage must end at an instant, not at "${instant}"`);
  }
  return instant;
}
