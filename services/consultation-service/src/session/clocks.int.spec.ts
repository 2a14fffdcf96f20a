import { jest } from '@jest/globals';
import { World } from '../testing/world.js';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.at('2026-02-02T01:00:00.000Z').room();
});
beforeEach(() => world.at('2026-02-02T01:00:00.000Z'));
afterAll(() => world?.stop());

interface Shown {
  id: string;
  kind: string;
  state: string;
  dueDate: string;
}
type Who = Parameters<World['act']>[0];

async function clocks(id: string, fields = 'id kind state dueDate', who: Who = 'convenor'): Promise<Shown[]> {
  const type = id.startsWith('session') ? 'session' : 'consultation';
  const data = await world.ask(who, `{ ${type}(id: "${id}") { deadlines { ${fields} } } }`);
  return data[type].deadlines;
}
const clock = async (id: string, kind: string, fields?: string): Promise<Shown> =>
  (await clocks(id, fields)).filter((one) => one.kind === kind).at(-1)!;

describe('the notice of a session (D6)', () => {
  it('is due so many working days before it, and done when it is sent', async () => {
    const id = await world.open();
    await world.researched(id);
    const session = await world.planned(id, 2, 3, '2026-03-05T01:00:00.000Z');
    // Thu 03-05 less five working days; Sat 02-28 is worked by notice.
    expect(await clock(session.id, 'SESSION_NOTICE')).toMatchObject({
      state: 'RUNNING',
      dueDate: '2026-02-27',
    });
    const shown = await clock(
      session.id,
      'SESSION_NOTICE',
      'id kind budget { unit n source } agreedDate reckonings { at } explanation { text }',
    );
    expect(shown).toMatchObject({
      budget: { unit: 'wd', n: 5, source: 'INF' },
      agreedDate: null,
      reckonings: [],
      explanation: { text: expect.stringMatching(/5.*2026-02-27/) },
    });
    await world.done('convenor', 'sendNotice', { id: session.id });
    expect(await clock(session.id, 'SESSION_NOTICE')).toMatchObject({ state: 'MET' });
    await world.done('convenor', 'postponeSession', {
      id: session.id,
      scheduledAt: '2026-03-08T01:00:00.000Z',
      reason: 'rain',
    });
    // Sun 03-08: five working days must lie between.
    expect((await clocks(session.id)).map(({ state, dueDate }) => `${state} ${dueDate}`).sort()).toEqual([
      'MET 2026-02-27',
      'RUNNING 2026-02-28',
    ]);
    await world.done('convenor', 'cancelSession', { id: session.id, reason: 'settled otherwise' });
    expect(await clock(session.id, 'SESSION_NOTICE')).toMatchObject({ state: 'CANCELLED' });
  });

  it('is due at once where that day has passed', async () => {
    const id = await world.open();
    await world.researched(id);
    const session = await world.planned(id, 2, 3, '2026-02-04T01:00:00.000Z');
    expect(await clock(session.id, 'SESSION_NOTICE')).toMatchObject({ dueDate: '2026-02-02' });
  });
});

it('the publicity period is shown as a window, which runs out without anybody being late (D10)', async () => {
  const id = await world.open();
  await world.researched(id);
  await world.concluded(id);
  await world.done('convenor', 'startPublicity', { id, channels: ['board'] });
  const { dueDate } = await clock(id, 'PUBLICITY');
  world.at('2026-03-20T01:00:00.000Z');
  const fields = 'id kind state dueDate overdue breachedAt rungs { key }';
  const over = { state: 'MET', dueDate, overdue: false, breachedAt: null, rungs: [] };
  expect(await clock(id, 'PUBLICITY', fields)).toMatchObject(over);
  const { consultationDeadlines } = await world.ask(
    'convenor',
    '{ consultationDeadlines(first: 100, filter: { kinds: ["PUBLICITY"] }) { totalCount } }',
  );
  expect(consultationDeadlines.totalCount).toBe(0);
  await world.activities.endPublicity({ consultationId: id, at: '2026-03-20T01:00:00.000Z' });
  expect(await clock(id, 'PUBLICITY', fields)).toMatchObject(over);
});

describe('the clocks of a room’s own steps', () => {
  it('are stopped by the station above it, never by the room, and its story tells both sides', async () => {
    const id = await world.open();
    const { id: deadlineId } = await clock(id, 'RESEARCH');
    const pause = {
      id,
      deadlineId,
      reason: 'awaiting-higher-authority',
      note: 'The county decides on the road.',
    };
    expect(await world.refusal('convenor', 'pauseConsultationDeadline', pause)).toMatchObject({
      code: 'DEADLINE_NOT_ISSUER',
      rule: 'E.2',
    });
    await world.done('stationStaff', 'pauseConsultationDeadline', pause);
    expect((await world.facts(id)).at(-1)).toMatchObject({
      type: 'deadlinePaused',
      data: { topicState: null, clock: 'RESEARCH', reason: pause.reason },
      notices: [{ template: 'deadlinePaused', to: [{ role: 'CONVENOR' }] }],
    });
    world.at('2026-02-10T01:00:00.000Z');
    await world.done('stationStaff', 'resumeConsultationDeadline', { id, deadlineId });
    expect(await clock(id, 'RESEARCH')).toMatchObject({ state: 'RUNNING' });
    // D5 has no bound in this profile, so nobody may extend it.
    const ask = { id, deadlineId, until: '2026-04-30', reason: 'more to hear' };
    expect(await world.refusal('convenor', 'requestConsultationExtension', ask)).toMatchObject({
      code: 'EXTENSION_UNAVAILABLE',
    });
  });

  it('of a session are told by its consultation, for it has no story of its own', async () => {
    const other = await world.open();
    await world.researched(other);
    const sitting = await world.confirming(other, 'AGREE', '2026-03-10T01:00:00.000Z');
    await world.done('convenor', 'recordOutcome', {
      id: sitting.id,
      outcome: 'CONSENSUS',
      announcedInOpenSession: true,
    });
    await world.done('convenor', 'declareNothingToImplement', { id: sitting.id, reason: 'advice only' });
    const { session: due } = await world.ask(
      'convenor',
      `{ session(id: "${sitting.id}") { dueStatusReports { id } } }`,
    );
    for (const { id: consultationId } of due.dueStatusReports) {
      await world.done('convenor', 'reportStatus', { id: sitting.id, consultationId, text: 'begun' });
    }
    await world.done('convenor', 'concludeSession', { id: sitting.id });
    const open = await clock(sitting.id, 'MINUTES');
    const [research] = await clocks(other);
    const input = { id: sitting.id, reason: 'force-majeure', note: 'flood' };
    const foreign = { ...input, deadlineId: research!.id };
    expect(await world.refusal('stationStaff', 'pauseSessionDeadline', foreign)).toMatchObject({
      code: 'UNKNOWN_ID',
    });
    await world.done('stationStaff', 'pauseSessionDeadline', { ...input, deadlineId: open.id });
    expect((await world.facts(other)).at(-1)).toMatchObject({
      type: 'deadlinePaused',
      data: { clock: 'MINUTES', deadlineId: open.id },
      notices: [{ template: 'deadlinePaused' }],
    });
    const { session: seen } = await world.ask(
      'stationStaff',
      `{ session(id: "${sitting.id}") { actions { name allowed subjectId } timeline(first: 100) { edges { node { text } } } } }`,
    );
    expect(seen.actions).toContainEqual({
      name: 'resumeSessionDeadline',
      allowed: true,
      subjectId: open.id,
    });
    expect(seen.timeline.edges.at(-1).node.text).toMatch(/不可抗力|Force majeure|force majeure/);
  });
});
