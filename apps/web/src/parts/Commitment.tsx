import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { CommitmentNameDocument } from '../graph/generated/graphql';

/** Which commitment a date of a list is about: a matter has several, with dates of the same name. */
export function CommitmentOf({ deadline: { caseId } }: { deadline: { caseId: string } }): ReactNode {
  const [{ data }] = useQuery({
    query: CommitmentNameDocument,
    variables: { id: caseId },
    pause: !caseId.startsWith('item:'),
    requestPolicy: 'cache-first',
  });
  const words = useCommitmentWords();
  const item = data?.resolutionItem;
  if (!item) return null;
  return <div className="small">{words(item)}</div>;
}

/** A commitment by its number within its matter, and its text. */
export function useCommitmentWords(): (item: { number: string; text: string }) => string {
  const { t } = useTranslation();
  return ({ number, text }) => t('items.named', { no: number, text });
}
