import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineFullFragment } from '../../graph/generated/graphql';
import { useLabels } from '../../i18n/labels';
import '../../pages/calendars/calendars.css';
import { useDates } from '../dates';

type Day = DeadlineFullFragment['explanation']['days'][number];

/** The days of a reckoning as a small calendar: what each was, and whether it counted (the bar below it). */
export function DayStrip({ days }: { days: readonly Day[] }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day } = useDates();
  return (
    <ol className="day-strip" aria-label={t('deadline.days')}>
      {days.map(({ date, kind: given, name, counted }, place) => {
        // A question mark stands for a day whose calendar is not published.
        const kind = given.replace('?', '');
        const words = [
          day(date),
          name ?? label('dayKind', kind),
          given.endsWith('?') && t('clocks.provisional'),
          counted ? t('deadline.counted') : t('deadline.notCounted'),
        ]
          .filter(Boolean)
          .join(' ');
        const first = place === 0 || date.endsWith('-01');
        return (
          <li
            key={date}
            data-kind={kind}
            data-open={given.endsWith('?')}
            data-counted={counted}
            title={words}
          >
            <span aria-hidden>
              <b>{Number(date.slice(8))}</b>
              {first ? t('time.monthShort', { n: Number(date.slice(5, 7)) }) : label('dayMark', kind)}
            </span>
            <span className="visually-hidden">{words}</span>
          </li>
        );
      })}
    </ol>
  );
}
