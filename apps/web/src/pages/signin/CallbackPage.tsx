import { Button, Result, Spin } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { completeSignIn, signIn } from '../../auth/oidc';

/** Comes back from the issuer with a code, and goes on to where the person wanted to be. */
export default function CallbackPage(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);
  const started = useRef(false);
  useEffect(() => {
    // A code is good once.
    if (started.current) return;
    started.current = true;
    completeSignIn().then(
      (to) => navigate(to, { replace: true }),
      () => setFailed(true),
    );
  }, [navigate]);

  if (failed) {
    return (
      <Result
        status="warning"
        title={<h1 style={{ fontSize: 22 }}>{t('signin.failed')}</h1>}
        extra={<Button onClick={() => void signIn('/home')}>{t('signin.again')}</Button>}
      />
    );
  }
  return <Result icon={<Spin />} title={<h1 style={{ fontSize: 22 }}>{t('signin.coming')}</h1>} />;
}
