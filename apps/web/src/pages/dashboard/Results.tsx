import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaderUnitFragment } from '../../graph/generated/graphql';
import { behind, type Cases, type Scope } from './cases';
import { Figure } from './Figure';

interface Props {
  unit: LeaderUnitFragment;
  scope: Scope;
  open(cases: Cases): void;
}

/** What came of it, before anything that is due (domain.md section 0, decision 12). */
export function Results({ unit, scope, open }: Props): ReactNode {
  const { t } = useTranslation();
  const { topicFigures: topics, consultationFigures: consultations, feedbackFigures: feedback } = unit;
  const raised = feedback?.escalations.reduce((all, { count }) => all + count, 0);
  const figures = [
    { key: 'members', value: consultations?.membersTookPart, cases: behind.sessions(scope), lead: true },
    { key: 'sessions', value: consultations?.sessionsHeld, cases: behind.sessions(scope), lead: true },
    { key: 'solved', value: feedback?.problemsSolved, cases: behind.solved(scope), lead: true },
    { key: 'escalations', value: raised, cases: behind.escalations(scope), lead: true },
    { key: 'residents', value: consultations?.residentsTookPart, cases: behind.sessions(scope), lead: true },
    { key: 'topics', value: topics?.submitted, cases: behind.topics(scope) },
    { key: 'closed', value: topics?.closed, cases: behind.closed(scope) },
  ] as const;
  return (
    <section aria-labelledby="leader-results">
      <h2 id="leader-results" className="section-title leader-title">
        {t('dashboard.results')}
      </h2>
      <dl className="leader-figures">
        {figures.map(({ key, value, cases, ...rest }) => {
          const title = t(`dashboard.${key}`);
          return (
            <Figure
              key={key}
              title={title}
              value={value}
              lead={'lead' in rest}
              onOpen={() => open({ ...cases, title })}
            />
          );
        })}
      </dl>
    </section>
  );
}
