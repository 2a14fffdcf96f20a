import { useTranslation } from 'react-i18next';
import type { DeadlinePartsFragment } from '../../graph/generated/graphql';

export type StandingOf = Pick<
  DeadlinePartsFragment,
  'state' | 'overdue' | 'dueToday' | 'daysLate' | 'workingDaysLeft' | 'breachedAt'
>;

/** How a date stands, in words: late is said plainly. */
export function useStandingWords(): (deadline: StandingOf) => string {
  const { t } = useTranslation();
  return ({ state, overdue, dueToday, daysLate, workingDaysLeft, breachedAt }) => {
    if (state === 'MET') return breachedAt ? t('deadline.metLate') : t('deadline.met');
    if (state === 'PAUSED') return t('deadline.paused');
    if (state === 'CANCELLED') return t('deadline.cancelled');
    if (overdue) return daysLate > 0 ? t('deadline.late', { count: daysLate }) : t('deadline.lateToday');
    return dueToday ? t('deadline.today') : t('deadline.left', { count: workingDaysLeft });
  };
}
