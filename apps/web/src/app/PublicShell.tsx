import { ConfigProvider } from 'antd';
import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { isSignedIn } from '../auth/oidc';
import { Loading } from '../parts/Loading';
import { LanguageSwitch } from './LanguageSwitch';
import { PageBoundary } from './PageBoundary';
import { ProofNotice } from './ProofNotice';
import { SandboxBar } from './SandboxBar';
import { publicTheme } from './theme';

/** The frame of the pages that everybody may open. */
export function PublicShell(): ReactNode {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <ConfigProvider theme={publicTheme}>
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <header className="frame-header">
        <Link className="frame-brand" to="/">
          {t('app.name')}
        </Link>
        <div className="frame-side">
          <LanguageSwitch />
          <Link to={isSignedIn() ? '/home' : '/signin'} style={{ color: '#fff', padding: '6px 8px' }}>
            {isSignedIn() ? t('nav.home') : t('public.staff')}
          </Link>
        </div>
      </header>
      <SandboxBar />
      <ProofNotice />
      <main className="public-main" id="main" tabIndex={-1}>
        <PageBoundary key={pathname}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </PageBoundary>
      </main>
    </ConfigProvider>
  );
}
