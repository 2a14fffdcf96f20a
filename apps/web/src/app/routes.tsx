import { lazy } from 'react';
import { createBrowserRouter } from 'react-router';
import { OfficeShell } from './OfficeShell';
import { PublicShell } from './PublicShell';
import { RequireSignIn } from './RequireSignIn';

const PublicPage = lazy(() => import('../pages/public/PublicPage'));
const FollowPage = lazy(() => import('../pages/public/FollowPage'));
const NoticesPage = lazy(() => import('../pages/public/NoticesPage'));
const SignInPage = lazy(() => import('../pages/signin/SignInPage'));
const CallbackPage = lazy(() => import('../pages/signin/CallbackPage'));
const SetupPage = lazy(() => import('../pages/setup/SetupPage'));
const HomePage = lazy(() => import('../pages/home/HomePage'));
const TopicsPage = lazy(() => import('../pages/topics/TopicsPage'));
const CasePage = lazy(() => import('../pages/case/CasePage'));
const SessionsPage = lazy(() => import('../pages/sessions/SessionsPage'));
const SessionPage = lazy(() => import('../pages/session/SessionPage'));
const ItemsPage = lazy(() => import('../pages/items/ItemsPage'));
const ItemPage = lazy(() => import('../pages/item/ItemPage'));
const InboxPage = lazy(() => import('../pages/inbox/InboxPage'));
const PreferencesPage = lazy(() => import('../pages/preferences/PreferencesPage'));
const DeliveriesPage = lazy(() => import('../pages/deliveries/DeliveriesPage'));
const CalendarsPage = lazy(() => import('../pages/calendars/CalendarsPage'));
const KeepPage = lazy(() => import('../pages/calendars/KeepPage'));
const NoticePage = lazy(() => import('../pages/calendars/NoticePage'));
const PapersPage = lazy(() => import('../pages/papers/PapersPage'));
const PaperPage = lazy(() => import('../pages/papers/PaperPage'));
const DashboardPage = lazy(() => import('../pages/dashboard/DashboardPage'));
const EscalationsPage = lazy(() => import('../pages/escalations/EscalationsPage'));
const EscalationPage = lazy(() => import('../pages/escalations/EscalationPage'));
const ConsultationsPage = lazy(() => import('../pages/consultations/ConsultationsPage'));
const ConsultationPage = lazy(() => import('../pages/consultations/ConsultationPage'));
const RoomsPage = lazy(() => import('../pages/rooms/RoomsPage'));
const AdminPage = lazy(() => import('../pages/admin/AdminPage'));
const NoSuchPage = lazy(() => import('../pages/NoSuchPage'));

/** Every page of the web; each is a chunk of its own. */
export const router = createBrowserRouter([
  {
    element: <PublicShell />,
    children: [
      { path: '/', element: <PublicPage /> },
      { path: '/follow', element: <FollowPage /> },
      { path: '/follow/:code', element: <FollowPage /> },
      { path: '/notices', element: <NoticesPage /> },
      { path: '/calendars', element: <CalendarsPage /> },
      { path: '/signin', element: <SignInPage /> },
      { path: '/callback', element: <CallbackPage /> },
      { path: '/setup', element: <SetupPage /> },
      { path: '*', element: <NoSuchPage /> },
    ],
  },
  {
    element: <RequireSignIn />,
    children: [
      {
        element: <OfficeShell />,
        children: [
          { path: '/home', element: <HomePage /> },
          { path: '/topics', element: <TopicsPage /> },
          { path: '/topics/:id', element: <CasePage /> },
          { path: '/consultations', element: <ConsultationsPage /> },
          { path: '/consultations/:id', element: <ConsultationPage /> },
          { path: '/sessions', element: <SessionsPage /> },
          { path: '/sessions/:id', element: <SessionPage /> },
          { path: '/items', element: <ItemsPage /> },
          { path: '/items/:id', element: <ItemPage /> },
          { path: '/inbox', element: <InboxPage /> },
          { path: '/drafts/:id', element: <PaperPage /> },
          { path: '/preferences', element: <PreferencesPage /> },
          { path: '/deliveries', element: <DeliveriesPage /> },
          { path: '/calendars/keep', element: <KeepPage /> },
          { path: '/calendars/notices/:id', element: <NoticePage /> },
          { path: '/papers', element: <PapersPage /> },
          { path: '/rooms', element: <RoomsPage /> },
          { path: '/admin', element: <AdminPage /> },
          { path: '/dashboard', element: <DashboardPage /> },
          { path: '/escalations', element: <EscalationsPage /> },
          { path: '/escalations/:id', element: <EscalationPage /> },
        ],
      },
    ],
  },
]);
