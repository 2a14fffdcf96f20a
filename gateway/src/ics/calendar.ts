import type { Language } from '@concord/contracts/identity';
import type { FastifyInstance } from 'fastify';
import ical from 'ical-generator';
import { LRUCache } from 'lru-cache';
import { Refusal } from '../identity/refusal.js';
import type { Viewer, ViewerReader } from '../identity/viewer.js';
import { addressOf } from '../rates/address.js';
import type { ServiceAddress } from '../upstream/services.js';
import { askGraph, ServiceUnavailable } from '../upstream/upstream.js';
import { icsText } from './ics-text.js';

/** A day as directory-service answers it. */
interface NoticedDay {
  date: string;
  kind: string;
  name: string | null;
  notice: string | null;
}
interface CalendarAnswer {
  id: string;
  name: string;
  version: string;
  noticedDays: NoticedDay[];
}

const VERSION = `query GatewayCalendarVersion($id: ID!) { calendar(id: $id) { version } }`;
const QUERY = `query GatewayCalendar($id: ID!) {
  calendar(id: $id) { id name version noticedDays { date kind name notice } }
}`;
const WORDS: Readonly<Record<string, Record<Language, string>>> = {
  holiday: { 'zh-CN': '放假', en: 'day off' },
  'make-up': { 'zh-CN': '上班', en: 'working day' },
};
const TITLE: Record<Language, string> = { 'zh-CN': '工作日历', en: 'Working calendar' };
/** How long a reader's programme may keep it, seconds: notices come a few times a year. */
const KEEP_SECONDS = 3_600;

/** Calendars that are kept written out, each in a language; one has about 80 kB. */
const KEPT = 50;

interface Span {
  first: string;
  last: string;
  day: NoticedDay;
}

const next = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Days in a row that are the same by the same paper are one entry. */
export function spansOf(days: readonly NoticedDay[]): Span[] {
  const spans: Span[] = [];
  for (const day of days) {
    const open = spans.at(-1);
    const goes =
      open &&
      next(open.last) === day.date &&
      open.day.kind === day.kind &&
      open.day.name === day.name &&
      open.day.notice === day.notice;
    if (goes) open.last = day.date;
    else spans.push({ first: day.date, last: day.date, day });
  }
  return spans;
}

/** The calendar as a subscription: free days and make-up days of the published years, each for the whole day. */
export function icsOf(calendar: CalendarAnswer, language: Language): string {
  const name = `${TITLE[language]} · ${calendar.name}`;
  const feed = ical({ name, prodId: { company: 'concord', product: 'calendar', language: 'ZH' } });
  feed.ttl(KEEP_SECONDS);
  for (const { first, last, day } of spansOf(calendar.noticedDays)) {
    const word = WORDS[day.kind]![language];
    const title = day.name ?? word;
    feed.createEvent({
      id: `${calendar.id}-${first}-${day.kind}@concord`,
      start: `${first}T00:00:00Z`,
      // The end of an all-day event is the day after its last.
      end: `${next(last)}T00:00:00Z`,
      allDay: true,
      summary: language === 'en' ? `${title} (${word})` : `${title}（${word}）`,
      ...(day.notice && { description: day.notice }),
      // The same text for the same version, so that a programme sees no change where there is none.
      stamp: `${calendar.version.slice(0, 10)}T00:00:00Z`,
    });
  }
  return icsText(feed);
}

/** `GET /ics/calendar/<id>.ics`: a working calendar for calendar programmes; public, no sign-in. */
export function calendarIcsRoute(
  app: FastifyInstance,
  parts: { directory: ServiceAddress; readViewer: ViewerReader; timeoutMs: number },
): void {
  const written = new LRUCache<string, string>({ max: KEPT });
  /** What is asked now: who comes meanwhile waits for the same answer. */
  const asked = new Map<string, Promise<string>>();

  const ask = async <Part extends object>(query: string, id: string, viewer: Viewer): Promise<Part> => {
    const call = {
      identity: viewer.signed,
      requestId: viewer.claims.requestId,
      timeoutMs: parts.timeoutMs,
    };
    const answer = await askGraph<{ calendar: Part | null }>(parts.directory, query, { id }, call);
    if (!answer.data) throw new ServiceUnavailable(parts.directory.name, new Error('no calendar'));
    if (!answer.data.calendar) throw new Refusal('NOT_FOUND', 404);
    return answer.data.calendar;
  };
  const write = async (place: string, id: string, viewer: Viewer): Promise<string> => {
    const { version } = await ask<{ version: string }>(VERSION, id, viewer);
    const kept = written.get(`${place} ${version}`);
    if (kept !== undefined) return kept;
    const calendar = await ask<CalendarAnswer>(QUERY, id, viewer);
    const text = icsOf(calendar, viewer.language);
    written.set(`${place} ${calendar.version}`, text);
    return text;
  };

  app.get<{ Params: { file: string } }>('/ics/calendar/:file', async (request, reply) => {
    const id = /^([A-Za-z0-9-]{1,40})\.ics$/.exec(request.params.file)?.[1];
    if (!id) throw new Refusal('NOT_FOUND', 404);
    const viewer = await parts.readViewer(request.headers, request.id, addressOf(request));
    const place = `${id} ${viewer.language} ${viewer.claims.asOf ?? ''}`;
    let text = asked.get(place);
    if (!text) {
      text = write(place, id, viewer).finally(() => asked.delete(place));
      asked.set(place, text);
    }
    return reply
      .type('text/calendar; charset=utf-8')
      .header('cache-control', `public, max-age=${KEEP_SECONDS}`)
      .header('vary', 'accept-language, x-concord-language')
      .send(await text);
  });
}
