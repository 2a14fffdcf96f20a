import { Button, Result, Spin } from 'antd';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { forgetUnknownAccount, isAccountUnknown, signIn, signOut } from '../../auth/oidc';
import { returnTarget } from '../../auth/return-target';

/** Leads to the issuer's page at once. */
export default function SignInPage(): ReactNode {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const [failed, setFailed] = useState(false);
  // The issuer would sign the same account in at once, and the gateway refuse it again, without end.
  const [unknown, setUnknown] = useState(isAccountUnknown);
  const started = useRef(false);
  const to = returnTarget(search.get('to'));

  async function go(): Promise<void> {
    setFailed(false);
    setUnknown(false);
    forgetUnknownAccount();
    try {
      await signIn(to);
    } catch {
      setFailed(true);
    }
  }
  // Once a visit: the button starts it again.
  const begin = useEffectEvent(() => {
    if (started.current || unknown) return;
    started.current = true;
    void go();
  });
  useEffect(() => begin(), []);

  if (unknown) {
    return (
      <Result
        status="warning"
        title={<h1 style={{ fontSize: 22 }}>{t('signin.unknown')}</h1>}
        subTitle={t('signin.unknownText')}
        extra={[
          <Button key="other" type="primary" onClick={() => void signOut()}>
            {t('setup.otherAccount')}
          </Button>,
          <Button key="again" onClick={() => void go()}>
            {t('signin.again')}
          </Button>,
        ]}
      />
    );
  }
  if (failed) {
    return (
      <Result
        status="warning"
        title={<h1 style={{ fontSize: 22 }}>{t('signin.failed')}</h1>}
        subTitle={t('state.offline')}
        extra={<Button onClick={() => void go()}>{t('signin.again')}</Button>}
      />
    );
  }
  return <Result icon={<Spin />} title={<h1 style={{ fontSize: 22 }}>{t('signin.going')}</h1>} />;
}
