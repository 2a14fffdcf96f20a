import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Section } from '../../parts/Section';
import type { Paper } from './PaperPage';
import { marks } from '../../i18n/marks';

/** What the unit says to the paper, and what the issuer answered. */
export function Appeal({ paper: { appeal, issuedAt } }: { paper: Paper }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  if (!issuedAt) return null;
  return (
    <Section
      title={t('papers.appeal')}
      extra={
        appeal && (
          <Tag>{appeal.decision ? label('appealDecision', appeal.decision) : t('papers.appealOpen')}</Tag>
        )
      }
    >
      {!appeal && (
        <p className="muted" style={{ margin: 0 }}>
          {t('papers.noAppeal')}
        </p>
      )}
      {appeal && (
        <>
          <p className="text-block">
            {t('papers.appealReason')}
            {marks().colon}
            {appeal.reason}
          </p>
          <p className="small muted" style={{ margin: 0 }}>
            {[appeal.unit?.name, instant(appeal.at)].filter(Boolean).join(' · ')}
          </p>
          {appeal.answer && (
            <p className="text-block" style={{ marginTop: 8 }}>
              {t('papers.appealAnswer')}
              {marks().colon}
              {appeal.answer}
            </p>
          )}
          {appeal.decidedAt && (
            <p className="small muted" style={{ margin: 0 }}>
              {instant(appeal.decidedAt)}
            </p>
          )}
        </>
      )}
    </Section>
  );
}

/** What is to be read instead; the text as it was signed stays above. */
export function Corrections({ paper: { corrections } }: { paper: Paper }): ReactNode {
  const { t } = useTranslation();
  const { instant, day } = useDates();
  if (corrections.length === 0) return null;
  return (
    <Section title={t('papers.corrections')}>
      <ol className="rows">
        {corrections.map((correction) => (
          <li key={correction.at}>
            {correction.body && <p className="text-block">{correction.body}</p>}
            {correction.requirement && (
              <p className="text-block">
                {t('papers.requirement')}
                {marks().colon}
                {correction.requirement}
              </p>
            )}
            {correction.newLimit && (
              <p style={{ margin: 0 }}>
                {t('papers.newLimit')}
                {marks().colon}
                {day(correction.newLimit)}
              </p>
            )}
            <p className="small muted" style={{ margin: 0 }}>
              {correction.reason} · {instant(correction.at)}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
