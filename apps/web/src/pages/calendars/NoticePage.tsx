import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { ActionBar } from '../../acts/ActionBar';
import {
  CalendarNoticeDocument,
  CalendarsDocument,
  type CalendarNoticeQuery,
} from '../../graph/generated/graphql';
import { typedId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { Facts } from '../../parts/Facts';
import { PageState } from '../../parts/PageState';
import { PageHead, Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { useDayWords } from './Month';
import { Moves } from './Moves';

type Notice = NonNullable<CalendarNoticeQuery['calendarNotice']>;

/** One imported notice: what it says, what it changes, which dates it moves; and its publication. */
export default function NoticePage(): ReactNode {
  const { id = '' } = useParams();
  const answer = useLiveQuery(CalendarNoticeDocument, { id: typedId('calendarNotice', id) });
  return (
    <PageState answer={answer} value={answer.data?.calendarNotice}>
      {(notice) => <OneNotice notice={notice} />}
    </PageState>
  );
}

function OneNotice({ notice }: { notice: Notice }): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useDates();
  return (
    <>
      <PageHead
        title={`${notice.year} · ${notice.notice}`}
        extra={<Link to="/calendars/keep">{t('calendars.back')}</Link>}
      >
        <StateTag group="noticeState" code={notice.state} />
      </PageHead>
      <div className="stack">
        {notice.state === 'DRAFT' && notice.actions.length > 0 && (
          <Section title={t('case.acts')}>
            <p style={{ marginTop: 0 }}>{t('calendars.done')}</p>
            <ActionBar actions={notice.actions} target={notice} />
          </Section>
        )}
        {notice.state === 'DRAFT' && <Moves noticeId={notice.id} />}
        <div className="columns">
          <Differences notice={notice} />
          <div className="stack">
            <Section title={t('case.facts')}>
              <Facts
                columns={1}
                rows={[
                  [t('calendars.layer'), notice.layerName],
                  [t('calendars.issuedOn'), day(notice.issuedOn)],
                  [t('calendars.amends'), notice.amends && t('form.yes')],
                  [t('case.at'), instant(notice.publishedAt ?? notice.importedAt)],
                ]}
              />
            </Section>
            <Section title={t('calendars.days')}>
              <ul className="rows small">
                {notice.days.map(({ date, name, kind }) => (
                  <li key={date} className="row-line">
                    <span>{day(date)}</span>
                    <span className="grow" style={{ minWidth: 0 }}>
                      {name}
                    </span>
                    <span>{kind === 'off' ? t('calendars.off') : t('calendars.work')}</span>
                  </li>
                ))}
              </ul>
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}

/** Day by day what is no longer as it was, for each calendar that stands on the layer; the others are folded. */
function Differences({ notice: { differences, state } }: { notice: Notice }): ReactNode {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: CalendarsDocument });
  const nameOf = (id: string): string => data?.calendars?.find((one) => one.id === id)?.name ?? id;
  const [first, ...others] = differences;
  return (
    <Section title={t(state === 'DRAFT' ? 'calendars.differences' : 'calendars.differencesThen')}>
      {!first && <Empty text={t('calendars.differencesNone')} />}
      {first && (
        <>
          <h3 style={{ marginTop: 0 }}>{nameOf(first.calendarId)}</h3>
          <Changed difference={first} name={nameOf(first.calendarId)} />
        </>
      )}
      {others.map((difference) => (
        <details key={difference.calendarId} className="fold">
          <summary>
            {t('calendars.alsoIn', { name: nameOf(difference.calendarId), n: difference.days.length })}
          </summary>
          <Changed difference={difference} name={nameOf(difference.calendarId)} />
        </details>
      ))}
    </Section>
  );
}

function Changed({
  difference: { days, settledDays },
  name,
}: {
  difference: Notice['differences'][number];
  name: string;
}): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  const words = useDayWords();
  return (
    <>
      {settledDays > 0 && <p className="small muted">{t('calendars.settled', { n: settledDays })}</p>}
      {days.length === 0 ? (
        <Empty text={t('calendars.differencesNone')} />
      ) : (
        <Table
          size="small"
          aria-label={`${t('calendars.differences')} ${name}`}
          rowKey="date"
          pagination={days.length > 40 ? { pageSize: 40, showSizeChanger: false } : false}
          dataSource={[...days]}
          columns={[
            { title: t('calendars.day'), render: (_, { date }) => day(date) },
            { title: t('calendars.before'), render: (_, { before }) => words(before) },
            { title: t('calendars.after'), render: (_, { after }) => words(after) },
          ]}
        />
      )}
    </>
  );
}
