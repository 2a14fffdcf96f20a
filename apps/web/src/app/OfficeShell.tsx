import { BellOutlined, MenuOutlined, UserOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Dropdown } from 'antd';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { signOut } from '../auth/oidc';
import { startLive } from '../graph/live';
import { Loading } from '../parts/Loading';
import { LanguageSwitch } from './LanguageSwitch';
import { PageBoundary } from './PageBoundary';
import { SandboxBar } from './SandboxBar';
import { useViewer } from './viewer';

/** The frame of everybody who works here. */
export function OfficeShell(): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const location = useLocation();
  useEffect(() => startLive(), []);
  useEffect(() => setOpen(false), [location.pathname]);

  return (
    <>
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <header className="frame-header">
        <Button
          className="frame-burger"
          type="text"
          style={{ color: '#fff' }}
          icon={<MenuOutlined />}
          aria-label={t('nav.menu')}
          onClick={() => setOpen(true)}
        />
        <Link className="frame-brand" to="/home">
          {t('app.name')}
        </Link>
        <nav className="frame-nav" aria-label={t('nav.main')}>
          <NavLinks />
        </nav>
        <div className="frame-side">
          <InboxBell />
          <LanguageSwitch />
          <ViewerMenu />
        </div>
      </header>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={270} title={t('nav.menu')}>
        <nav className="drawer-nav" aria-label={t('nav.main')}>
          <NavLinks />
        </nav>
      </Drawer>
      <SandboxBar />
      <main className="frame-main" id="main" tabIndex={-1}>
        <PageBoundary key={location.pathname}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </PageBoundary>
      </main>
    </>
  );
}

function NavLinks(): ReactNode {
  const { t } = useTranslation();
  const { holds } = useViewer();
  const department = holds('DEPARTMENT_OFFICER', 'DEPARTMENT_LEADER');
  const pages = [
    ['/home', t('nav.home')],
    ...(department ? [['/items', t('nav.items')]] : []),
    ['/topics', t('nav.topics')],
    ['/sessions', t('nav.sessions')],
    ...(department ? [] : [['/items', t('nav.items')]]),
    ['/escalations', t('nav.escalations')],
    ['/rooms', t('nav.rooms')],
    ['/dashboard', t('nav.dashboard')],
    ['/inbox', t('nav.inbox')],
    ['/papers', t('nav.papers')],
    ...(holds('ADMINISTRATOR')
      ? [
          ['/admin', t('setup.people')],
          ['/calendars/keep', t('nav.calendars')],
          ['/deliveries', t('nav.deliveries')],
        ]
      : []),
  ] as [string, string][];
  const { pathname } = useLocation();
  // The row of pages may be wider than its place, in English above all: the page that is open is in sight.
  useEffect(() => {
    const here = document.querySelector('.frame-nav a[aria-current=page]');
    here?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname, pages.length]);
  return pages.map(([to, label]) => (
    <NavLink key={to} to={to}>
      {label}
    </NavLink>
  ));
}

function InboxBell(): ReactNode {
  const { t } = useTranslation();
  const { unread } = useViewer();
  return (
    <Link to="/inbox" aria-label={`${t('nav.inbox')} ${unread}`} style={{ color: '#fff', padding: 6 }}>
      <Badge count={unread} size="small" color="#f0c35a" style={{ color: '#1f2933' }}>
        <BellOutlined style={{ fontSize: 18, color: '#fff' }} aria-hidden />
      </Badge>
    </Link>
  );
}

function ViewerMenu(): ReactNode {
  const { t } = useTranslation();
  const { viewer } = useViewer();
  const name = viewer?.person?.name ?? '';
  const posts = (viewer?.roles ?? []).map((post) => ({
    key: `${post.role}${post.orgUnit.id}`,
    label: `${post.roleLabel} · ${post.orgUnit.name}`,
    disabled: true,
  }));
  const items = [
    ...posts,
    { type: 'divider' as const },
    { key: 'told', label: <Link to="/preferences">{t('notify.title')}</Link> },
    { key: 'calendars', label: <Link to="/calendars">{t('calendars.title')}</Link> },
    { key: 'public', label: <Link to="/">{t('nav.public')}</Link> },
    { key: 'out', label: t('nav.signOut'), onClick: () => void signOut() },
  ];
  return (
    <Dropdown
      menu={{ items }}
      trigger={['click']}
      getPopupContainer={(button) => button.parentElement ?? document.body}
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={`${t('nav.account')} ${name}`}
        aria-haspopup="menu"
      >
        <span className="viewer-name">{name}</span>
      </Button>
    </Dropdown>
  );
}
