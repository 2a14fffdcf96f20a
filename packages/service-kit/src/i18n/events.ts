import type { Language } from '@concord/contracts/identity';
import { fill, type Sentence } from './catalogue.js';

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
