import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { bareId } from '../../graph/ids';
import { Empty } from '../../parts/Empty';
import { Section } from '../../parts/Section';
import type { SessionData } from './SessionPage';

/** 下次会议通报: what this session owes, and what it has given. */
export function Reports({ session, bar }: { session: SessionData; bar: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const { dueStatusReports: due, statusReportsGiven: given } = session;
  return (
    <Section title={t('session.statusDue')}>
      {due.length === 0 && <Empty text={t('session.noStatusDue')} />}
      <ul className="rows">
        {due.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/consultations/${bareId(id)}`}>{title}</Link>
          </li>
        ))}
      </ul>
      {given.length > 0 && (
        <>
          <h3>{t('session.statusGiven')}</h3>
          <ul className="rows">
            {given.map(({ id, title, statusReport }) => (
              <li key={id}>
                <Link to={`/consultations/${bareId(id)}`}>{title}</Link>
                <p className="text-block small">{statusReport?.text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {bar}
    </Section>
  );
}
