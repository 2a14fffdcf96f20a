import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../parts/Section';
import { CalendarView } from './CalendarView';

/** The public's view of the working calendars. */
export default function CalendarsPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('calendars.title')} />
      <p className="muted" style={{ marginTop: 0 }}>
        {t('calendars.lead')}
      </p>
      <CalendarView />
    </>
  );
}
