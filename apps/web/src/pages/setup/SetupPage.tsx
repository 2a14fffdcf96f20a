import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export default function SetupPage(): ReactNode {
  const { t } = useTranslation();
  return <h1>{t('setup.title')}</h1>;
}
