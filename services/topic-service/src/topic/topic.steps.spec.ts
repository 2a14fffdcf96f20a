import { SMALL_PROFILE } from '@concord/testkit/snapshot';
import { rowIn } from '../testing/topic-row.js';
import { stepsOf } from './topic.steps.js';
import type { TopicState } from './topic.states.js';

/** Steps of a topic that went through these states, an hour apart. */
function steps(...states: TopicState[]): string {
  const history = states.map((state, hour) => ({ state, at: `2026-02-02T0${hour}:00:00.000Z` }));
  return stepsOf(rowIn(states.at(-1)!, { history }), SMALL_PROFILE, 'en')
    .map((step) => step.state)
    .join(' ');
}

describe('steps of a topic', () => {
  it.each([
    [['SUBMITTED'], 'CURRENT AHEAD AHEAD AHEAD AHEAD'],
    [['SUBMITTED', 'RETURNED'], 'CURRENT AHEAD AHEAD AHEAD AHEAD'],
    [['SUBMITTED', 'DECLINED'], 'DONE SKIPPED SKIPPED SKIPPED SKIPPED'],
    [['SUBMITTED', 'APPROVED', 'RESEARCHING'], 'DONE CURRENT AHEAD AHEAD AHEAD'],
    [['SUBMITTED', 'RESEARCHING', 'IN_DELIBERATION', 'EXPLAINED', 'CLOSED'], 'DONE DONE DONE SKIPPED DONE'],
    [['SUBMITTED', 'RESEARCHING', 'IN_DELIBERATION', 'RESEARCHING'], 'DONE CURRENT AHEAD AHEAD AHEAD'],
    [
      ['SUBMITTED', 'RESEARCHING', 'IN_DELIBERATION', 'PUBLICIZING', 'REPORTED', 'ARCHIVED'],
      'DONE DONE DONE DONE DONE',
    ],
  ] as [TopicState[], string][])('after %j', (states, expected) => {
    expect(steps(...states)).toBe(expected);
  });

  it('say since when, and in the reader’s language', () => {
    const row = rowIn('SUBMITTED');
    const [first, second] = stepsOf(row, SMALL_PROFILE, 'en');
    expect(first).toMatchObject({ key: 'topic', label: 'Topic', since: row.submittedAt });
    expect(second!.since).toBeNull();
  });
});
