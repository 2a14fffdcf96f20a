import type { Shape } from '../shape';
import type { topics as zh } from '../zh-CN/topics';

export const topics = {
  title: 'Topics',
  number: 'Number',
  topic: 'Topic',
  state: 'State',
  unit: 'Place',
  source: 'Source',
  submitted: 'Submitted',
  updated: 'Last act',
  none: 'No topic matches.',
  enter: 'Enter for somebody',
  receipt: 'Entered; the follow-up code is {{code}}',
  level: 'Level',
} satisfies Shape<typeof zh>;
