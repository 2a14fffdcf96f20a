import fc from 'fast-check';
import type { Fact } from '@concord/contracts/facts';
import { FactLane } from './fact-lane.js';

const fact = (version: number): Fact => ({
  version,
  type: `t${version}`,
  at: '2026-02-02T01:00:00Z',
  data: {},
});

function drain(lane: FactLane): number[] {
  const heard: number[] = [];
  for (let next = lane.next; next; next = lane.next) {
    heard.push(next.version);
    lane.advance();
  }
  return heard;
}

test('facts are heard in version order, each once, however they arrive', () => {
  const deliveries = fc.integer({ min: 1, max: 20 }).chain((last) => {
    const versions = Array.from({ length: last }, (_, i) => i + 1);
    return fc
      .tuple(
        fc.shuffledSubarray(versions, { minLength: last, maxLength: last }),
        fc.array(fc.constantFrom(...versions)),
      )
      .map(([all, again]) => ({ last, order: [...all, ...again] }));
  });
  fc.assert(
    fc.property(deliveries, ({ last, order }) => {
      const lane = new FactLane(0);
      const heard = order.flatMap((version) => {
        lane.offer([fact(version)]);
        return drain(lane);
      });
      expect(heard).toEqual(Array.from({ length: last }, (_, i) => i + 1));
    }),
  );
});

test('a missing fact is waited for', () => {
  const lane = new FactLane(3);
  lane.offer([fact(5), fact(2)]);
  expect(lane.ready).toBe(false);
  expect(lane.waits).toBe(true);
  expect(lane.remaining.map((f) => f.version)).toEqual([5]);
  lane.offer([fact(4)]);
  expect(drain(lane)).toEqual([4, 5]);
  expect(lane.heardVersion).toBe(5);
  expect(lane.waits).toBe(false);
});

test('a fact counts as heard only when it was worked through', () => {
  const lane = new FactLane(0);
  lane.offer([fact(1)]);
  expect(lane.next?.version).toBe(1);
  expect(lane.heardVersion).toBe(0);
});
