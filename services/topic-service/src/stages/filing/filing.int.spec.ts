import { smallSnapshot } from '@concord/testkit/snapshot';
import { TopicWorld } from '../../testing/topic-world.js';
import { TopicActivities } from '../../topic/topic.activities.js';

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const activities = () => world.service.get(TopicActivities).activities();
const research = (topicId: string) =>
  activities().recordProgress({
    topicId,
    step: `${topicId}#r`,
    state: 'RESEARCHING',
    type: 'consultationOpened',
    at: '2026-02-03T01:00:00.000Z',
    data: {},
  });

describe('the filing', () => {
  it('may be returned for completion, which closes and opens its window', async () => {
    const topic = await world.approved();
    await world.done('approver', 'fileTopic', topic.id, { note: 'with the minutes' });
    await world.done('stationStaff', 'returnFiling', topic.id, { reason: 'The asks are missing.' });
    expect(await world.see('convenor', topic.id, 'state filing { state returnedReason }')).toEqual({
      state: 'APPROVED',
      filing: { state: 'RETURNED', returnedReason: 'The asks are missing.' },
    });
    const early = await activities().acknowledgeFilingByDefault({
      topicId: topic.id,
      at: '2026-02-09T16:00:00.000Z',
    });
    expect(early).toEqual({ version: 5, refusal: null });

    world.service.clock.at = new Date('2026-02-04T01:00:00.000Z');
    await world.done('convenor', 'completeFiling', topic.id, { note: 'Here they are.' });
    world.service.clock.at = new Date('2026-02-02T01:00:00.000Z');
    const facts = await world.facts(topic.id);
    expect(facts.at(-1)).toMatchObject({
      type: 'filingCompleted',
      data: { acknowledgeBy: '2026-02-11T16:00:00.000Z' },
    });
    expect(facts.at(-2)!.notices![0]!.to).toHaveLength(2);
  });

  it('that nobody returned counts as acknowledged when its window has passed, once', async () => {
    const topic = await world.approved();
    await world.done('convenor', 'fileTopic', topic.id);
    const tooEarly = await activities().acknowledgeFilingByDefault({
      topicId: topic.id,
      at: '2026-02-05T16:00:00.000Z',
    });
    expect(tooEarly).toEqual({ version: 4, refusal: null });
    const due = { topicId: topic.id, at: '2026-02-09T16:00:00.000Z' };
    expect(await activities().acknowledgeFilingByDefault(due)).toEqual({ version: 5, refusal: null });
    expect(await activities().acknowledgeFilingByDefault(due)).toEqual({ version: 5, refusal: null });
    expect(await activities().acknowledgeFilingByDefault({ ...due, at: '2026-02-10T16:00:00.000Z' })).toEqual(
      { version: 5, refusal: null },
    );
    expect(
      await world.see('convenor', topic.id, 'state filedAt filing { byDefault acknowledgedAt }'),
    ).toEqual({
      state: 'FILED',
      filedAt: due.at,
      filing: { byDefault: true, acknowledgedAt: due.at },
    });
    const [row] = await world.service.rows<{ wake_at: Date | null }>(
      "select wake_at from topic where 'topic:' || id = $1",
      [topic.id],
    );
    expect(row!.wake_at).toBeNull();
  });

  it('goes on beside the research, whose state stays (MX3)', async () => {
    const topic = await world.approved();
    await research(topic.id);
    await world.done('convenor', 'fileTopic', topic.id);
    await world.done('stationStaff', 'acknowledgeFiling', topic.id);
    expect(await world.see('convenor', topic.id, 'state filedAt')).toEqual({
      state: 'RESEARCHING',
      filedAt: '2026-02-02T01:00:00.000Z',
    });
  });

  it('is the receiver’s to acknowledge', async () => {
    const topic = await world.approved();
    await world.done('convenor', 'fileTopic', topic.id);
    for (const who of ['convenor', 'approver', 'countyOfficer'] as const) {
      expect(await world.refused(who, 'acknowledgeFiling', topic.id)).toBe('NOT_FILING_RECEIVER');
    }
    expect(await world.refused('otherStationStaff', 'acknowledgeFiling', topic.id)).toBe('NOT_FOUND');
  });
});

describe('a profile without a window for returning', () => {
  it('lets the filing count as acknowledged at once', async () => {
    const { D4: _, ...clocks } = (smallSnapshot().profiles[0]!.document as { clocks: Record<string, never> })
      .clocks;
    const strict = await TopicWorld.start({
      snapshot: smallSnapshot({ profile: { clocks, filingGate: true } }),
    });
    try {
      const topic = await strict.approved();
      await strict.done('convenor', 'fileTopic', topic.id);
      const facts = await strict.facts(topic.id);
      expect(facts.at(-1)!.data).toMatchObject({ acknowledgeBy: '2026-02-02T01:00:00.000Z' });
      expect(facts.at(-2)!.data).toMatchObject({ filingGate: true });
    } finally {
      await strict.stop();
    }
  }, 60_000);
});
