import type { Shape } from '../shape';
import type { home as zh } from '../zh-CN/home';

export const home = {
  hello: 'Hello, {{name}}',
  posts: 'Your posts',
  standingIn: 'You stand in for {{holder}} ({{post}}) until {{until}}',
  awaiting: 'Topics awaiting you',
  awaitingNone: 'No topic awaits you.',
  deadlines: 'Dates near and past',
  deadlinesNone: 'No dates are running.',
  inbox: 'Latest messages',
  inboxNone: 'No new messages.',
  sessions: 'Sessions ahead',
  sessionsNone: 'No sessions ahead.',
  items: 'Commitments in hand',
  itemsNone: 'No commitments in hand.',
  consultations: 'Consultations under way',
  consultationsNone: 'No consultation is under way.',
  followUp: 'Commitments to assign or to verify',
  followUpNone: 'No commitment waits to be assigned or verified.',
  dashboard: 'Open the overview',
  all: 'See all',
  enter: 'Enter a topic for somebody',
} satisfies Shape<typeof zh>;
