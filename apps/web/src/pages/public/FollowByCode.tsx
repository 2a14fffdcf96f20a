import { Button, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

/** The code of a receipt leads to its topic. */
export function FollowByCode({ initial = '' }: { initial?: string }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [code, setCode] = useState(initial);
  const go = (event: FormEvent): void => {
    event.preventDefault();
    const plain = code.trim();
    if (plain) void navigate(`/follow/${encodeURIComponent(plain)}`);
  };
  return (
    <form onSubmit={go} style={{ display: 'flex', flexWrap: 'wrap', gap: 10 }}>
      <Input
        style={{ flex: '1 1 220px' }}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        aria-label={t('public.followHint')}
        placeholder={t('public.followHint')}
        autoComplete="off"
        maxLength={40}
      />
      <Button type="primary" htmlType="submit">
        {t('public.followButton')}
      </Button>
    </form>
  );
}
