import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The standing notice on every public form (decision 13). */
export function SecretNotice(): ReactNode {
  const { t } = useTranslation();
  return <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('public.secret')} />;
}
