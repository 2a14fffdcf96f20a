import { useTranslation } from 'react-i18next';

/** Places of a date in the time zone of the offices, whatever the reader's own is. */
export const OFFICE_ZONE = 'Asia/Shanghai';

export interface Dates {
  /** 2026-02-02 周一 09:00 */
  instant(iso: string | null | undefined): string;
  /** The day of an instant, or a day as it is. */
  day(iso: string | null | undefined): string;
  /** The last day of a period that ends at an instant: midnight belongs to the day before. */
  lastDay(iso: string | null | undefined): string;
  /** `YYYY-MM-DD` of an instant in the offices' zone. */
  isoDay(iso: string): string;
  /** A day of the week in a short word, 1 = Monday. */
  weekday(day: number): string;
}

function parts(iso: string, language: string): Record<string, string> {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: OFFICE_ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
}

/** An instant or a `YYYY-MM-DD` as a day in the offices' zone. */
export function formatDay(iso: string, language: string): string {
  const exact = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const p = parts(exact ? `${iso}T04:00:00Z` : iso, language);
  return `${p.year}-${p.month}-${p.day} ${p.weekday}`;
}

export function formatInstant(iso: string, language: string): string {
  const p = parts(iso, language);
  return `${p.year}-${p.month}-${p.day} ${p.weekday} ${p.hour}:${p.minute}`;
}

/** Dates in the reader's language. */
export function useDates(): Dates {
  const { i18n, t } = useTranslation();
  const none = t('time.none');
  return {
    isoDay: (iso) => formatDay(iso, i18n.language).slice(0, 10),
    weekday: (day) => formatDay(`2026-06-0${day}`, i18n.language).slice(11),
    instant: (iso) => (iso ? formatInstant(iso, i18n.language) : none),
    day: (iso) => (iso ? formatDay(iso, i18n.language) : none),
    lastDay: (iso) => (iso ? formatDay(new Date(Date.parse(iso) - 1).toISOString(), i18n.language) : none),
  };
}
