import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DraftsDocument } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { PageState } from '../../parts/PageState';
import { Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';

/** What a clock has prepared for its named signer; no clock issues anything (decision 5). */
export function Drafts(): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  const answer = useLiveQuery(DraftsDocument, { first: 10 }, { watch: ['Draft', 'Alert'] });
  return (
    <Section title={t('papers.title')} extra={<Link to="/papers">{t('home.all')}</Link>}>
      <PageState answer={answer} value={answer.data?.drafts} rows={3}>
        {({ edges }) => (
          <>
            {edges.length === 0 && <Empty text={t('inbox.draftsNone')} />}
            <ul className="rows">
              {edges.map(({ node }) => (
                <li key={node.id}>
                  <div className="row-line">
                    <Link className="grow" to={`/drafts/${bareId(node.id)}`}>
                      {node.title}
                    </Link>
                    <StateTag group="draftState" code={node.state} />
                  </div>
                  <div className="row-line small muted">
                    <span>{label('draftKind', node.kind)}</span>
                    <span>{instant(node.at)}</span>
                  </div>
                </li>
              ))}
            </ul>
            <p className="small muted" style={{ margin: '8px 0 0' }}>
              {t('inbox.draftHint')}
            </p>
          </>
        )}
      </PageState>
    </Section>
  );
}
