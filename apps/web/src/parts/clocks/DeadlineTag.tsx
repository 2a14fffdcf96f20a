import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useStandingWords, type StandingOf } from './standing';

/** How a date stands, in words: late is said plainly. */
export function DeadlineTag({ deadline }: { deadline: StandingOf }): ReactNode {
  const words = useStandingWords()(deadline);
  const { state, overdue, dueToday, workingDaysLeft } = deadline;
  const soon = dueToday || workingDaysLeft <= 3;
  const color = state === 'MET' ? 'green' : overdue ? 'orange' : soon ? 'gold' : 'blue';
  return state === 'PAUSED' || state === 'CANCELLED' ? <Tag>{words}</Tag> : <Tag color={color}>{words}</Tag>;
}
