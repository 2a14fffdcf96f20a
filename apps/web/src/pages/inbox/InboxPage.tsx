import { Button, Segmented, Select, Tag } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useClient } from 'urql';
import { newKey } from '../../acts/key';
import { useRunAct } from '../../acts/run-act';
import { officeActs } from '../../acts/other.acts';
import { InboxDocument, type InboxQuery } from '../../graph/generated/graphql';
import { pageOf } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { zhCN } from '../../i18n/zh-CN';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { useChosen } from '../../parts/Filters';
import { PageState } from '../../parts/PageState';
import { PageHead, Section } from '../../parts/Section';
import { Drafts } from './Drafts';
import { marks } from '../../i18n/marks';

type Alert = NonNullable<InboxQuery['inbox']>['edges'][number]['node'];
type Page = NonNullable<InboxQuery['inbox']>;
const PAGE = 50;

/** Messages to the person who is signed in; new ones appear by themselves. */
export default function InboxPage(): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const chosen = useChosen();
  const unreadOnly = chosen.flag('unread') === true;
  const kinds = chosen.many('kinds') ?? null;
  const filter = { unreadOnly, kinds };
  const answer = useLiveQuery(InboxDocument, { filter, first: PAGE }, { watch: ['Alert'] });
  return (
    <>
      <PageHead title={t('inbox.title')} extra={<Link to="/preferences">{t('notify.mine')}</Link>}>
        <Segmented
          aria-label={t('list.filters')}
          value={unreadOnly ? 'unread' : 'all'}
          options={[
            { value: 'all', label: t('action.all') },
            { value: 'unread', label: t('inbox.unread') },
          ]}
          onChange={(value) => chosen.set('unread', value === 'unread' ? 'true' : undefined)}
        />
        <Select
          mode="multiple"
          allowClear
          aria-label={t('inbox.kinds')}
          placeholder={t('inbox.kinds')}
          style={{ minWidth: 180 }}
          maxTagCount="responsive"
          value={kinds ?? []}
          options={Object.keys(zhCN.codes.alertKind).map((code) => ({
            value: code,
            label: label('alertKind', code),
          }))}
          onChange={(value: string[]) => chosen.set('kinds', value)}
        />
      </PageHead>
      <div className="columns">
        <PageState answer={answer} value={answer.data?.inbox}>
          {(page) => (
            <Messages
              first={page}
              filter={filter}
              none={unreadOnly ? t('inbox.noneUnread') : t('inbox.none')}
            />
          )}
        </PageState>
        <Drafts />
      </div>
    </>
  );
}

function Messages({
  first,
  filter,
  none,
}: {
  first: Page;
  filter: { unreadOnly: boolean; kinds: string[] | null };
  none: string;
}): ReactNode {
  const { t } = useTranslation();
  const client = useClient();
  const [more, setMore] = useState<Page[]>([]);
  useEffect(() => setMore([]), [first]);
  const pages = [first, ...more];
  const last = pages.at(-1) ?? first;
  const alerts = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
  const unread = alerts.filter(({ readAt }) => !readAt).map(({ id }) => id);
  const markRead = useMarkRead();

  async function next(): Promise<void> {
    const after = last.pageInfo.endCursor ?? null;
    const { data } = await client.query(InboxDocument, { filter, first: PAGE, after }).toPromise();
    if (data?.inbox) setMore((before) => [...before, data.inbox!]);
  }
  return (
    <Section
      title={t('inbox.title')}
      extra={
        unread.length > 0 && (
          <Button size="small" onClick={() => void markRead(unread)}>
            {t('inbox.markAll')}
          </Button>
        )
      }
    >
      {alerts.length === 0 && <Empty text={none} />}
      <ul className="rows" aria-live="polite">
        {alerts.map((alert) => (
          <Message key={alert.id} alert={alert} onRead={() => void markRead([alert.id])} />
        ))}
      </ul>
      {last.pageInfo.hasNextPage && (
        <Button style={{ marginTop: 10 }} onClick={() => void next()}>
          {t('action.more')}
        </Button>
      )}
    </Section>
  );
}

function Message({ alert, onRead }: { alert: Alert; onRead(): void }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  const subject = pageOf(alert.subjectId);
  // A message about a date leads to how that date came about.
  const page = subject && (alert.deadlineKind ? `${subject}#deadline-${alert.deadlineKind}` : subject);
  const late = alert.kind === 'OVERDUE' || alert.kind === 'URGING';
  const text = <span style={{ fontWeight: alert.readAt ? 400 : 600 }}>{alert.text}</span>;
  return (
    <li>
      <div className="row-line">
        <Tag {...(late && { color: 'orange' })} {...(alert.kind === 'WARNING' && { color: 'gold' })}>
          {label('alertKind', alert.kind)}
        </Tag>
        <span className="grow">
          {page ? (
            <Link to={page} onClick={() => !alert.readAt && onRead()}>
              {text}
            </Link>
          ) : (
            text
          )}
        </span>
        {!alert.readAt && (
          <Button
            size="small"
            type="link"
            onClick={onRead}
            aria-label={`${t('inbox.markOne')}${marks().colon}${alert.text}`}
          >
            {t('inbox.markOne')}
          </Button>
        )}
      </div>
      {alert.advice && <div className="small">{alert.advice}</div>}
      <div className="small muted">
        {instant(alert.at)} {!alert.readAt && `· ${t('inbox.new')}`}
      </div>
    </li>
  );
}

function useMarkRead(): (alertIds: string[]) => Promise<void> {
  const run = useRunAct();
  return async (alertIds) => {
    await run(officeActs.markRead, { alertIds, idempotencyKey: newKey() });
  };
}
