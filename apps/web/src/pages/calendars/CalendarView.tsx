import { Select, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CalendarsDocument, type CalendarsQuery } from '../../graph/generated/graphql';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useCaseNow } from '../../parts/case-now';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { Facts } from '../../parts/Facts';
import { PageState } from '../../parts/PageState';
import { Section } from '../../parts/Section';
import { Legend, Month, type MonthOf } from './Month';
import { marks } from '../../i18n/marks';

type Calendar = NonNullable<CalendarsQuery['calendars']>[number];

/** The working calendars as everybody may see them: a month as a picture, the years, and by which papers. */
export function CalendarView(): ReactNode {
  const answer = useLiveQuery(CalendarsDocument, {}, { watch: ['CalendarNotice'] });
  return (
    <PageState answer={answer} value={answer.data?.calendars} rows={8}>
      {(calendars) => <Chosen calendars={calendars} />}
    </PageState>
  );
}

function Chosen({ calendars }: { calendars: readonly Calendar[] }): ReactNode {
  const { t } = useTranslation();
  const [id, setId] = useState(calendars[0]?.id);
  const today = useToday();
  const [moved, setMoved] = useState<MonthOf>();
  const calendar = calendars.find((one) => one.id === id);
  if (!calendar) return <Empty text={t('calendars.noNotice')} />;
  return (
    <div className="columns">
      <Section
        title={calendar.name}
        extra={
          calendars.length > 1 && (
            <Select
              aria-label={t('calendars.choose')}
              value={id ?? null}
              style={{ minWidth: 180 }}
              options={calendars.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(value) => setId(value ?? undefined)}
            />
          )
        }
      >
        <Month calendarId={calendar.id} at={moved ?? today} onMove={setMoved} />
        <Legend />
      </Section>
      <div className="stack">
        <About calendar={calendar} />
        <Years calendar={calendar} onOpen={(year) => setMoved({ year, month: 1 })} />
      </div>
    </div>
  );
}

/** The month of the case clock: in the sandbox it is not the browser's. */
function useToday(): MonthOf {
  const { now } = useCaseNow();
  const { isoDay } = useDates();
  const day = isoDay(new Date(now).toISOString());
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

function About({ calendar }: { calendar: Calendar }): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('case.facts')}>
      <Facts
        columns={1}
        rows={[
          [t('calendars.layers'), calendar.layers.map(({ name }) => name).join(' → ')],
          [
            t('calendars.hours'),
            calendar.officeHours.map(({ opens, closes }) => `${opens}–${closes}`).join(marks().comma),
          ],
          [t('calendars.close'), calendar.closeOfDay],
        ]}
      />
      <p style={{ margin: '8px 0 0' }}>
        <a href={`/ics/calendar/${calendar.id}.ics`}>{t('calendars.ics')}</a>
      </p>
    </Section>
  );
}

function Years({ calendar, onOpen }: { calendar: Calendar; onOpen(year: number): void }): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  const [all, setAll] = useState(false);
  const kept = (layerId: string): boolean =>
    calendar.layers.some((layer) => layer.id === layerId && layer.kept);
  const newest = [...calendar.years].sort((a, b) => b.year - a.year);
  return (
    <Section title={t('calendars.years')}>
      <ul className="rows">
        {newest.slice(0, all ? undefined : 4).map((year) => (
          <li key={year.year}>
            <div className="row-line">
              <button type="button" className="as-link grow" onClick={() => onOpen(year.year)}>
                {year.year}
              </button>
              <Tag color={year.published ? 'green' : 'gold'}>
                {year.published ? t('calendars.published') : t('calendars.unpublished')}
              </Tag>
            </div>
            {year.openDays > 0 && (
              <div className="small muted">{t('calendars.openDays', { n: year.openDays })}</div>
            )}
            {year.notices.map((notice) => (
              <div className="small muted" key={notice.notice + notice.layerId}>
                {notice.noticeId && kept(notice.layerId) ? (
                  <Link className="underlined" to={`/calendars/notices/${notice.noticeId.split(':')[1]}`}>
                    {notice.notice}
                  </Link>
                ) : (
                  notice.notice
                )}{' '}
                {day(notice.issuedOn)}
              </div>
            ))}
            {year.notices.length === 0 && <div className="small muted">{t('calendars.noNotice')}</div>}
          </li>
        ))}
      </ul>
      {newest.length > 4 && (
        <button type="button" className="as-link small" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('case.latestOnly') : t('case.showAll', { n: newest.length })}
        </button>
      )}
    </Section>
  );
}
