import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActionBar } from '../../acts/ActionBar';
import { StartAct } from '../../acts/StartAct';
import { useViewer } from '../../app/viewer';
import { RoomsDocument } from '../../graph/generated/graphql';
import { useLabels } from '../../i18n/labels';
import { CaseList } from '../../parts/CaseList';
import { Filters, TextFilter, UnitFilter, useChosen } from '../../parts/Filters';
import { PageHead } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { marks } from '../../i18n/marks';

/** Deliberation rooms: each by its progress in the year, never against the others (decision 12). */
export default function RoomsPage(): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { holds } = useViewer();
  const chosen = useChosen();
  const filter = { orgUnitId: chosen.one('orgUnitId') ?? null, text: chosen.one('text') ?? null };
  const mayCreate = holds('ADMINISTRATOR', 'COUNTY_CPPCC_OFFICER');
  return (
    <>
      <PageHead title={t('nav.rooms')} extra={mayCreate && <StartAct name="createRoom" main />} />
      <Filters chosen={chosen}>
        <UnitFilter chosen={chosen} name="orgUnitId" label={t('list.unit')} />
        <TextFilter chosen={chosen} name="text" label={t('fields.name')} />
      </Filters>
      <CaseList
        query={RoomsDocument}
        filter={filter}
        connection={(data) => data.rooms}
        watch={['Room', 'Session']}
        none={t('state.empty')}
        label={t('nav.rooms')}
        columns={[
          {
            title: t('session.room'),
            render: (_, room) => (
              <Link to={`/sessions?roomId=${encodeURIComponent(room.id)}`}>{room.name}</Link>
            ),
          },
          { title: t('list.unit'), render: (_, room) => room.orgUnit?.name },
          { title: t('fields.buildMode'), render: (_, room) => label('buildMode', room.buildMode) },
          { title: t('list.state'), render: (_, room) => <StateTag group="roomStatus" code={room.status} /> },
          {
            title: t('nav.sessions'),
            render: (_, { progress }) =>
              `${progress.year}${marks().colon}${progress.concluded} / ${progress.target}`,
          },
          {
            title: t('fields.memberIds'),
            render: (_, room) => (
              <div style={{ maxWidth: 320, whiteSpace: 'normal' }}>
                {room.members
                  .map(({ person }) => person?.name)
                  .filter(Boolean)
                  .join(marks().comma)}
              </div>
            ),
          },
          {
            title: t('session.acts'),
            render: (_, room) => <ActionBar actions={room.actions} target={room} quiet />,
          },
        ]}
      />
    </>
  );
}
