import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { FollowTopicDocument, type FollowTopicQuery } from '../../graph/generated/graphql';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { Loading } from '../../parts/Loading';
import { Failure } from '../../parts/PageState';
import { StateTag } from '../../parts/StateTag';
import { Steps } from '../../parts/Steps';
import { FollowByCode } from './FollowByCode';
import { Resubmit } from './Resubmit';

type Followed = NonNullable<FollowTopicQuery['followTopic']>;

/** A topic as its proposer sees it, by the code of the receipt. */
export default function FollowPage(): ReactNode {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const answer = useLiveQuery(FollowTopicDocument, { code }, { pause: code === '' });
  const topic = answer.data?.followTopic;
  return (
    <>
      <h1>{t('public.followTitle')}</h1>
      <section className="panel">
        <FollowByCode key={code} initial={code} />
      </section>
      {code !== '' &&
        (topic ? (
          <Topic topic={topic} onChanged={answer.refetch} />
        ) : answer.loading ? (
          <Loading />
        ) : answer.trouble ? (
          <Failure trouble={answer.trouble} retry={answer.refetch} />
        ) : (
          <Alert type="info" showIcon title={t('public.followNone')} />
        ))}
    </>
  );
}

function Topic({ topic, onChanged }: { topic: Followed; onChanged(): void }): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useDates();
  const newestFirst = [...topic.messages].reverse();
  return (
    <>
      <section className="panel">
        <h2>{topic.title}</h2>
        <p className="muted" style={{ marginTop: 0 }}>
          {topic.number} · {t('public.submittedOn')} {day(topic.submittedAt)}{' '}
          <StateTag group="topicState" code={topic.state} text={topic.stateText} />
        </p>
        <Steps steps={topic.steps} />
      </section>
      {topic.canResubmit && (
        <section className="panel">
          <Resubmit topic={topic} onDone={onChanged} />
        </section>
      )}
      <section className="panel">
        <h2>{t('public.messages')}</h2>
        {newestFirst.length === 0 ? (
          <Empty text={t('public.noMessages')} />
        ) : (
          <ul className="rows">
            {newestFirst.map((message) => (
              <li key={message.at + message.kind}>
                <div className="text-block">{message.text}</div>
                <div className="muted small">{instant(message.at)}</div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="panel">
        <h2>{t('public.yourAsks')}</h2>
        <p className="text-block">{topic.description}</p>
        <ol>
          {topic.asks.map((ask) => (
            <li key={ask.no}>{ask.text}</li>
          ))}
        </ol>
      </section>
    </>
  );
}
