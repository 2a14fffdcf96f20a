import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export default function DashboardPage(): ReactNode {
  const { t } = useTranslation();
  return <h1>{t('dashboard.title')}</h1>;
}
