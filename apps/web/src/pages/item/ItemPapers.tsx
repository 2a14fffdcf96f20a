import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DraftsDocument } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { marks } from '../../i18n/marks';

/** A commitment seldom has more; all of them are on the page of papers. */
const MOST = 50;

/** Cards, letters and circulars about this commitment that the reader may open; nothing where there are none. */
export function ItemPapers({ itemId }: { itemId: string }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day } = useDates();
  const answer = useLiveQuery(DraftsDocument, { filter: { itemId }, first: MOST }, { watch: ['Draft'] });
  const papers = answer.data?.drafts?.edges ?? [];
  if (papers.length === 0) return null;
  return (
    <Section title={t('papers.title')}>
      <ul className="rows">
        {papers.map(({ node: { id, kind, number, state, at, issuedAt } }) => (
          <li key={id} className="row-line">
            <Link className="grow" to={`/drafts/${bareId(id)}`}>
              {label('draftKind', kind)}
              {number && `${marks().open}${number}${marks().close}`}
            </Link>
            <StateTag group="draftState" code={state} />
            <span className="small muted">{day(issuedAt ?? at)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
