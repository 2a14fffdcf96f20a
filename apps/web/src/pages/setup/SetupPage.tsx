import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { forgetUnknownAccount, isSignedIn } from '../../auth/oidc';
import { SetupPageDocument } from '../../graph/generated/graphql';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { PageState } from '../../parts/PageState';
import { FirstRun } from './FirstRun';
import type { SheetPayload } from './useSheet';

/** The first page of an empty installation; afterwards it only leads in. */
export default function SetupPage(): ReactNode {
  const { t } = useTranslation();
  const answer = useLiveQuery(SetupPageDocument, {});
  const [made, setMade] = useState<SheetPayload>();
  const onDone = (payload: SheetPayload): void => {
    // The account is the administrator's from now on.
    forgetUnknownAccount();
    setMade(payload);
  };
  return (
    <PageState answer={answer} value={answer.data?.setupState}>
      {({ done, profiles }) => {
        if (made) return <Made payload={made} />;
        return (
          <>
            <h1>{t('setup.title')}</h1>
            {done ? <Already /> : <FirstRun profiles={profiles} onDone={onDone} />}
          </>
        );
      }}
    </PageState>
  );
}

function Made({ payload }: { payload: SheetPayload }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="panel" role="status">
      <h1>{t('setup.ready')}</h1>
      <p>{t('setup.imported', { added: payload.added ?? 0, changed: payload.changed ?? 0 })}</p>
      <p>{t('setup.next')}</p>
      <Link to="/admin">{t('setup.enter')}</Link>
    </section>
  );
}

function Already(): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="panel">
      <p>{t('setup.already')}</p>
      <Link to={isSignedIn() ? '/home' : '/signin'}>{t(isSignedIn() ? 'setup.enter' : 'nav.signIn')}</Link>
    </section>
  );
}
