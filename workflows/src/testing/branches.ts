import type { Fact } from '@concord/contracts/facts';
import {
  FACTS_SIGNAL,
  type CarriedStory,
  type FactsMessage,
  type StoryInput,
} from '@concord/contracts/stories';
import { defaultPayloadConverter, fromPayloadsAtIndex, type Payload } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils.js';

type Events = NonNullable<History['events']>;

/** What happened in one recorded history, in words. */
export interface Tale {
  story: string;
  /** Every fact it was told. */
  facts: Fact[];
  activities: { name: string; input: Record<string, unknown> }[];
  carried: CarriedStory | undefined;
  ended: 'completed' | 'continued' | 'open';
  timersFired: number;
  timersCancelled: number;
  reports: { told: number; refused: number };
  gaveUp: number;
  signals: string[];
}

function read<T>(payloads: Payload[] | null | undefined): T {
  return fromPayloadsAtIndex<T>(defaultPayloadConverter, 0, payloads);
}

export function taleOf({ events }: History): Tale {
  const all: Events = events ?? [];
  const count = (has: (event: Events[number]) => unknown): number => all.filter((event) => has(event)).length;
  const begin = all[0]?.workflowExecutionStartedEventAttributes;
  const last = all.at(-1);
  const signals = all.flatMap(({ workflowExecutionSignaledEventAttributes: signal }) =>
    signal ? [signal] : [],
  );
  return {
    story: begin?.workflowType?.name ?? '',
    facts: signals
      .filter(({ signalName }) => signalName === FACTS_SIGNAL)
      .flatMap(({ input }) => read<FactsMessage>(input?.payloads).facts),
    activities: all.flatMap(({ activityTaskScheduledEventAttributes: act }) =>
      act
        ? [
            {
              name: act.activityType?.name ?? '',
              input: act.input?.payloads?.length ? read<Record<string, unknown>>(act.input.payloads) : {},
            },
          ]
        : [],
    ),
    carried: read<StoryInput>(begin?.input?.payloads).carried,
    ended: last?.workflowExecutionCompletedEventAttributes
      ? 'completed'
      : last?.workflowExecutionContinuedAsNewEventAttributes
        ? 'continued'
        : 'open',
    timersFired: count((event) => event.timerFiredEventAttributes),
    timersCancelled: count((event) => event.timerCanceledEventAttributes),
    reports: {
      told: count((event) => event.externalWorkflowExecutionSignaledEventAttributes),
      refused: count((event) => event.signalExternalWorkflowExecutionFailedEventAttributes),
    },
    gaveUp: count((event) => event.activityTaskFailedEventAttributes),
    signals: signals.map(({ signalName }) => signalName ?? ''),
  };
}

const did = (
  tale: Tale,
  name: string,
  fits: (input: Record<string, unknown>) => unknown = () => true,
): boolean => tale.activities.some((act) => act.name === name && Boolean(fits(act.input)));
const times = (tale: Tale, name: string): number => tale.activities.filter((act) => act.name === name).length;
const heard = (
  tale: Tale,
  type: string,
  fits: (data: Record<string, unknown>) => unknown = () => true,
): boolean => tale.facts.some((fact) => fact.type === type && Boolean(fits(fact.data)));

const topic = (t: Tale): boolean => t.story === 'topicLifecycle';
const consultation = (t: Tale): boolean => t.story === 'consultation';
const sweep = (t: Tale): boolean => t.story === 'clockwork';
const feed = (t: Tale): boolean => t.story === 'directoryFeed';

/** Every way through the stories, and how it shows in a history. A new branch of a story gets a line here and a play. */
export const BRANCHES: Record<string, (tale: Tale) => unknown> = {
  'a fact owes notices': (t) => did(t, 'deliverNotices'),
  'a fact owes none': (t) =>
    heard(t, 'screened') && !did(t, 'deliverNotices', ({ version }) => version === 2),
  'facts come out of order': (t) =>
    t.facts.some((fact, i) => i > 0 && fact.version < t.facts[i - 1]!.version),
  'a story begins after facts that nobody needs to tell': (t) =>
    !t.carried && t.facts[0] && t.facts[0].version > 1,
  'a stage is reached by its timer': (t) =>
    topic(t) && t.timersFired === 1 && did(t, 'acknowledgeFilingByDefault'),
  'a stage lies back when it is set': (t) =>
    topic(t) && t.timersFired === 0 && !t.carried && did(t, 'acknowledgeFilingByDefault'),
  'a stage is left for news': (t) => topic(t) && t.timersCancelled > 0,
  'an activity gives up and is tried again': (t) => topic(t) && t.gaveUp === 1 && times(t, 'knowTopic') === 2,
  'a final fact ends the story': (t) => topic(t) && t.ended === 'completed',

  'approval opens the consultation': (t) =>
    topic(t) && heard(t, 'approved', (d) => !d.filingGate) && did(t, 'openConsultation'),
  'the gate holds the consultation until the filing': (t) =>
    topic(t) &&
    heard(t, 'approved', (d) => d.filingGate) &&
    heard(t, 'filingAcknowledged') &&
    did(t, 'openConsultation'),
  'a filing is acknowledged without a gate': (t) =>
    topic(t) &&
    heard(t, 'approved', (d) => !d.filingGate) &&
    heard(t, 'filingAcknowledged') &&
    times(t, 'openConsultation') === 1,
  'a filing is acknowledged of which no approval is known': (t) =>
    topic(t) && heard(t, 'filingAcknowledged') && !heard(t, 'approved') && !t.carried,
  'a filing is returned, and completed': (t) =>
    topic(t) && heard(t, 'filingReturned') && heard(t, 'filingCompleted'),
  'a report moves the state': (t) =>
    topic(t) &&
    did(t, 'recordProgress', ({ state, step }) => state && !String(step).includes('#consultation')),
  'a report leaves the state': (t) => topic(t) && did(t, 'recordProgress', ({ state }) => state === null),

  'publicity ends at its instant': (t) => consultation(t) && t.timersFired > 0 && did(t, 'endPublicity'),
  'publicity ends with commitments': (t) =>
    consultation(t) && heard(t, 'publicityEnded') && did(t, 'openItems'),
  'publicity ends with none': (t) => consultation(t) && heard(t, 'publicityEnded') && !did(t, 'openItems'),
  'an objection is upheld': (t) =>
    consultation(t) && heard(t, 'objectionHandled', (d) => d.upheld) && !did(t, 'endPublicity'),
  'an objection is not upheld after the period': (t) =>
    consultation(t) && heard(t, 'objectionHandled', (d) => !d.upheld) && times(t, 'endPublicity') === 2,
  'an objection is handled of a period that is not known': (t) =>
    consultation(t) && heard(t, 'objectionHandled') && !heard(t, 'publicityStarted'),
  'the topic hears a state': (t) => consultation(t) && t.reports.told > 0,
  'the topic need not hear': (t) => consultation(t) && heard(t, 'objectionRaised') && t.reports.told === 0,
  'the topic has closed': (t) => consultation(t) && t.reports.refused > 0,
  'a commitment moves on': (t) => consultation(t) && did(t, 'recordItemProgress'),

  'an item tells its consultation': (t) =>
    t.story === 'resolutionItem' && t.reports.told === 2 && t.ended === 'completed',
  'an item keeps something to itself': (t) =>
    t.story === 'resolutionItem' && heard(t, 'urged', (d) => !d.consultationId),
  'an escalation tells its topic': (t) =>
    t.story === 'escalation' && t.reports.told === 2 && t.ended === 'completed',
  'an escalation keeps something to itself': (t) =>
    t.story === 'escalation' && heard(t, 'noted', (d) => !d.topicId),
  'an escalation outlives its topic': (t) => t.story === 'escalation' && t.reports.refused > 0,

  'a sweep has effects made': (t) =>
    sweep(t) && did(t, 'sweep', ({ done }) => (done as string[]).length === 2),
  'a sweep sleeps to the next instant': (t) => sweep(t) && t.timersFired === 1 && t.gaveUp === 0,
  'a sweep with nothing to wait for is woken': (t) => sweep(t) && t.signals.length > 0 && t.timersFired === 1,
  'a sweep is held up by an effect': (t) => sweep(t) && t.timersFired > 2 && times(t, 'makeEffects') > 2,
  'a sweep is left alone by its service': (t) => sweep(t) && t.gaveUp > 0,

  'the tree is fed to three': (t) => feed(t) && times(t, 'replaceDirectory') >= 3,
  'people hear of the tree': (t) => feed(t) && did(t, 'deliverNotices'),
  'a new calendar has clocks reckoned': (t) => feed(t) && did(t, 'reckonClocks'),
  'a new calendar moves the window of a filing': (t) =>
    topic(t) && heard(t, 'deadlinesReckoned', (d) => d.until) && did(t, 'acknowledgeFilingByDefault'),
  'a new calendar moves the period of publicity': (t) =>
    consultation(t) && heard(t, 'deadlinesReckoned', (d) => d.until) && did(t, 'endPublicity'),
  'a new calendar leaves the stage where it is': (t) =>
    topic(t) && heard(t, 'deadlinesReckoned', (d) => !d.until),
  'a copy of the tree lags behind': (t) => feed(t) && t.gaveUp > 0,

  ...Object.fromEntries(
    ['topicLifecycle', 'consultation', 'resolutionItem', 'escalation', 'clockwork', 'directoryFeed'].map(
      (story) => [`${story} continues as new`, (t: Tale) => t.story === story && t.ended === 'continued'],
    ),
  ),
  'facts, a gap, reports, a stage and a memory are carried': ({ carried }) =>
    carried &&
    carried.waitingFacts.length > 1 &&
    carried.waitingReports.length > 0 &&
    carried.stageDueAt &&
    carried.memory.approved,
};
