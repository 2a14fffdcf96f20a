import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Facts } from '../../parts/Facts';
import { useSource } from '../../parts/Refusal';
import { Section } from '../../parts/Section';
import type { CaseTopic } from './CasePage';
import { marks } from '../../i18n/marks';

/** What the matter is, and what was decided on it before research. */
export function Matter({ topic }: { topic: CaseTopic }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  const { proposer } = topic;
  return (
    <Section title={t('case.facts')}>
      <Facts
        rows={[
          [t('case.place'), topic.orgUnit?.name],
          [t('case.level'), label('level', topic.level)],
          [t('case.source'), label('source', topic.source)],
          [t('case.submitted'), instant(topic.submittedAt)],
          [
            t('case.proposer'),
            proposer &&
              [
                label('proposerKind', proposer.kind),
                proposer.nameMasked,
                proposer.phoneMasked,
                proposer.organization,
              ]
                .filter(Boolean)
                .join(' · '),
          ],
          [t('case.enteredBy'), topic.enteredBy?.name],
          [t('case.entrusted'), topic.entrustingUnit?.name],
          [t('case.category'), label('category', topic.category)],
          [t('case.parties'), topic.partiesConcerned],
          [t('case.form'), topic.suggestedForm],
          [t('case.consent'), topic.consentToPublish ? t('case.consentYes') : t('case.consentNo')],
          [t('case.profile'), `${topic.profileKey} · ${topic.profileVersion}`],
        ]}
      />
      <h3>{t('case.description')}</h3>
      <p className="text-block">{topic.description}</p>
      <h3>{t('case.asks')}</h3>
      <ol style={{ margin: 0, paddingLeft: 22 }}>
        {topic.asks.map((ask) => (
          <li key={ask.no}>{ask.text}</li>
        ))}
      </ol>
      <Decisions topic={topic} />
    </Section>
  );
}

function Decisions({ topic }: { topic: CaseTopic }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const source = useSource();
  const { instant } = useDates();
  const { screening, approval, filing } = topic;
  return (
    <>
      {screening && (
        <>
          <h3>{t('case.screening')}</h3>
          <Facts
            rows={[
              [t('fields.scopeClass'), label('scopeClass', screening.scopeClass)],
              [t('case.urgency'), label('urgency', screening.urgency)],
              [t('case.difficulty'), label('difficulty', screening.difficulty)],
              [t('case.opinion'), screening.opinion],
              [t('case.by'), screening.by?.name],
              [t('case.at'), instant(screening.at)],
            ]}
          />
        </>
      )}
      {approval && (
        <>
          <h3>{t('case.approval')}</h3>
          <Facts
            rows={[
              [
                t('case.authority'),
                `${label('role', approval.authorityRole)}${marks().open}${source(approval.matrixSource)}${marks().close}`,
              ],
              [t('case.receiver'), approval.authorityUnit?.name],
              [t('case.by'), approval.by?.name],
              [t('case.at'), instant(approval.at)],
              [t('case.opinion'), approval.opinion],
            ]}
          />
        </>
      )}
      {filing && (
        <>
          <h3>{t('case.filing')}</h3>
          <Facts
            rows={[
              [
                t('case.state'),
                label('filingState', filing.state) +
                  (filing.byDefault ? `${marks().open}${t('case.byDefault')}${marks().close}` : ''),
              ],
              [
                t('case.receiver'),
                [filing.receiver?.name, label('role', filing.receiverRole)].filter(Boolean).join(' · '),
              ],
              [t('fields.number'), filing.number],
              [t('case.at'), instant(filing.acknowledgedAt ?? filing.returnedAt ?? filing.sentAt)],
              [t('case.returnedReason'), filing.returnedReason],
              [t('fields.note'), filing.note],
            ]}
          />
        </>
      )}
    </>
  );
}
