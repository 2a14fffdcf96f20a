import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { Trouble } from '../../graph/errors';
import { currentLanguage } from '../../i18n/i18n';
import { waitText } from './wait';

/** Why nothing was sent: the gateway's own sentence, and when to come again; without one the network is away. */
export function Unsent({ trouble }: { trouble: Trouble }): ReactNode {
  const { t } = useTranslation();
  const { message, retryAfter, errorId } = trouble;
  if (message === undefined && retryAfter === undefined) {
    return <Alert type="warning" showIcon title={t('public.sendFailed')} />;
  }
  const details = [
    retryAfter === undefined
      ? t('public.sendRefused')
      : t('public.sendLater', { wait: waitText(retryAfter, currentLanguage()) }),
    ...(errorId ? [t('state.errorId', { id: errorId })] : []),
  ];
  return (
    <Alert
      type="warning"
      showIcon
      title={message ?? t('public.sendTooMany')}
      description={details.map((text) => (
        <div key={text}>{text}</div>
      ))}
    />
  );
}
