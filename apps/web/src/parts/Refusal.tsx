import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalPartsFragment } from '../graph/generated/graphql';

/** How a rule's source is named: what no text says is a default of the product (decision 8). */
export function useSource(): (source: string | null | undefined) => string {
  const { t } = useTranslation();
  return (source) => {
    if (!source) return '';
    if (source === 'INF') return t('refusal.productDefault');
    if (source === 'AGREED') return t('deadline.agreed');
    if (source.startsWith('S')) return t('refusal.sourceText', { source });
    return t('refusal.practice', { source });
  };
}

/** Rule and source of a refusal in one line. */
export function useProvenance(): (refusal: { rule?: string | null; source?: string | null }) => string {
  const { t } = useTranslation();
  const sourceName = useSource();
  return ({ rule, source }) =>
    [rule && t('refusal.rule', { rule }), source && t('refusal.source', { source: sourceName(source) })]
      .filter(Boolean)
      .join(' · ');
}

/** Why an act was not done: the sentence, its rule and its source. */
export function RefusalAlert({ refusal }: { refusal: RefusalPartsFragment }): ReactNode {
  const { t } = useTranslation();
  const provenance = useProvenance();
  const stale = refusal.code === 'STALE_VERSION';
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={stale ? t('refusal.stale') : refusal.message}
      description={stale ? undefined : provenance(refusal) || undefined}
    />
  );
}
