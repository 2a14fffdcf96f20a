import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer, useViewerAnswer, ViewerProvider } from '../../app/viewer';
import { isSignedIn } from '../../auth/oidc';
import { SetupPageDocument } from '../../graph/generated/graphql';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { Loading } from '../../parts/Loading';
import { PageState } from '../../parts/PageState';
import { FirstRun } from './FirstRun';
import { People } from './People';
import type { SheetPayload } from './useSheet';

/** The first page of an empty installation; afterwards the administrator's page of people and tree. */
export default function SetupPage(): ReactNode {
  const { t } = useTranslation();
  const answer = useLiveQuery(SetupPageDocument, {});
  const [made, setMade] = useState<SheetPayload>();
  return (
    <PageState answer={answer} value={answer.data?.setupState}>
      {({ done, profiles }) => {
        if (made) return <Made payload={made} />;
        return (
          <>
            <h1>{t(done && isSignedIn() ? 'setup.people' : 'setup.title')}</h1>
            {!done && <FirstRun profiles={profiles} onDone={setMade} />}
            {done && isSignedIn() && (
              <ViewerProvider>
                <ForAdministrators />
              </ViewerProvider>
            )}
            {done && !isSignedIn() && <Already />}
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
      <Link to="/home">{t('setup.enter')}</Link>
    </section>
  );
}

function ForAdministrators(): ReactNode {
  const { t } = useTranslation();
  const { loading } = useViewerAnswer();
  const { holds } = useViewer();
  if (loading) return <Loading rows={4} />;
  return holds('ADMINISTRATOR') ? <People /> : <p>{t('state.forbiddenText')}</p>;
}

function Already(): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="panel">
      <p>{t('setup.already')}</p>
      <Link to="/signin">{t('nav.signIn')}</Link>
    </section>
  );
}
