import type { Language } from '@concord/contracts/identity';
import { fill, type Sentence } from './catalogue.js';
import type { ClockEvent } from './deadline-acts.js';
import type { DEADLINES_RECKONED } from './deadline-events.js';

/**
 * Types of event by kind of case. A service adds its kinds beside their sentences (`declare module`), and from then on
 * an act that records an event without a sentence does not compile. A kind that is not added has no timeline to read.
 */
export interface CaseEvents {
  /** An event that happens to every kind of case alike; its sentence is here in the kit. */
  everyKind: ClockEvent | typeof DEADLINES_RECKONED;
}

export type CommonEventType = CaseEvents['everyKind'];

/** What may happen to a case of this kind. */
export type EventOf<K extends string> =
  CommonEventType | (K extends keyof CaseEvents ? CaseEvents[K] : string);

/** Sentences of a timeline by kind of case and type of event. */
export type EventCatalogue<Type extends string = string> = Readonly<Record<Type, Sentence>>;

const registered = new Map<string, EventCatalogue>();

/** Makes the events of one kind of case known; a service calls it once for each of its kinds. */
export function addEvents(kind: string, events: EventCatalogue): void {
  registered.set(kind, events);
}

/** An event that any kind of case may have, written by a function of its data. */
type CommonEvent = (data: Record<string, unknown>, language: Language) => string;

const common = new Map<string, CommonEvent>();

/** Makes an event known that happens to every kind of case alike. */
export function addCommonEvent(type: string, write: CommonEvent): void {
  common.set(type, write);
}

/** The event as a sentence; its bare type where no catalogue knows it. */
export function renderEvent(
  kind: string,
  type: string,
  data: Record<string, unknown>,
  language: Language,
): string {
  const sentence = registered.get(kind)?.[type];
  const write = sentence ? undefined : common.get(type);
  if (write) return write(data, language);
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'string' || typeof value === 'number') params[name] = value;
    else if (Array.isArray(value)) params[name] = value.join(', ');
  }
  return sentence ? fill(sentence[language], params, language) : type;
}
