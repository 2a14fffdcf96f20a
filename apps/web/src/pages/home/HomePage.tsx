import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../app/viewer';
import { DeputiesDocument, HomeDocument, type HomeQuery } from '../../graph/generated/graphql';
import { bareId, pageOf } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { useCaseNow } from '../../parts/case-now';
import { DeadlineList } from '../../parts/Deadlines';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { PageState } from '../../parts/PageState';
import { PageHead, Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { DepartmentItems } from './Items';
import { UnderWay } from './UnderWay';

const WATCH = ['Topic', 'Session', 'ResolutionItem', 'Alert', 'Consultation'];

/** What awaits the person who is signed in. */
export default function HomePage(): ReactNode {
  const { t } = useTranslation();
  const { viewer, holds } = useViewer();
  const answer = useLiveQuery(HomeDocument, {}, { watch: WATCH });
  const department = holds('DEPARTMENT_OFFICER', 'DEPARTMENT_LEADER');
  return (
    <>
      <PageHead
        title={t('home.hello', { name: viewer?.person?.name ?? '' })}
        extra={<Link to="/dashboard">{t('home.dashboard')}</Link>}
      >
        <span role="list" aria-label={t('home.posts')}>
          {viewer?.roles.map((post) => (
            <Tag role="listitem" key={post.role + post.orgUnit.id}>
              {post.roleLabel} · {post.orgUnit.name}
            </Tag>
          ))}
        </span>
      </PageHead>
      <StandingIn />
      <PageState answer={answer} value={answer.data}>
        {(data) => (
          <div className="halves">
            <div className="stack">
              {department && <DepartmentItems />}
              {!department && <Awaiting data={data} />}
              {!department && <UnderWay />}
              <Sessions data={data} />
            </div>
            <div className="stack">
              <Section title={t('home.deadlines')}>
                <DeadlineList
                  deadlines={data.deadlines?.edges.map(({ node }) => node) ?? []}
                  none={t('home.deadlinesNone')}
                />
              </Section>
              <Messages data={data} />
            </div>
          </div>
        )}
      </PageState>
    </>
  );
}

/** For whom the reader stands in now (AB角); says nothing where it is nobody. */
function StandingIn(): ReactNode {
  const { t } = useTranslation();
  const { lastDay } = useDates();
  const { viewer } = useViewer();
  const { now } = useCaseNow();
  const me = viewer?.person?.id;
  const answer = useLiveQuery(DeputiesDocument, me ? { personId: me } : {}, {
    pause: !me,
    watch: ['Person'],
  });
  const mine = (answer.data?.deputies ?? []).filter(
    ({ deputy, from }) => deputy?.id === me && Date.parse(from) <= now,
  );
  if (!me || mine.length === 0) return null;
  return (
    <ul className="muted" style={{ margin: '0 0 12px', paddingLeft: 18 }}>
      {mine.map(({ role, roleLabel, orgUnit, holder, until }) => (
        <li key={`${role} ${orgUnit?.id} ${holder?.id}`}>
          {t('home.standingIn', {
            holder: holder?.name ?? '',
            post: [orgUnit?.name, roleLabel].filter(Boolean).join(' '),
            until: lastDay(until),
          })}
        </li>
      ))}
    </ul>
  );
}

function Awaiting({ data }: { data: HomeQuery }): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  const topics = data.topics?.edges.map(({ node }) => node) ?? [];
  return (
    <Section title={t('home.awaiting')} extra={<Link to="/topics?mine=true">{t('home.all')}</Link>}>
      {topics.length === 0 && <Empty text={t('home.awaitingNone')} />}
      <ul className="rows">
        {topics.map((topic) => (
          <li key={topic.id}>
            <div className="row-line">
              <Link className="grow" to={`/topics/${bareId(topic.id)}`}>
                {topic.title}
              </Link>
              <StateTag group="topicState" code={topic.state} text={topic.stateText} />
            </div>
            <div className="row-line small muted">
              <span>{topic.number}</span>
              <span>{topic.orgUnit?.name}</span>
              <span>{day(topic.submittedAt)}</span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Sessions({ data }: { data: HomeQuery }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useDates();
  const sessions = data.sessions?.edges.map(({ node }) => node) ?? [];
  return (
    <Section title={t('home.sessions')} extra={<Link to="/sessions">{t('home.all')}</Link>}>
      {sessions.length === 0 && <Empty text={t('home.sessionsNone')} />}
      <ul className="rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <div className="row-line">
              <Link className="grow" to={`/sessions/${bareId(session.id)}`}>
                {session.title}
              </Link>
              <StateTag group="sessionState" code={session.state} />
            </div>
            <div className="row-line small muted">
              <span>{instant(session.scheduledAt)}</span>
              <span>{session.place}</span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Messages({ data }: { data: HomeQuery }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  const alerts = data.inbox?.edges.map(({ node }) => node) ?? [];
  return (
    <Section title={t('home.inbox')} extra={<Link to="/inbox">{t('home.all')}</Link>}>
      {alerts.length === 0 && <Empty text={t('home.inboxNone')} />}
      <ul className="rows">
        {alerts.map((alert) => {
          const page = pageOf(alert.subjectId);
          return (
            <li key={alert.id}>
              <div>
                <Tag>{label('alertKind', alert.kind)}</Tag>
                {page ? <Link to={page}>{alert.text}</Link> : alert.text}
              </div>
              <div className="small muted">{instant(alert.at)}</div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
