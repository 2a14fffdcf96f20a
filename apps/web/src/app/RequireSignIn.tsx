import { useEffect, type ReactNode } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { isSignedIn, onSignInChange } from '../auth/oidc';
import { ViewerProvider } from './viewer';

/** Pages of the offices: whoever is not signed in is led to the issuer and back. */
export function RequireSignIn(): ReactNode {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(() => {
    const check = (): void => {
      if (!isSignedIn()) {
        const to = encodeURIComponent(pathname + search);
        void navigate(`/signin?to=${to}`, { replace: true });
      }
    };
    check();
    return onSignInChange(check);
  }, [navigate, pathname, search]);
  if (!isSignedIn()) return null;
  return (
    <ViewerProvider>
      <Outlet />
    </ViewerProvider>
  );
}
