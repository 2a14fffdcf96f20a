import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Language } from '@concord/contracts/identity';
import { pagePath } from '@concord/contracts/pages';
import { icsText } from './ics-text.js';
import type { FeedDeadline, FeedSession } from './person-events.js';

/** Everything that one person's calendar is made of. */
export interface CalendarParts {
  deadlines: readonly FeedDeadline[];
  sessions: readonly FeedSession[];
  /** What each clock waits for, by its kind, in the reader's language. */
  clocks: ReadonlyMap<string, string>;
  language: Language;
  /** IANA zone of the reader's calendar. */
  timeZone: string;
  publicUrl: string;
}

const WORDS = {
  name: { 'zh-CN': '协商通：我的期限与会议', en: 'Concord: my dates and sessions' },
  due: { 'zh-CN': '到期', en: 'due' },
  provisional: {
    'zh-CN': '暂定：所涉年份的放假通知尚未公布。',
    en: 'Provisional: the notice of working days of that year is not published yet.',
  },
  session: { 'zh-CN': '协商议事会议', en: 'Deliberation' },
} as const satisfies Record<string, Record<Language, string>>;

/** Hours that a session is shown for: its end is not planned. */
const SESSION_HOURS = 2;
/** No appointment any more; the event stays, so that it is not merely gone from a calendar. */
const OFF = ['CANCELLED', 'POSTPONED'];

/**
 * RFC 5545. Deadlines are days of the calendar's zone (all-day events, the same date wherever they are read); sessions
 * are instants in UTC, with the zone as a hint, as a zone's own rules would have to be written out for every region.
 * Nothing in it changes with the asking, so that its ETag changes with its content alone.
 */
export function personCalendar(parts: CalendarParts): string {
  const { language, publicUrl } = parts;
  const calendar = ical({
    name: WORDS.name[language],
    prodId: { company: 'Concord', product: 'calendar', language: language === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  });
  const host = new URL(publicUrl).hostname;
  const byDay = (a: FeedDeadline, b: FeedDeadline): number =>
    a.dueDate.localeCompare(b.dueDate) || a.id.localeCompare(b.id);
  for (const deadline of [...parts.deadlines].sort(byDay)) {
    const { id, dueDate, provisional, explanation, reckonings } = deadline;
    const clock = parts.clocks.get(deadline.kind) ?? deadline.kind;
    const due = language === 'en' ? ` ${WORDS.due.en}: ` : `${WORDS.due[language]}：`;
    const url = `${pageOf(publicUrl, deadline.caseId)}#deadline-${deadline.kind}`;
    calendar.createEvent({
      id: `${id}@${host}`,
      // A programme that has the event takes a later revision of it only.
      sequence: reckonings.length,
      start: `${dueDate}T00:00:00Z`,
      allDay: true,
      stamp: STAMP,
      summary: `${clock}${due}${deadline.title}`,
      description: [...(provisional ? [WORDS.provisional[language]] : []), explanation.text, url].join('\n'),
      url,
      status: provisional ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  const byTime = (a: FeedSession, b: FeedSession): number =>
    a.scheduledAt.localeCompare(b.scheduledAt) || a.id.localeCompare(b.id);
  for (const session of [...parts.sessions].sort(byTime)) {
    const start = new Date(session.scheduledAt);
    const url = pageOf(publicUrl, session.id);
    calendar.createEvent({
      id: `${session.id}@${host}`,
      sequence: session.version,
      start,
      end: new Date(start.getTime() + SESSION_HOURS * 3_600_000),
      stamp: STAMP,
      summary: `${WORDS.session[language]}${language === 'en' ? ': ' : '：'}${session.title}`,
      description: [session.number, url].join('\n'),
      location: session.place,
      url,
      status: OFF.includes(session.state) ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return icsText(calendar, { 'X-WR-TIMEZONE': parts.timeZone });
}

/** DTSTAMP is required, and must not make equal content look new. */
const STAMP = new Date(0);

function pageOf(publicUrl: string, id: string): string {
  return `${publicUrl}${pagePath(id) ?? ''}`;
}
