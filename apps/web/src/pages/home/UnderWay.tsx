import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { HomeOpenDocument } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { Empty } from '../../parts/Empty';
import { PageState } from '../../parts/PageState';
import { Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { ItemRows } from './Items';

/** What is between approval and its end, and has to be moved on by those who convene and watch. */
export function UnderWay(): ReactNode {
  const { t } = useTranslation();
  const answer = useLiveQuery(HomeOpenDocument, {}, { watch: ['Consultation', 'ResolutionItem'] });
  return (
    <PageState answer={answer} value={answer.data} rows={4}>
      {({ consultations, resolutionItems }) => (
        <>
          <Section title={t('home.consultations')} extra={<Link to="/consultations">{t('home.all')}</Link>}>
            {consultations?.edges.length === 0 && <Empty text={t('home.consultationsNone')} />}
            <ul className="rows">
              {consultations?.edges.map(({ node }) => (
                <li key={node.id}>
                  <div className="row-line">
                    <Link
                      className="grow"
                      to={node.topic ? `/topics/${bareId(node.topic.id)}` : '/consultations'}
                    >
                      {node.title}
                    </Link>
                    {node.state === 'RESEARCHING' && node.research && (
                      <StateTag group="researchState" code={node.research.state} />
                    )}
                    <StateTag group="topicState" code={node.state} />
                  </div>
                  <div className="row-line small muted">
                    <span>{node.orgUnit?.name}</span>
                    <span>{t('case.round', { n: node.round })}</span>
                  </div>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t('home.followUp')} extra={<Link to="/items">{t('home.all')}</Link>}>
            <ItemRows
              items={resolutionItems?.edges.map(({ node }) => node) ?? []}
              none={t('home.followUpNone')}
            />
          </Section>
        </>
      )}
    </PageState>
  );
}
