import type { Language } from '@concord/contracts/identity';
import { clockName } from './clocks.js';
import { addCommonEvent } from './events.js';

/** Type of the entry by which a case tells that a new calendar moved its deadlines; also the fact's type. */
export const DEADLINES_RECKONED = 'deadlinesReckoned';

/** One deadline that moved: local dates, and whether each waited for a notice. */
export interface DeadlineMove {
  /** Code of the clock. */
  clock: string;
  from: string;
  to: string;
  wasProvisional: boolean;
  provisional: boolean;
}

function moveText(move: DeadlineMove, language: Language): string {
  const mark = language === 'en' ? ' (provisional)' : '（暂定）';
  const date = (day: string, provisional: boolean): string => (provisional ? `${day}${mark}` : day);
  const [from, to] = [date(move.from, move.wasProvisional), date(move.to, move.provisional)];
  const clock = clockName(move.clock, language);
  return language === 'en' ? `${clock}: ${from} → ${to}` : `${clock}：${from} → ${to}`;
}

addCommonEvent(DEADLINES_RECKONED, (data, language) => {
  const moves = (data.moves as DeadlineMove[]).map((move) => moveText(move, language));
  const notice = String(data.notice);
  return language === 'en'
    ? `The working calendar changed (${notice}); deadlines were reckoned anew. ${moves.join('; ')}`
    : `工作日历变更（${notice}），期限重新计算。${moves.join('；')}`;
});
