import { jest } from '@jest/globals';
import type { IdentityClaims } from '@concord/contracts/identity';
import { identityOf } from '@concord/testkit/snapshot';
import type { PersonName } from '@concord/testkit/snapshot';
import type { Asker } from '@concord/service-kit/testing/service';
import { ReadersOfNow1795000001000 } from '../migrations/1795000001000-readers-of-now.js';
import { person, World, type Loose } from '../testing/world.js';
import { Database } from '@concord/service-kit/database/database';

jest.setTimeout(60_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.room();
});
afterAll(() => world.stop());
beforeEach(() => world.at('2026-02-02T01:00:00.000Z'));

/** The same person after his last post has ended. */
const withoutPost = (who: PersonName): IdentityClaims => ({ ...identityOf(who), roles: [] });

/** Everything by which somebody could read of a case: singly, in lists, in its changes. */
async function readsOf(who: Asker, id: string): Promise<Loose> {
  const data = await world.ask(
    who,
    `{ consultation(id: "${id}") { id sessions { id } }
      consultations(first: 100) { edges { node { id } } }
      sessions(first: 100) { edges { node { consultation { id } } } }
      consultationChanges(after: "0", first: 100) { entries { id } } }`,
  );
  return {
    case: data.consultation !== null,
    listed: data.consultations.edges.some((edge: Loose) => edge.node.id === id),
    sessions: data.sessions.edges.some((edge: Loose) => edge.node.consultation.id === id),
    changes: data.consultationChanges.entries.some((entry: Loose) => entry.id === id),
  };
}
const ALL = { case: true, listed: true, sessions: true, changes: true };
const NOTHING = { case: false, listed: false, sessions: false, changes: false };

const session = (id: string, chair: PersonName | null = null) =>
  world.done('convenor', 'scheduleSession', {
    consultationId: id,
    title: 'First sitting',
    scheduledAt: '2026-02-25T01:00:00.000Z',
    place: 'Room 1',
    form: 'round table',
    ...(chair && { chairPersonId: person(chair) }),
  });

describe('whoever is named by a case', () => {
  it('reads it from another street, and neither reads nor acts after his last post has ended', async () => {
    const id = await world.open();
    await world.done('convenor', 'assignResearch', {
      id,
      leadPersonId: person('otherMember'),
      teamPersonIds: [],
      methods: ['visit'],
    });
    expect(await readsOf('otherMember', id)).toEqual({ ...ALL, sessions: false });
    expect(await readsOf(withoutPost('otherMember'), id)).toEqual(NOTHING);
    const side = { id, side: 'residents', view: 'Cars are too fast.', askNo: 1 };
    expect(await world.refusal(withoutPost('otherMember'), 'recordSideHeard', side)).toMatchObject({
      code: 'NOT_FOUND',
    });
    await world.done('otherMember', 'recordSideHeard', side);
  });

  it('as its team reads it no longer once another is in his place, and hears of nothing that comes after', async () => {
    const id = await world.open();
    const assign = (who: PersonName) =>
      world.done('convenor', 'assignResearch', {
        id,
        leadPersonId: person(who),
        teamPersonIds: [],
        methods: ['visit'],
      });
    await assign('otherMember');
    await assign('otherApprover');
    expect(await readsOf('otherMember', id)).toMatchObject({ case: false, listed: false });
    expect(await readsOf('otherApprover', id)).toMatchObject({ case: true, listed: true });
  });

  it('as its chair leads and sees who took which position while he holds a post, and not after', async () => {
    const id = await world.open();
    await world.researched(id);
    const { id: sessionId } = await session(id, 'otherMember');
    expect(await readsOf('otherMember', id)).toEqual(ALL);
    expect(await readsOf(withoutPost('otherMember'), id)).toEqual(NOTHING);
    expect(await world.refusal(withoutPost('otherMember'), 'openSignIn', { id: sessionId })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('as invited reads it once he is told, and no longer once he is removed', async () => {
    const id = await world.open();
    await world.researched(id);
    const planned = await session(id);
    const invited = await world.done('convenor', 'inviteParticipants', {
      id: planned.id,
      participants: [{ personId: person('otherMember'), capacity: 'EXPERT' }],
    });
    expect(await readsOf('otherMember', id)).toEqual(NOTHING);
    await world.done('convenor', 'sendNotice', { id: planned.id });
    expect(await readsOf('otherMember', id)).toEqual(ALL);
    await world.done('convenor', 'removeParticipant', {
      id: planned.id,
      participantId: invited.participants[0].id,
    });
    expect(await readsOf('otherMember', id)).toMatchObject({ case: false, listed: false, sessions: false });
  });

  it('as invited never reads it where the session is given up before he was told', async () => {
    const id = await world.open();
    await world.researched(id);
    const planned = await session(id);
    await world.done('convenor', 'inviteParticipants', {
      id: planned.id,
      participants: [{ personId: person('otherMember'), capacity: 'EXPERT' }],
    });
    await world.done('convenor', 'cancelSession', { id: planned.id, reason: 'settled otherwise' });
    await session(id, 'otherApprover');
    expect(await readsOf('otherMember', id)).toEqual(NOTHING);
    const told = (await world.facts(id)).flatMap(({ notices }) => notices ?? []);
    expect(told.filter(({ template }: Loose) => template === 'sessionCancelled')).toEqual([]);
  });

  it('as invited reads it where he is told first that the session is put off', async () => {
    const id = await world.open();
    await world.researched(id);
    const planned = await session(id);
    await world.done('convenor', 'inviteParticipants', {
      id: planned.id,
      participants: [{ personId: person('otherMember'), capacity: 'EXPERT' }],
    });
    const to = { scheduledAt: '2026-03-04T01:00:00.000Z', reason: 'the hall is taken' };
    await world.done('convenor', 'postponeSession', { id: planned.id, ...to });
    expect(await readsOf('otherMember', id)).toEqual(ALL);
  });

  it('stays named where he is named twice', async () => {
    const id = await world.open();
    await world.researched(id);
    const planned = await session(id, 'otherMember');
    const invited = await world.done('convenor', 'inviteParticipants', {
      id: planned.id,
      participants: [{ personId: person('otherMember'), capacity: 'EXPERT' }],
    });
    await world.done('convenor', 'sendNotice', { id: planned.id });
    await world.done('convenor', 'removeParticipant', {
      id: planned.id,
      participantId: invited.participants[0].id,
    });
    expect(await readsOf('otherMember', id)).toEqual(ALL);
  });

  it('is found by the migration as the acts have written him', async () => {
    const read = () =>
      world.service.rows<{ id: string; readers: string[] }>(
        `select id, array(select unnest(reader_person_ids) order by 1) as readers from consultation order by id`,
      );
    const written = await read();
    expect(written.some(({ readers }) => readers.length > 1)).toBe(true);
    await world.service.rows(
      `update consultation set reader_person_ids = array_append(reader_person_ids, $1)`,
      [person('resident').split(':')[1]],
    );
    const runner = world.service.get(Database).em.connection.createQueryRunner();
    await new ReadersOfNow1795000001000().up(runner);
    await runner.release();
    expect(await read()).toEqual(written);
  });
});

describe('of a case of its county', () => {
  it('a department reads nothing before its result is publicised, and all after; an administrator never anything', async () => {
    const id = await world.open();
    await world.researched(id);
    await world.concluded(id);
    expect(await readsOf('policeOfficer', id)).toEqual(NOTHING);
    expect(await readsOf('policeLeader', id)).toEqual(NOTHING);
    await world.done('convenor', 'startPublicity', { id, channels: ['notice board'] });
    expect(await readsOf('policeOfficer', id)).toEqual(ALL);
    expect(await readsOf('policeLeader', id)).toEqual(ALL);
    expect(await readsOf('administrator', id)).toEqual(NOTHING);
  });
});
