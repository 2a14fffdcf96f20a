import { randomUUID } from 'node:crypto';
import type { IdentityClaims } from '@concord/contracts/identity';
import { TimelineReader } from '@concord/service-kit/timeline/timeline-reader';
import { anonymousIdentity, identityOf } from '@concord/testkit/snapshot';
import { World } from '../testing/world.js';

let world: World;
let id: string;
beforeAll(async () => {
  world = await World.start();
  await world.room();
}, 60_000);
afterAll(() => world?.stop(), 60_000);
beforeEach(async () => {
  id = await onShow();
});

/** A result on show in the one room, in which no report on an earlier one is awaited. */
async function onShow(): Promise<string> {
  await world.service.rows('update consultation set report_due_since = null');
  world.at('2026-02-02T01:00:00.000Z');
  const opened = await world.open();
  await world.researched(opened);
  await world.concluded(opened);
  await world.done('convenor', 'startPublicity', { id: opened, channels: [] });
  return opened;
}

const stranger = (sender: string): IdentityClaims => ({ ...anonymousIdentity(), sender });
const raise = (who: IdentityClaims, text: string) =>
  world.act(who, 'submitObjection', { consultationId: id, text });
const publicity = async () => {
  const query = `{ consultation(id: "${id}") { publicity { openObjections objections { id text handledAt lookAlikes } } } }`;
  return (await world.ask('convenor', query)).consultation.publicity;
};
const handled = async () => (await world.facts(id)).filter(({ type }) => type === 'objectionHandled');
/** As many as one sender may have open. */
const BOUND = 20;

it('two hundred objections of one sender shut out nobody else, and are answered in one act', async () => {
  const codes: (string | undefined)[] = [];
  for (let n = 1; n <= 200; n += 1) {
    codes.push((await raise(stranger('flood'), `工程太吵，请停工！ ${n}`)).refusal?.code);
  }
  expect(codes.slice(0, BOUND)).toEqual(Array(BOUND).fill(undefined));
  expect(new Set(codes.slice(BOUND))).toEqual(new Set(['OBJECTIONS_OF_SENDER']));
  const real = await world.done(stranger('resident'), 'submitObjection', {
    consultationId: id,
    text: 'The bump stands before my gate.',
  });

  const before = await publicity();
  expect(before).toMatchObject({
    openObjections: BOUND + 1,
    objections: [{ lookAlikes: BOUND }, { lookAlikes: 1 }],
  });
  const raised = (await world.facts(id)).filter(({ type }) => type === 'objectionRaised');
  expect(raised.filter(({ notices }) => notices)).toHaveLength(2);

  const act = {
    id,
    objectionId: before.objections[0].id,
    handling: 'Work stops at ten.',
    upheld: false,
    withLookAlikes: true,
    idempotencyKey: randomUUID(),
  };
  await world.done('convenor', 'handleObjection', act);
  const { consultation } = await world.ask('convenor', `{ consultation(id: "${id}") { version } }`);
  await expect(world.act('convenor', 'handleObjection', act)).resolves.toMatchObject({
    replayed: true,
    refusal: null,
    consultation: { version: consultation.version },
  });
  const after = await publicity();
  expect(after.openObjections).toBe(1);
  expect(after.objections).toMatchObject([
    { lookAlikes: BOUND, handledAt: expect.any(String) },
    { id: real.id, lookAlikes: 1, handledAt: null },
  ]);
  const told = await handled();
  expect(new Set(told.map(({ data }) => data['objectionId'])).size).toBe(BOUND);
  const chain = await world.service.get(TimelineReader).chain(id);
  expect(chain.filter(({ type }) => type === 'objectionHandled')).toHaveLength(BOUND);

  // What was answered is counted no more, and its sender is forgotten.
  expect((await raise(stranger('flood'), 'Something new')).refusal).toBeNull();
  const kept = await world.service.rows<{ n: number }>(
    `select count(*)::int as n from objection where handled_at is not null and sender is not null`,
  );
  expect(kept).toEqual([{ n: 0 }]);
}, 120_000);

it('the same words from many senders are one row, and without the tick one is answered', async () => {
  for (let n = 0; n < 5; n += 1) await raise(stranger(`sender ${n}`), 'Ｔｏｏ loud');
  const [group] = (await publicity()).objections;
  expect(group).toMatchObject({ lookAlikes: 5, handledAt: null });
  const answer = { id, objectionId: group.id, handling: 'h', upheld: false };
  await world.done('convenor', 'handleObjection', answer);
  const after = await publicity();
  expect(after.openObjections).toBe(4);
  expect(after.objections.map((one: { lookAlikes: number }) => one.lookAlikes).sort()).toEqual([1, 4]);
  await expect(
    world.refusal('convenor', 'handleObjection', { ...answer, withLookAlikes: true }),
  ).resolves.toMatchObject({ code: 'OBJECTION_HANDLED' });
});

it('one that comes in while another is being answered does not make the answer stale', async () => {
  await raise(stranger('a'), 'Too loud');
  const [first] = (await publicity()).objections;
  const { consultation } = await world.ask('convenor', `{ consultation(id: "${id}") { version } }`);
  await raise(stranger('b'), 'Too dark');
  const on = { id, objectionId: first.id, ifVersion: consultation.version };
  await world.done('convenor', 'revealObjector', { ...on, reason: 'to ask her' });
  await world.done('convenor', 'handleObjection', { ...on, handling: 'h', upheld: false });
  expect((await publicity()).openObjections).toBe(1);
});

it('upheld with its look-alikes, the matter goes back once', async () => {
  for (const sender of ['a', 'b', 'c']) await raise(stranger(sender), 'Too loud');
  const [group] = (await publicity()).objections;
  const answer = { id, objectionId: group.id, handling: 'True', upheld: true, withLookAlikes: true };
  await expect(world.done('convenor', 'handleObjection', answer)).resolves.toMatchObject({
    state: 'IN_DELIBERATION',
  });
  const states = (await handled()).map(({ data }) => data['topicState']);
  expect(states).toEqual(['IN_DELIBERATION', null, null]);
});

it('look-alikes of another result are left alone', async () => {
  const first = id;
  await raise(stranger('a'), 'Too loud');
  id = await onShow();
  await raise(stranger('a'), 'Too loud');
  const [group] = (await publicity()).objections;
  const answer = { id, objectionId: group.id, handling: 'h', upheld: false, withLookAlikes: true };
  await world.done('convenor', 'handleObjection', answer);
  id = first;
  expect((await publicity()).openObjections).toBe(1);
});

it('where very many wait, who has not signed in is asked to, and whoever has is heard', async () => {
  await world.service.rows(`update consultation set open_objections = 2000 where id = $1`, [
    id.slice('consultation:'.length),
  ]);
  expect((await raise(stranger('new'), 'Too loud')).refusal).toMatchObject({ code: 'OBJECTIONS_SIGN_IN' });
  const signedIn = { ...identityOf('member'), sender: 'member' };
  expect((await raise(signedIn, 'Too loud')).refusal).toBeNull();
});
