import { readFileSync } from 'node:fs';
import { POST_ACTS } from '@concord/contracts/acts';
import { buildSchema } from 'graphql';

const sdl = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
const mutations = Object.keys(buildSchema(sdl).getMutationType()!.getFields());
/** Acts that nobody does by a post: on what is one's own, by a follow code, by anybody, and the sandbox's. */
const NO_POST = [
  'advanceClock',
  'confirmContactAddress',
  'createCalendarFeed',
  'markRead',
  'removeContactAddress',
  'resubmitTopic',
  'revokeCalendarFeed',
  'setContactAddress',
  'setDigestHour',
  'setNotificationPreference',
  'setUp',
  'submitObjection',
];

it('a deputy can be limited to any act of the graph that a post gives a right to, and to no other', () => {
  expect([...POST_ACTS, ...NO_POST].sort()).toEqual(mutations.sort());
});
