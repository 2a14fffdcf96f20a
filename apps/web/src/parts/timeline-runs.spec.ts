import { expect, it } from '@jest/globals';
import { inRuns } from './timeline-runs';

const entry = (text: string, actor = 'a') => ({
  type: 'positionRecorded',
  text,
  actorRole: 'CONVENOR',
  actor: { id: actor, name: actor },
  actorUnit: null,
});

it('puts equal entries that follow one another together', () => {
  const runs = inRuns([entry('表态'), entry('表态'), entry('会议结束'), entry('表态')]);
  expect(runs.map((run) => run.length)).toEqual([2, 1, 1]);
});

it('keeps the acts of two people apart', () => {
  expect(inRuns([entry('表态'), entry('表态', 'b')])).toHaveLength(2);
});
