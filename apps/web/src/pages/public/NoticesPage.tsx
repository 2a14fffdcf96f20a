import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PublicNoticesDocument, type PublicNoticesQuery } from '../../graph/generated/graphql';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { PageState } from '../../parts/PageState';
import { StateTag } from '../../parts/StateTag';
import { ObjectionForm } from './ObjectionForm';
import { marks } from '../../i18n/marks';

type Notice = NonNullable<PublicNoticesQuery['publicNotices']>['edges'][number]['node'];

/** Results open to everybody; never who took which position. */
export default function NoticesPage(): ReactNode {
  const { t } = useTranslation();
  const answer = useLiveQuery(PublicNoticesDocument, { first: 50 }, { watch: ['Consultation'] });
  return (
    <>
      <h1>{t('public.noticesTitle')}</h1>
      <p>{t('public.noticesLead')}</p>
      <PageState answer={answer} value={answer.data?.publicNotices}>
        {({ edges }) =>
          edges.length === 0 ? (
            <Empty text={t('public.noNotices')} />
          ) : (
            edges.map(({ node }) => <OneNotice key={node.id} notice={node} />)
          )
        }
      </PageState>
    </>
  );
}

function OneNotice({ notice }: { notice: Notice }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day, lastDay } = useDates();
  const [objecting, setObjecting] = useState(false);
  const { title, orgUnit, outcome, from, endsAt, open, commitments, consultationId } = notice;
  return (
    <article className="panel" aria-label={title}>
      <h2>{title}</h2>
      <p className="muted" style={{ marginTop: 0 }}>
        {orgUnit?.name} {outcome && <StateTag group="outcome" code={outcome} />}
        <br />
        {t('public.period')}
        {marks().colon}
        {day(from)} {t('time.to')} {lastDay(endsAt)}
        {marks().open}
        {open ? t('public.openNow') : t('public.ended')}
        {marks().close}
      </p>
      {commitments.length > 0 && (
        <>
          <h3 style={{ fontSize: 17, margin: '0 0 4px' }}>{t('public.commitments')}</h3>
          <ol style={{ marginTop: 0 }}>
            {commitments.map((commitment) => (
              <li key={commitment.no}>
                {commitment.text}
                <div className="muted small">
                  {[
                    commitment.leadUnit?.name,
                    commitment.agreedDate && `${t('public.agreed')} ${day(commitment.agreedDate)}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
      {open &&
        (objecting ? (
          <ObjectionForm consultationId={consultationId} onClose={() => setObjecting(false)} />
        ) : (
          <Button
            onClick={() => setObjecting(true)}
            aria-label={`${t('public.object')}${marks().colon}${title} ${outcome ? label('outcome', outcome) : ''}`}
          >
            {t('public.object')}
          </Button>
        ))}
    </article>
  );
}
