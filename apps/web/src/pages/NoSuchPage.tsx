import { Result } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export default function NoSuchPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Result
      status="info"
      title={<h1 style={{ fontSize: 22 }}>{t('state.page')}</h1>}
      extra={<Link to="/">{t('nav.public')}</Link>}
    />
  );
}
