import { randomUUID } from 'node:crypto';
import { FACTS_SIGNAL, REPORT_SIGNAL, WAKE_SIGNAL } from '@concord/contracts/stories';
import type { RungClaim, SweepAnswer } from '@concord/contracts/temporal/activities';
import { ApplicationFailure } from '@temporalio/common';
import type { WorkflowHandle } from '@temporalio/client';
import { agreed, approved } from './matters.js';
import { until, type Stage } from './stage.js';

/** Plays one way through the stories; answers those whose histories are worth keeping. */
export type Play = (stage: Stage) => Promise<WorkflowHandle[]>;
type Types = [string, Record<string, unknown>?][];

const COMMITMENT = {
  no: 1,
  text: 'c',
  askNos: [1],
  leadUnitId: 'u',
  coUnitIds: [],
  agreedDate: '2026-06-01',
};
export const NOTICE = {
  template: 'a',
  to: [{ role: 'CONVENOR', orgUnitId: 'u' }],
  params: {},
  subjectId: 's',
};
const GAVE_UP = (): never => {
  throw ApplicationFailure.nonRetryable('a mistake of the service');
};
const claim = (claimId: string): RungClaim => ({ claimId }) as RungClaim;

export async function tellFacts(stage: Stage, handle: WorkflowHandle, types: Types, from = 1): Promise<void> {
  await handle.signal(FACTS_SIGNAL, { facts: await stage.facts(types, from) });
}

export async function tellAndRest(
  stage: Stage,
  handle: WorkflowHandle,
  types: Types,
  from = 1,
): Promise<void> {
  await tellFacts(stage, handle, types, from);
  await stage.heard(handle, from + types.length - 1);
}

export async function report(
  stage: Stage,
  handle: WorkflowHandle,
  type: string,
  data: Record<string, unknown>,
  version = 1,
): Promise<void> {
  await handle.signal(REPORT_SIGNAL, {
    from: 'consultation:x',
    version,
    type,
    at: await stage.later(0),
    data,
  });
}

export function opensConsultations(stage: Stage): void {
  stage.answers.set('openConsultation', () => ({ consultationId: 'consultation:x', version: 1 }));
}

/** Plays on the time-skipping server, by the name of their file. */
export const PLAYS: Record<string, Play> = {
  'topic-to-the-archive': async (stage) => {
    opensConsultations(stage);
    const topic = await stage.start('topicLifecycle', 'topic');
    const [submitted] = await stage.facts([['submitted']]);
    await topic.signal(FACTS_SIGNAL, { facts: [{ ...submitted, notices: [NOTICE] }] });
    await stage.heard(topic, 1);
    const acknowledgeBy = await stage.later(5);
    await tellAndRest(
      stage,
      topic,
      [['screened'], ['approved', approved(false)], ['filingSent', { acknowledgeBy }]],
      2,
    );
    await tellAndRest(stage, topic, [['filingReturned']], 5);
    await stage.env.sleep('10 days');
    await tellAndRest(stage, topic, [['filingCompleted', { acknowledgeBy: await stage.later(5) }]], 6);
    await tellAndRest(stage, topic, [['filingAcknowledged']], 7);
    await report(stage, topic, 'sessionOpened', { topicState: 'IN_DELIBERATION' });
    await report(stage, topic, 'escalationRaised', {}, 2);
    await stage.heard(topic, 7);
    await tellFacts(stage, topic, [['closed'], ['archived', { final: true }]], 8);
    await topic.result();
    return [topic];
  },
  'topic-behind-the-gate': async (stage) => {
    opensConsultations(stage);
    const topic = await stage.start('topicLifecycle', 'topic');
    await tellAndRest(stage, topic, [
      ['approved', approved(true)],
      ['filingSent', { acknowledgeBy: await stage.later(5) }],
    ]);
    await tellAndRest(stage, topic, [['filingAcknowledged']], 3);
    return [topic];
  },
  'topic-filed-by-default': async (stage) => {
    const topic = await stage.start('topicLifecycle', 'topic', { clockOffsetMs: -3_600_000 });
    const acknowledgeBy = new Date(Date.parse(await stage.later(5)) - 3_600_000).toISOString();
    await tellAndRest(stage, topic, [['filingSent', { acknowledgeBy }]]);
    await stage.env.sleep('6 days');
    await until(() => stage.named('acknowledgeFilingByDefault').length === 1);
    await tellAndRest(stage, topic, [['filingAcknowledged']], 2);
    return [topic];
  },
  'topic-stage-long-past': async (stage) => {
    const topic = await stage.start('topicLifecycle', 'topic', { baseVersion: 3 });
    await tellAndRest(stage, topic, [['filingSent', { acknowledgeBy: await stage.later(-1) }]], 4);
    await until(() => stage.named('acknowledgeFilingByDefault').length === 1);
    await stage.heard(topic, 4);
    return [topic];
  },
  'topic-told-out-of-order': async (stage) => {
    const topic = await stage.start('topicLifecycle', 'topic');
    const [one, two, three] = await stage.facts([['submitted'], ['screened'], ['declined', { final: true }]]);
    await topic.signal(FACTS_SIGNAL, { facts: [three, two] });
    await until(async () => (await topic.describe()).historyLength >= 7);
    await topic.signal(FACTS_SIGNAL, { facts: [one, two] });
    await topic.result();
    return [topic];
  },
  'topic-with-a-broken-service': async (stage) => {
    stage.answers.set('knowTopic', GAVE_UP);
    opensConsultations(stage);
    const topic = await stage.start('topicLifecycle', 'topic');
    await tellFacts(stage, topic, [['approved', approved(false)]]);
    await until(() => stage.named('knowTopic').length === 1);
    stage.answers.delete('knowTopic');
    await stage.env.sleep('16 minutes');
    await stage.heard(topic, 1);
    return [topic];
  },
  'consultation-agreed': async (stage) => {
    const topic = await stage.start('topicLifecycle', 'topic');
    const consultation = await stage.start('consultation', 'consultation');
    const topicId = topic.workflowId;
    await tellAndRest(stage, consultation, [
      ['opened', { topicId, topicState: 'RESEARCHING' }],
      ['publicityStarted', { topicId, endsAt: await stage.later(7) }],
    ]);
    await stage.env.sleep('8 days');
    await until(() => stage.named('endPublicity').length === 1);
    await tellAndRest(stage, consultation, [['publicityEnded', agreed(topicId, [COMMITMENT])]], 3);
    await report(stage, consultation, 'completed', {});
    await stage.heard(consultation, 3);
    await tellFacts(
      stage,
      consultation,
      [['statusReported', { topicId, topicState: 'REPORTED', final: true }]],
      4,
    );
    await consultation.result();
    await stage.heard(topic, 0);
    return [consultation, topic];
  },
  'consultation-objection-upheld': async (stage) => {
    const consultation = await stage.start('consultation', 'consultation');
    await tellAndRest(stage, consultation, [
      ['publicityStarted', { endsAt: await stage.later(7) }],
      ['objectionRaised'],
      ['objectionHandled', { upheld: true }],
    ]);
    await stage.env.sleep('10 days');
    return [consultation];
  },
  'consultation-objection-not-upheld': async (stage) => {
    const consultation = await stage.start('consultation', 'consultation');
    await tellAndRest(stage, consultation, [['publicityStarted', { endsAt: await stage.later(7) }]]);
    await stage.env.sleep('8 days');
    await until(() => stage.named('endPublicity').length === 1);
    await tellAndRest(stage, consultation, [['publicityHeld'], ['objectionHandled', { upheld: false }]], 2);
    await until(() => stage.named('endPublicity').length === 2);
    await tellAndRest(stage, consultation, [['publicityEnded', { ...agreed('', []), topicId: null }]], 4);
    return [consultation];
  },
  'consultation-objection-without-period': async (stage) => {
    const consultation = await stage.start('consultation', 'consultation', { baseVersion: 7 });
    await tellAndRest(stage, consultation, [['objectionHandled', { upheld: false }]], 8);
    return [consultation];
  },
  'consultation-topic-gone': async (stage) => {
    const consultation = await stage.start('consultation', 'consultation');
    await tellFacts(stage, consultation, [
      ['ended', { topicId: `topic:${randomUUID()}`, topicState: 'CLOSED', final: true }],
    ]);
    await consultation.result();
    return [consultation];
  },
  'item-to-its-end': async (stage) => {
    const consultation = await stage.start('consultation', 'consultation');
    const item = await stage.start('resolutionItem', 'item');
    const data = { consultationId: consultation.workflowId };
    await tellFacts(stage, item, [['assigned', data], ['urged'], ['closed', { ...data, final: true }]]);
    await item.result();
    await stage.heard(consultation, 0);
    return [item, consultation];
  },
  'escalation-to-its-end': async (stage) => {
    const topic = await stage.start('topicLifecycle', 'topic');
    const escalation = await stage.start('escalation', 'escalation');
    const data = { topicId: topic.workflowId };
    await tellFacts(stage, escalation, [['raised', data], ['noted'], ['filed', { ...data, final: true }]]);
    await escalation.result();
    await stage.heard(topic, 0);
    return [escalation, topic];
  },
  'escalation-topic-gone': async (stage) => {
    const escalation = await stage.start('escalation', 'escalation');
    await tellFacts(stage, escalation, [['withdrawn', { topicId: `topic:${randomUUID()}`, final: true }]]);
    await escalation.result();
    return [escalation];
  },
  clockwork: async (stage) => {
    const nextAt = await stage.later(10);
    const script: SweepAnswer[] = [
      { claims: [claim('a'), claim('b')], nextAt, more: true },
      { claims: [claim('c')], nextAt, more: false },
      { claims: [], nextAt, more: false },
    ];
    stage.answers.set('sweep', () => script.shift() ?? { claims: [], nextAt: null, more: false });
    stage.answers.set('makeEffects', (input) => ({
      made: (input.claims as RungClaim[]).map(({ claimId }) => claimId),
    }));
    const sweep = await stage.startAs('clockwork', `clockwork:${randomUUID()}`, {
      service: 'topic-service',
      clockOffsetMs: 0,
    });
    await stage.heard(sweep, 0);
    await stage.env.sleep('11 days');
    await until(() => stage.named('sweep').length === 4);
    await stage.heard(sweep, 0);
    await sweep.signal(WAKE_SIGNAL);
    await until(() => stage.named('sweep').length === 5);
    await stage.heard(sweep, 0);
    return [sweep];
  },
  'clockwork-held-up': async (stage) => {
    let made: string[] = [];
    const nextAt = await stage.later(3);
    stage.answers.set('sweep', (input) => ({
      claims: (input.done as string[]).length > 0 ? [] : [claim('a')],
      nextAt,
      more: false,
    }));
    stage.answers.set('makeEffects', () => ({ made }));
    const sweep = await stage.startAs('clockwork', `clockwork:${randomUUID()}`, {
      service: 'topic-service',
      clockOffsetMs: 0,
    });
    await until(() => stage.named('makeEffects').length === 1);
    await stage.env.sleep('10 seconds');
    made = ['a'];
    await stage.env.sleep('1 minute');
    await stage.heard(sweep, 0);
    stage.answers.set('sweep', GAVE_UP);
    await sweep.signal(WAKE_SIGNAL);
    await until(async () =>
      (await stage.historyOf(sweep)).some(
        ({ activityTaskFailedEventAttributes }) => activityTaskFailedEventAttributes,
      ),
    );
    stage.answers.set('sweep', () => ({ claims: [], nextAt: null, more: false }));
    await stage.env.sleep('16 minutes');
    await stage.heard(sweep, 0);
    return [sweep];
  },
  'directory-feed': async (stage) => {
    stage.answers.set('exportDirectory', () => ({
      snapshot: { version: 3, units: [], posts: [], profiles: [] },
    }));
    const feed = await stage.start('directoryFeed', 'directory');
    await tellAndRest(stage, feed, [['changed'], ['changed']]);
    stage.answers.set('replaceDirectory', (_, service) => service === 'topic-service' && GAVE_UP());
    await tellFacts(stage, feed, [['changed']], 3);
    await until(() => stage.named('replaceDirectory').length === 6);
    stage.answers.delete('replaceDirectory');
    await stage.env.sleep('16 minutes');
    await stage.heard(feed, 3);
    return [feed];
  },
};
