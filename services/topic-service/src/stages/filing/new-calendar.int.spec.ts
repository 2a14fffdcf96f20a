import { Recalculation } from '@concord/service-kit/clocks/recalculation';
import { Replica } from '@concord/service-kit/replica/replica';
import { smallSnapshot } from '@concord/testkit/snapshot';
import { TopicWorld } from '../../testing/topic-world.js';
import { TopicActivities } from '../../topic/topic.activities.js';

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

it('a new calendar moves the window of a filing, its timer, and what is said of it', async () => {
  const topic = await world.approved();
  await world.done('convenor', 'fileTopic', topic.id);
  const fields =
    'filing { acknowledgeBy } deadlines { kind dueDate } timeline(first: 50) { edges { node { type text } } }';
  const before = await world.see('convenor', topic.id, fields);
  expect(before.filing.acknowledgeBy).toBe('2026-02-09T16:00:00.000Z');

  // The Thursday of that week becomes a holiday.
  await world.service.get(Replica).replace({
    ...smallSnapshot({ version: 2 }),
    calendars: [
      {
        noticeId: '00000000-0000-7000-8000-00000000ca01',
        layerId: 'CN',
        state: 'PUBLISHED',
        publishedAt: '2026-02-02T01:00:00.000Z',
        sheet: {
          year: 2026,
          notice: 'amendment 1',
          issuedOn: '2026-02-02',
          amends: true,
          off: [['2026-02-05', '2026-02-05', 'snow']],
          work: [],
        },
      },
    ],
  });
  const recalculation = world.service.get(Recalculation);
  await expect(recalculation.isDue()).resolves.toBe(true);
  expect((await recalculation.run()).moved).toBeGreaterThan(0);

  const after = await world.see('convenor', topic.id, fields);
  expect(after.filing.acknowledgeBy).toBe('2026-02-10T16:00:00.000Z');
  const window = after.deadlines.find(({ kind }: { kind: string }) => kind === 'TOPIC_FILING_RETURN');
  expect(window.dueDate).toBe('2026-02-10');
  const { type, text } = after.timeline.edges.at(-1).node;
  expect(type).toBe('deadlinesReckoned');
  expect(text).toBe(
    'The working calendar changed (amendment 1); deadlines were reckoned anew. returning the filing: 2026-02-09 → 2026-02-10',
  );
  const facts = await world.facts(topic.id);
  expect(facts.at(-1)).toMatchObject({
    type: 'deadlinesReckoned',
    data: { until: '2026-02-10T16:00:00.000Z' },
  });
  const [row] = await world.service.rows<{ wake_at: Date }>(
    "select wake_at from topic where 'topic:' || id = $1",
    [topic.id],
  );
  expect(row!.wake_at.toISOString()).toBe('2026-02-10T16:00:00.000Z');

  // The old instant does nothing any more, the new one ends the window.
  const { acknowledgeFilingByDefault } = world.service.get(TopicActivities).activities();
  await acknowledgeFilingByDefault({ topicId: topic.id, at: '2026-02-09T16:00:00.000Z' });
  expect((await world.see('convenor', topic.id, 'state')).state).toBe('APPROVED');
  await acknowledgeFilingByDefault({ topicId: topic.id, at: '2026-02-10T16:00:00.000Z' });
  expect((await world.see('convenor', topic.id, 'state')).state).toBe('FILED');
});
