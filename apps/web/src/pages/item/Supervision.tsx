import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../parts/dates';
import { Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { present } from '../../graph/present';
import type { ItemData } from './ItemPage';
import { marks } from '../../i18n/marks';

/** The report that it is done, and what visits found. */
export function Supervision({ item }: { item: ItemData }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useDates();
  const { completion, visits } = item;
  if (!completion && visits.length === 0) return null;
  return (
    <>
      {completion && (
        <Section title={t('items.completion')}>
          <p className="text-block">{completion.text}</p>
          <p className="small muted" style={{ margin: '4px 0 0' }}>
            {instant(completion.at)}
          </p>
        </Section>
      )}
      {visits.length > 0 && (
        <Section title={t('items.visits')}>
          <ul className="rows">
            {visits.map((visit) => (
              <li key={visit.at}>
                <div className="row-line">
                  <span className="grow text-block">{visit.finding}</span>
                  <StateTag group="verdict" code={visit.verdict} />
                </div>
                <div className="small muted">
                  {[
                    present(visit.visitors)
                      .map(({ name }) => name)
                      .join(marks().comma),
                    visit.recordedBy && t('items.recordedBy', { name: visit.recordedBy.name }),
                    instant(visit.at),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
