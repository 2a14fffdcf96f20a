import type { Shape } from '../shape';
import type { deadline as zh } from '../zh-CN/deadline';

export const deadline = {
  due: 'due {{date}}',
  today: 'due today',
  late: '{{count}} working days late',
  late_one: '{{count}} working day late',
  lateToday: 'late',
  left: '{{count}} working days left',
  left_one: '{{count}} working day left',
  met: 'met',
  metLate: 'met late',
  over: 'Dates that are over ({{n}})',
  noneOpen: 'No date is running.',
  paused: 'paused',
  cancelled: 'cancelled',
  provisional: "provisional: the year's holidays are not yet published",
  agreed: 'agreed date',
  budget: '{{n}} {{unit}}',
  explain: 'How it was reckoned',
  days: 'Day by day',
  ladder: 'When reminders go out',
  responsible: 'Responsible',
  counted: 'counted',
  notCounted: 'not counted',
  from: 'from {{at}}',
} satisfies Shape<typeof zh>;
