import { Progress } from 'antd';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { onProofProgress, proofProgress } from '../graph/proof';

/** Shows that the page does a check before it sends, and how far it is; nothing has to be done by anybody. */
export function ProofNotice(): ReactNode {
  const { t } = useTranslation();
  const done = useSyncExternalStore(onProofProgress, proofProgress);
  return (
    <div role="status" className={done === undefined ? undefined : 'proof-notice'}>
      {done !== undefined && (
        <>
          <p>{t('proof.working')}</p>
          <Progress percent={Math.round(done * 100)} aria-label={t('proof.label')} />
        </>
      )}
    </div>
  );
}
