import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ActionBar } from '../../acts/ActionBar';
import { EscalationDocument, type EscalationQuery } from '../../graph/generated/graphql';
import { pageOf, typedId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { CaseTimeline, entriesOf } from '../../parts/CaseTimeline';
import { useDates } from '../../parts/dates';
import { Facts } from '../../parts/Facts';
import { PageState } from '../../parts/PageState';
import { PageHead, Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import './escalation.css';

type Escalation = NonNullable<EscalationQuery['escalation']>;

/** What a consultation is carried on as: a proposal with its sponsor, and the line back to the resident's topic. */
export default function EscalationPage(): ReactNode {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const answer = useLiveQuery(
    EscalationDocument,
    { id: typedId('escalation', id) },
    { watch: ['Escalation'] },
  );
  return (
    <PageState answer={answer} value={answer.data?.escalation} rows={10}>
      {(escalation) => (
        <>
          <PageHead title={escalation.title}>
            <span className="muted">{escalation.number}</span>
            <StateTag group="escalationState" code={escalation.state} />
          </PageHead>
          <div className="columns">
            <div className="stack">
              <Section title={t('case.acts')}>
                <ActionBar actions={escalation.actions} target={escalation} />
              </Section>
              <Words escalation={escalation} />
              <Section title={t('case.timeline')}>
                <CaseTimeline entries={entriesOf(escalation.timeline)} />
              </Section>
            </div>
            <div className="stack">
              <Line escalation={escalation} />
              <About escalation={escalation} />
            </div>
          </div>
        </>
      )}
    </PageState>
  );
}

/** The three parts of every such text (domain.md B.9). */
function Words({ escalation }: { escalation: Escalation }): ReactNode {
  const { t } = useTranslation();
  const { kind, situation, analysis, suggestion } = escalation;
  const label = useLabels();
  return (
    <Section title={label('escalationKind', kind)}>
      <div className="escalation-words">
        {(
          [
            ['situation', situation],
            ['analysis', analysis],
            ['suggestion', suggestion],
          ] as const
        ).map(([key, text]) => (
          <section key={key}>
            <h3>{t(`escalation.${key}`)}</h3>
            <p className="text-block">{text}</p>
          </section>
        ))}
      </div>
    </Section>
  );
}

/** From the resident's topic to here, step by step. */
function Line({ escalation }: { escalation: Escalation }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { topic, consultation, kind, state } = escalation;
  const steps = [
    topic && {
      key: 'topic',
      words: `${label('source', topic.source)} · ${topic.number}`,
      title: topic.title,
      to: pageOf(topic.id),
    },
    consultation && {
      key: 'consultation',
      words: t('case.round', { n: consultation.round }),
      title: label('outcome', consultation.outcome) || t('case.consultation'),
      to: pageOf(consultation.id),
    },
    {
      key: 'escalation',
      words: label('escalationKind', kind),
      title: label('escalationState', state),
      to: undefined,
    },
  ].filter((step) => step !== null && step !== undefined);
  return (
    <Section title={t('escalation.line')}>
      <ol className="escalation-line">
        {steps.map(({ key, words, title, to }) => (
          <li key={key}>
            <div className="small muted">{words}</div>
            {to ? <Link to={to}>{title}</Link> : <strong>{title}</strong>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function About({ escalation }: { escalation: Escalation }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  const { findingType, sponsor, sponsorKind, orgUnit, number, submittedAt, reviewedAt, reviewReason } =
    escalation;
  const sponsorWords = sponsor
    ? [sponsor.name, label('sponsorKind', sponsorKind)].filter(Boolean).join(' · ')
    : t('escalation.noSponsor');
  return (
    <Section title={t('case.facts')}>
      <Facts
        columns={1}
        rows={[
          [t('escalation.finding'), label('findingType', findingType)],
          [t('escalation.sponsor'), sponsorWords],
          [t('escalation.place'), orgUnit?.name],
          [t('escalation.number'), number],
          [t('escalation.submitted'), submittedAt && instant(submittedAt)],
          [t('escalation.review'), reviewedAt && instant(reviewedAt)],
          [t('escalation.reason'), reviewReason],
        ]}
      />
    </Section>
  );
}
