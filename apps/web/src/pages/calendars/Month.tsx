import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarMonthDocument, type CalendarDayPartsFragment } from '../../graph/generated/graphql';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { PageState } from '../../parts/PageState';
import './calendars.css';

export interface MonthOf {
  year: number;
  month: number;
}

/** One month of a calendar as a picture: colour and a word for every day that is not what its weekday says. */
export function Month({
  calendarId,
  at,
  onMove,
}: {
  calendarId: string;
  at: MonthOf;
  onMove(to: MonthOf): void;
}): ReactNode {
  const { t } = useTranslation();
  const answer = useLiveQuery(CalendarMonthDocument, { id: calendarId, ...at });
  const moved = (by: number): MonthOf => {
    const months = at.year * 12 + at.month - 1 + by;
    return { year: Math.floor(months / 12), month: (months % 12) + 1 };
  };
  return (
    <div>
      <div className="month-head">
        <Button
          icon={<LeftOutlined />}
          aria-label={t('calendars.earlier')}
          onClick={() => onMove(moved(-1))}
        />
        <strong aria-live="polite">
          {t('calendars.month', { year: at.year, month: String(at.month).padStart(2, '0') })}
        </strong>
        <Button icon={<RightOutlined />} aria-label={t('calendars.later')} onClick={() => onMove(moved(1))} />
      </div>
      <PageState answer={answer} value={answer.data?.calendar?.month} rows={5}>
        {(days) => <Days days={days} />}
      </PageState>
    </div>
  );
}

function Days({ days }: { days: readonly CalendarDayPartsFragment[] }): ReactNode {
  const { t } = useTranslation();
  const { weekday } = useDates();
  const blank = (days[0]?.weekday ?? 1) - 1;
  return (
    <>
      <div className="month-names" aria-hidden>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <span key={day}>{weekday(day)}</span>
        ))}
      </div>
      <ol className="month">
        {days.map((day, place) => (
          <Day key={day.date} day={day} {...(place === 0 && { column: blank + 1 })} />
        ))}
      </ol>
      {days.some(({ published }) => !published) && (
        <p className="small muted" style={{ margin: '8px 0 0' }}>
          {t('calendars.provisionalMonth')}
        </p>
      )}
    </>
  );
}

function Day({ day, column }: { day: CalendarDayPartsFragment; column?: number }): ReactNode {
  const { t } = useTranslation();
  const { day: words } = useDates();
  const kind = useDayWords()(day);
  const usual = day.kind === 'working' || day.kind === 'weekend';
  return (
    <li
      data-kind={day.kind}
      data-open={!day.published}
      title={day.notice ?? undefined}
      style={column ? { gridColumnStart: column } : undefined}
    >
      <span aria-hidden>{Number(day.date.slice(8))}</span>
      <span className="month-word" aria-hidden={usual}>
        {usual ? '' : kind}
      </span>
      <span className="visually-hidden">
        {words(day.date)} {kind} {!day.published && t('calendars.legendOpen')}
      </span>
    </li>
  );
}

/** What a day is, in a word: its festival's name, or its kind. */
export function useDayWords(): (day: { kind: string; name?: string | null }) => string {
  const label = useLabels();
  return ({ kind, name }) => {
    const word = label('dayKind', kind);
    return name && kind !== 'weekend' && kind !== 'working' ? (kind === 'make-up' ? word : name) : word;
  };
}

/** What the colours mean. */
export function Legend(): ReactNode {
  const { t } = useTranslation();
  const entries = [
    ['working', t('calendars.legendWork')],
    ['weekend', t('calendars.legendRest')],
    ['holiday', t('calendars.legendHoliday')],
    ['make-up', t('calendars.legendMakeUp')],
  ] as const;
  return (
    <ul className="month-legend small">
      {entries.map(([kind, words]) => (
        <li key={kind}>
          <span data-kind={kind} aria-hidden /> {words}
        </li>
      ))}
      <li>
        <span data-open="true" aria-hidden /> {t('calendars.legendOpen')}
      </li>
    </ul>
  );
}
