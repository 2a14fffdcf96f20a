import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { bareId } from '../../graph/ids';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { Section } from '../../parts/Section';
import type { CaseTopic } from './CasePage';

/** Research report, minutes, notice: each opens where it lies. */
export function Papers({ topic }: { topic: CaseTopic }): ReactNode {
  const { t } = useTranslation();
  const { instant, day } = useDates();
  const { consultation } = topic;
  const report = consultation?.research?.report;
  const publicity = consultation?.publicity;
  const withMinutes = consultation?.sessions.filter(({ minutes }) => minutes) ?? [];
  if (!report && !publicity && withMinutes.length === 0) {
    return (
      <Section title={t('case.papers')}>
        <Empty text={t('case.noPapers')} />
      </Section>
    );
  }
  return (
    <Section title={t('case.papers')}>
      <ul className="rows">
        {report && (
          <li>
            {t('case.report')} <span className="muted small">{instant(report.submittedAt)}</span>
            <details className="small">
              <summary style={{ cursor: 'pointer' }}>{t('action.open')}</summary>
              <p className="text-block">{report.facts}</p>
              <p className="text-block">{report.problems}</p>
              <p className="text-block">{report.options}</p>
            </details>
          </li>
        )}
        {withMinutes.map(({ id, number, minutes }) => (
          <li key={id}>
            <Link to={`/sessions/${bareId(id)}#minutes`}>
              {t('case.minutes')} {number}
            </Link>{' '}
            <span className="muted small">
              {minutes?.signedAt ? `${t('case.signed')} ${instant(minutes.signedAt)}` : t('case.notSigned')}
            </span>
          </li>
        ))}
        {publicity && (
          <li>
            <Link to="/notices">{t('case.notice')}</Link>{' '}
            <span className="muted small">{day(publicity.from)}</span>
          </li>
        )}
      </ul>
    </Section>
  );
}
