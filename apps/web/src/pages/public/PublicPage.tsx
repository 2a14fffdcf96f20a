import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { useQuery } from 'urql';
import { SetupStateDocument } from '../../graph/generated/graphql';
import { FollowByCode } from './FollowByCode';
import { SubmitTopic } from './SubmitTopic';

/** The page for residents: bring a matter in, follow it, see the results. */
export default function PublicPage(): ReactNode {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: SetupStateDocument });
  if (data?.setupState?.done === false) return <Navigate to="/setup" replace />;
  return (
    <>
      <h1>{t('public.heading')}</h1>
      <p style={{ margin: 0 }}>{t('public.lead')}</p>
      <nav className="public-doors" aria-label={t('nav.main')}>
        <a className="public-door" href="#submit">
          <strong>{t('public.doSubmit')}</strong>
          {t('public.doSubmitText')}
        </a>
        <a className="public-door" href="#follow">
          <strong>{t('public.doFollow')}</strong>
          {t('public.doFollowText')}
        </a>
        <Link className="public-door" to="/notices">
          <strong>{t('public.doNotices')}</strong>
          {t('public.doNoticesText')}
        </Link>
      </nav>
      <section className="panel" id="submit" aria-labelledby="submit-title">
        <SubmitTopic />
      </section>
      <section className="panel" id="follow" aria-labelledby="follow-title">
        <h2 id="follow-title">{t('public.followTitle')}</h2>
        <FollowByCode />
      </section>
      <p className="muted small">{t('public.urgentLine')}</p>
    </>
  );
}
