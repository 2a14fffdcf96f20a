import { useTranslation } from 'react-i18next';
import type { DeadlineFullFragment } from '../../graph/generated/graphql';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../dates';
import { useStandingWords } from './standing';

/** A clock in words: all that its bar shows. */
export function useClockSentence(): (deadline: DeadlineFullFragment) => string {
  const { t } = useTranslation();
  const label = useLabels();
  const { day } = useDates();
  const standing = useStandingWords();
  return (deadline) => {
    const { kind, anchorAt, dueDate, provisional, pauses, rungs } = deadline;
    const count = (status: string): number => rungs.filter((rung) => rung.status === status).length;
    return [
      t('clocks.sentence', {
        kind: label('deadlineKind', kind),
        from: day(anchorAt),
        due: day(dueDate),
        state: standing(deadline),
      }),
      provisional && t('clocks.provisionalWhy'),
      ...pauses.map(({ from, until, reasonText: reason }) =>
        until
          ? t('clocks.sentencePause', { from: day(from), until: day(until), reason })
          : t('clocks.sentenceOpenPause', { from: day(from), reason }),
      ),
      rungs.length > 0 &&
        t('clocks.sentenceRungs', {
          claimed: count('CLAIMED'),
          pending: count('PENDING'),
          skipped: count('SKIPPED'),
        }),
    ]
      .filter(Boolean)
      .join(' ');
  };
}
