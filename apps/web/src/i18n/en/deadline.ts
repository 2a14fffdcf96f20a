import type { Shape } from '../shape';
import type { deadline as zh } from '../zh-CN/deadline';

export const deadline = {
  due: 'due {{date}}',
  today: 'due today',
  late: 'late, working days: {{n}}',
  lateToday: 'late',
  left: 'working days left: {{n}}',
  met: 'met',
  metLate: 'met late',
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
