import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { bareId } from '../../graph/ids';
import { useLabels } from '../../i18n/labels';
import { Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import type { CaseTopic } from './CasePage';

/** What went on from this matter. */
export function Escalations({ topic }: { topic: CaseTopic }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { escalations } = topic;
  if (!escalations || escalations.length === 0) return null;
  return (
    <Section title={t('case.escalations')}>
      <ul className="rows">
        {escalations.map((escalation) => (
          <li key={escalation.id}>
            <div className="row-line">
              <Link className="grow" to={`/escalations/${bareId(escalation.id)}`}>
                {escalation.title}
              </Link>
              <StateTag group="escalationState" code={escalation.state} />
            </div>
            <div className="row-line small muted">
              <span>{label('escalationKind', escalation.kind)}</span>
              <span>{label('findingType', escalation.findingType)}</span>
              <span>{escalation.sponsor?.name}</span>
              <span>{escalation.number}</span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
