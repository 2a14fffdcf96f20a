import { POST_ACTS } from '@concord/contracts/acts';
import { armedOf, CLOCKS } from '@concord/contracts/clocks';
import { CASE_NOTICES } from '../i18n/notices.js';
import { noticeKindOf } from '../preference/notice.kinds.js';
import { workOf, workOfClock } from './work.js';

const CLOCK_KINDS = Object.values(CLOCKS).flatMap((clock) =>
  armedOf(clock).flatMap(({ kind, mode }) => (mode === 'window' ? [] : [kind])),
);
/** Messages that ask for something; a MEETING and a research team's task go to people, not to posts. */
const ASKING = Object.keys(CASE_NOTICES).filter(
  (template) =>
    ['ASSIGNMENT', 'TASK', 'URGING'].includes(noticeKindOf({ kind: 'NOTICE', template })) &&
    template !== 'researchAssigned',
);

it.each([...new Set(CLOCK_KINDS)])('the clock %s is about acts that exist', (kind) => {
  expect(workOfClock(kind)).not.toEqual([]);
  expect(workOfClock(kind).filter((act) => !POST_ACTS.includes(act))).toEqual([]);
});

it.each(ASKING)('the message %s is about acts that exist', (template) => {
  expect(workOf(template)).not.toEqual([]);
  expect(workOf(template).filter((act) => !POST_ACTS.includes(act))).toEqual([]);
});

it('what only tells the news asks for nothing, and a name that nobody knows neither', () => {
  expect(workOf('itemVerified')).toEqual([]);
  expect(workOf('constructor')).toEqual([]);
  expect(workOfClock('constructor')).toEqual([]);
});
