import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { bareId } from '../../graph/ids';
import type { CaseConsultationFragment } from '../../graph/generated/graphql';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import type { CaseTopic } from './CasePage';
import { Publicity } from './Publicity';
import { Research } from './Research';
import { marks } from '../../i18n/marks';

/** Research, sessions, result and publicity, each as it stands. */
export function Consultation({ topic }: { topic: CaseTopic }): ReactNode {
  const { t } = useTranslation();
  const { consultation } = topic;
  if (!consultation) {
    return (
      <Section title={t('case.consultation')}>
        <Empty text={t('case.noConsultation')} />
      </Section>
    );
  }
  const { publicity, outcome } = consultation;
  return (
    <>
      <Section
        title={t('case.research')}
        extra={consultation.research && <StateTag group="researchState" code={consultation.research.state} />}
      >
        <Research research={consultation.research} />
      </Section>
      <Sessions consultation={consultation} />
      {(outcome ?? consultation.explanation) && (
        <Section
          title={t('case.outcome')}
          {...(outcome && { extra: <StateTag group="outcome" code={outcome} /> })}
        >
          <Outcome consultation={consultation} />
        </Section>
      )}
      {publicity && (
        <Section title={t('case.publicity')}>
          <Publicity publicity={publicity} />
        </Section>
      )}
    </>
  );
}

function Sessions({ consultation }: { consultation: CaseConsultationFragment }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useDates();
  const { sessions } = consultation;
  return (
    <Section title={t('case.sessions')}>
      {sessions.length === 0 && <Empty text={t('case.noSessions')} />}
      <ul className="rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <div className="row-line">
              <Link className="grow" to={`/sessions/${bareId(session.id)}`}>
                {session.title}
              </Link>
              {session.outcome && <StateTag group="outcome" code={session.outcome} />}
              <StateTag group="sessionState" code={session.state} />
            </div>
            <div className="row-line small muted">
              <span>{session.number}</span>
              <span>{t('case.round', { n: session.round })}</span>
              <span>{instant(session.scheduledAt)}</span>
              <span>{session.place}</span>
              {!session.counts && <Tag>{t('session.countsNot')}</Tag>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Outcome({ consultation }: { consultation: CaseConsultationFragment }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  const { outcome, outcomeReason, explanation, redeliberation, statusReport, statusReportDue, round } =
    consultation;
  return (
    <>
      <p style={{ margin: 0 }}>
        {outcome ? label('outcome', outcome) : t('case.noOutcomeYet')}
        {marks().open}
        {t('case.round', { n: round })}
        {marks().close}
        {outcome && outcomeReason && `${marks().colon}${outcomeReason}`}
      </p>
      {explanation && (
        <>
          <h3>{t('case.explanation')}</h3>
          <p className="text-block">{explanation.text}</p>
          <p className="muted small" style={{ margin: 0 }}>
            {[explanation.by?.name, instant(explanation.at)].filter(Boolean).join(' · ')}
          </p>
        </>
      )}
      {redeliberation && (
        <>
          <h3>{t('case.redeliberation')}</h3>
          <p className="text-block">
            {redeliberation.again ? t('case.again') : t('case.notAgain')}
            {marks().colon}
            {redeliberation.reason}
          </p>
        </>
      )}
      {statusReportDue && <p style={{ margin: '10px 0 0' }}>{t('case.statusDue')}</p>}
      {statusReport && (
        <>
          <h3>{t('case.statusReport')}</h3>
          <p className="text-block">{statusReport.text}</p>
          <Link className="small" to={`/sessions/${bareId(statusReport.sessionId)}`}>
            {instant(statusReport.at)}
          </Link>
        </>
      )}
    </>
  );
}
