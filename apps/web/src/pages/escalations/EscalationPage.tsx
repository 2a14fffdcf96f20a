import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export default function EscalationPage(): ReactNode {
  const { t } = useTranslation();
  return <h1>{t('escalation.title')}</h1>;
}
