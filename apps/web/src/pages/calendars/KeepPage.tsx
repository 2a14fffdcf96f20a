import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CalendarNoticesDocument, CalendarsDocument } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { PageState } from '../../parts/PageState';
import { PageHead, Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { ImportNotice } from './ImportNotice';
import { marks } from '../../i18n/marks';

/** For those who keep calendars: what was imported, and the import of a new notice. */
export default function KeepPage(): ReactNode {
  const { t } = useTranslation();
  const answer = useLiveQuery(CalendarsDocument, {}, { watch: ['CalendarNotice'] });
  return (
    <>
      <PageHead title={t('calendars.keep')} extra={<Link to="/calendars">{t('calendars.view')}</Link>} />
      <PageState answer={answer} value={answer.data?.calendars} rows={6}>
        {(calendars) => {
          const kept = new Map(
            calendars
              .flatMap(({ layers }) => layers.filter((layer) => layer.kept))
              .map((one) => [one.id, one]),
          );
          if (kept.size === 0) return <Empty text={t('calendars.keepNone')} />;
          return <Layers layers={[...kept.values()]} />;
        }}
      </PageState>
    </>
  );
}

function Layers({ layers }: { layers: readonly { id: string; name: string; level: string }[] }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const [id, setId] = useState(layers[0]!.id);
  return (
    <>
      <div className="filters">
        <Select
          aria-label={t('calendars.layer')}
          value={id}
          style={{ minWidth: 240 }}
          options={layers.map(({ id: value, name, level }) => ({
            value,
            label:
              name === label('layerLevel', level)
                ? name
                : `${name}${marks().open}${label('layerLevel', level)}${marks().close}`,
          }))}
          onChange={setId}
        />
      </div>
      <div className="halves">
        <Imported layerId={id} />
        <ImportNotice key={id} layerId={id} />
      </div>
    </>
  );
}

function Imported({ layerId }: { layerId: string }): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useDates();
  const answer = useLiveQuery(CalendarNoticesDocument, { layerId }, { watch: ['CalendarNotice'] });
  return (
    <Section title={t('calendars.imported')}>
      <PageState answer={answer} value={answer.data?.calendarNotices} rows={4}>
        {(notices) => (
          <>
            {notices.length === 0 && <Empty text={t('calendars.importedNone')} />}
            <ul className="rows">
              {notices.map((notice) => (
                <li key={notice.id}>
                  <div className="row-line">
                    <Link className="grow" to={`/calendars/notices/${bareId(notice.id)}`}>
                      {notice.year} · {notice.notice}
                    </Link>
                    <StateTag group="noticeState" code={notice.state} />
                  </div>
                  <div className="row-line small muted">
                    <span>{day(notice.issuedOn)}</span>
                    {notice.amends && <span>{t('calendars.amends')}</span>}
                    <span>{instant(notice.publishedAt ?? notice.importedAt)}</span>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </PageState>
    </Section>
  );
}
