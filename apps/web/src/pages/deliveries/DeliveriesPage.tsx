import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { ActionBar } from '../../acts/ActionBar';
import { useViewer } from '../../app/viewer';
import { DeliveriesDocument, PreferencesDocument, type DeliveriesQuery } from '../../graph/generated/graphql';
import { pageOf } from '../../graph/ids';
import { useLabels } from '../../i18n/labels';
import { CaseList } from '../../parts/CaseList';
import { useDates } from '../../parts/dates';
import { CodesFilter, Filters, OptionsFilter, UnitFilter, useChosen } from '../../parts/Filters';
import { PageHead } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { faultOf } from './fault';
import { Webhooks } from './Webhooks';
import { marks } from '../../i18n/marks';

type DeliveryRow = NonNullable<DeliveriesQuery['deliveries']>['edges'][number]['node'];

/** Channels by which messages leave; the inbox is none of them. */
const LEAVING = ['EMAIL', 'WEBHOOK', 'SMS', 'PLATFORM'];

/** What was sent to whom and how it went; what failed can be sent again, or is delivered by hand. */
export default function DeliveriesPage(): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  const { holds } = useViewer();
  const chosen = useChosen();
  const [preferences] = useQuery({ query: PreferencesDocument });
  const kinds = (preferences.data?.notificationPreferences?.kinds ?? []).map(({ kind, label: words }) => ({
    value: kind,
    label: words,
  }));
  const dead = chosen.one('list') === 'dead';
  const filter = {
    states: chosen.many('states') ?? null,
    channels: chosen.many('channels') ?? null,
    kinds: chosen.many('kinds') ?? null,
    orgUnitId: chosen.one('orgUnitId') ?? null,
    ...(dead && { deadLetters: true }),
  };
  const aboutOf = (one: DeliveryRow): string =>
    [
      one.text ? `${one.kindLabel}${marks().colon}${one.text}` : one.kindLabel,
      label('channel', one.channel),
      one.person?.name,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <PageHead title={t('notify.deliveries')} extra={<Link to="/preferences">{t('notify.mine')}</Link>}>
        <Segmented
          aria-label={t('list.filters')}
          value={dead ? 'dead' : 'all'}
          options={[
            { value: 'all', label: t('notify.all') },
            { value: 'dead', label: t('notify.dead') },
          ]}
          onChange={(value) => chosen.set('list', value === 'dead' ? 'dead' : undefined)}
        />
      </PageHead>
      <p className="muted" style={{ marginTop: 0 }}>
        {t('notify.deliveriesLead')}
      </p>
      <Filters chosen={chosen}>
        <CodesFilter chosen={chosen} name="states" group="deliveryState" label={t('notify.state')} />
        <CodesFilter
          chosen={chosen}
          name="channels"
          group="channel"
          codes={LEAVING}
          label={t('notify.channel')}
        />
        <OptionsFilter chosen={chosen} name="kinds" options={kinds} label={t('notify.kind')} />
        <UnitFilter chosen={chosen} name="orgUnitId" label={t('fields.unitOf')} />
      </Filters>
      <CaseList
        label={t('notify.deliveries')}
        query={DeliveriesDocument}
        filter={filter}
        connection={(data) => data.deliveries}
        watch={['Delivery', 'Alert']}
        none={dead ? t('notify.deadNone') : t('notify.deliveriesNone')}
        columns={[
          {
            title: t('notify.words'),
            render: (_, { kindLabel, text, subjectId }) => {
              const page = pageOf(subjectId);
              const words = text ? `${kindLabel}${marks().colon}${text}` : kindLabel;
              return (
                <div style={{ maxWidth: 380, whiteSpace: 'normal' }}>
                  {page ? <Link to={page}>{words}</Link> : words}
                </div>
              );
            },
          },
          {
            title: t('notify.state'),
            render: (_, { state, nextAttemptAt }) => (
              <>
                <StateTag group="deliveryState" code={state} />
                {nextAttemptAt && (
                  <div className="small muted">{t('notify.next', { at: instant(nextAttemptAt) })}</div>
                )}
              </>
            ),
          },
          { title: t('notify.channel'), render: (_, { channel }) => label('channel', channel) },
          {
            title: t('notify.to'),
            render: (_, { person, orgUnit }) => (
              <div style={{ maxWidth: 220, whiteSpace: 'normal' }}>
                {[person?.name, orgUnit?.name].filter(Boolean).join(' · ')}
              </div>
            ),
          },
          { title: t('notify.at'), render: (_, { doneAt, deliverAt }) => instant(doneAt ?? deliverAt) },
          { title: t('notify.attempts'), dataIndex: 'attempts' },
          {
            title: t('notify.fault'),
            render: (_, { errorCode }) =>
              errorCode && (
                <>
                  {t(`notify.faults.${faultOf(errorCode)}`)} <code className="small">{errorCode}</code>
                </>
              ),
          },
          {
            title: t('notify.acts'),
            render: (_, delivery) => (
              <ActionBar
                actions={delivery.actions}
                target={{ id: delivery.id }}
                scene={{ about: [aboutOf(delivery)] }}
                quiet
              />
            ),
          },
        ]}
      />
      {holds('ADMINISTRATOR') && <Webhooks />}
    </>
  );
}
