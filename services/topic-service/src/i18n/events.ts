import { eventsOf } from '@concord/service-kit/acts/define';
import { addEvents, type EventCatalogue } from '@concord/service-kit/i18n/events';
import { ACTS } from '../topic/topic.acts.js';

/** What happens to a topic besides the acts of people on it (topic/acts/ say theirs). */
const OTHER_EVENTS = {
  submitted: {
    'zh-CN': '提出议题，来源：{source}，编号 {number}',
    en: 'Submitted as number {number}; source: {source}',
  },
  absorbed: { 'zh-CN': '议题 {number} 并入本议题', en: 'Topic {number} was joined with this one' },
  progressRecorded: { 'zh-CN': '协商进展：{state}', en: 'The consultation went on: {state}' },
  noted: { 'zh-CN': '相关情况记录：{type}', en: 'Noted: {type}' },
} as const satisfies EventCatalogue;

/** What can happen to a topic, as its timeline says it. The type is also that of the fact told to its story. */
export const TOPIC_EVENTS: EventCatalogue = { ...OTHER_EVENTS, ...eventsOf(ACTS) };

declare module '@concord/service-kit/i18n/events' {
  interface CaseEvents {
    topic: keyof typeof OTHER_EVENTS;
  }
}

addEvents('topic', TOPIC_EVENTS);
