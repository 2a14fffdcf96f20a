import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DraftsDocument } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
import { useLabels } from '../../i18n/labels';
import { CaseList } from '../../parts/CaseList';
import { useDates } from '../../parts/dates';
import { CodesFilter, Filters, PeriodFilter, UnitFilter, useChosen } from '../../parts/Filters';
import { PageHead } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { marks } from '../../i18n/marks';

/** Cards, letters, circulars and referrals: those on which the reader works, and those issued to his unit. */
export default function PapersPage(): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day } = useDates();
  const chosen = useChosen();
  const filter = {
    kinds: chosen.many('kinds') ?? null,
    states: chosen.many('states') ?? null,
    concernedUnitId: chosen.one('unitId') ?? null,
    issuedFrom: chosen.one('from') ?? null,
    issuedTo: chosen.one('to') ?? null,
  };
  return (
    <>
      <PageHead title={t('papers.title')} />
      <p className="muted" style={{ marginTop: 0 }}>
        {t('papers.hint')}
      </p>
      <Filters chosen={chosen}>
        <CodesFilter chosen={chosen} name="kinds" group="draftKind" label={t('papers.kind')} />
        <CodesFilter chosen={chosen} name="states" group="draftState" label={t('papers.state')} />
        <UnitFilter chosen={chosen} name="unitId" label={t('papers.unit')} />
        <PeriodFilter chosen={chosen} />
      </Filters>
      <CaseList
        label={t('papers.title')}
        query={DraftsDocument}
        filter={filter}
        connection={(data) => data.drafts}
        watch={['Draft', 'Alert']}
        none={t('papers.none')}
        columns={[
          {
            title: t('papers.name'),
            render: (_, { id, title, kind }) => (
              <Link to={`/drafts/${bareId(id)}`}>
                {label('draftKind', kind)}
                {marks().colon}
                {title}
              </Link>
            ),
          },
          {
            title: t('papers.state'),
            render: (_, { state }) => <StateTag group="draftState" code={state} />,
          },
          { title: t('papers.number'), render: (_, { number }) => number },
          { title: t('papers.unit'), render: (_, { concernedUnit }) => concernedUnit?.name },
          { title: t('papers.at'), render: (_, { at, issuedAt }) => day(issuedAt ?? at) },
        ]}
      />
    </>
  );
}
