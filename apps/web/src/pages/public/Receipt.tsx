import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { toDataURL } from 'qrcode';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What a proposer takes home: number, code, and the code as a picture. */
export function Receipt({
  receipt,
  onAnother,
}: {
  receipt: { code: string; number: string };
  onAnother?(): void;
}): ReactNode {
  const { t } = useTranslation();
  const [picture, setPicture] = useState<string>();
  const path = `/follow/${encodeURIComponent(receipt.code)}`;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    void toDataURL(location.origin + path, { margin: 1, width: 180 }).then(setPicture);
  }, [path]);
  useEffect(() => head.current?.focus(), []);
  return (
    <div>
      <h2 ref={head} tabIndex={-1} style={{ outline: 'none' }} id="submit-title">
        <CheckCircleOutlined style={{ color: '#2f7a4d' }} aria-hidden /> {t('public.receiptTitle')}
      </h2>
      <p>{t('public.receiptText')}</p>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 20, alignItems: 'center' }}>
        {picture && <img src={picture} width={180} height={180} alt={t('public.qrAlt')} />}
        <dl style={{ margin: 0 }}>
          <dt className="muted">{t('public.code')}</dt>
          <dd
            style={{ margin: '0 0 10px', fontSize: 28, fontWeight: 600, letterSpacing: 1 }}
            data-testid="follow-code"
          >
            {receipt.code}
          </dd>
          <dt className="muted">{t('public.number')}</dt>
          <dd style={{ margin: 0 }}>{receipt.number}</dd>
        </dl>
      </div>
      <div className="no-print" style={{ display: 'flex', flexWrap: 'wrap', gap: 10, marginTop: 18 }}>
        <Button type="primary" href={path}>
          {t('public.doFollow')}
        </Button>
        <Button onClick={() => print()}>{t('action.print')}</Button>
        {onAnother && <Button onClick={onAnother}>{t('public.another')}</Button>}
      </div>
    </div>
  );
}
