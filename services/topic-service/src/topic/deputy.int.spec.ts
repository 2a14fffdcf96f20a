import { jest } from '@jest/globals';
import { identityOf, PEOPLE, UNITS } from '@concord/testkit/snapshot';
import { TopicWorld } from '../testing/topic-world.js';

jest.setTimeout(60_000);

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

it('a deputy acts under the post, and the timeline says for whom', async () => {
  const topic = await world.screened();
  const deputy = identityOf('member');
  expect(await world.refused(deputy, 'approveTopic', topic.id)).toBe('NOT_MATRIX_AUTHORITY');
  deputy.roles.push({
    role: 'VILLAGE_PARTY_APPROVER',
    orgUnitId: UNITS.communityParty,
    onBehalfOf: PEOPLE.approver,
  });
  await world.done(deputy, 'approveTopic', topic.id);
  const { timeline } = await world.see(
    'convenor',
    topic.id,
    'timeline(first: 10) { edges { node { type text actor { id } onBehalfOf { id } actorRole } } }',
  );
  const entries = timeline.edges.map(({ node }: { node: object }) => node);
  expect(entries.at(-1)).toEqual({
    type: 'approved',
    text: expect.stringMatching(/（代）$| \(by the deputy\)$/),
    actor: { id: `person:${PEOPLE.member}` },
    onBehalfOf: { id: `person:${PEOPLE.approver}` },
    actorRole: 'VILLAGE_PARTY_APPROVER',
  });
  expect(entries.at(-2)).toMatchObject({ type: 'screened', onBehalfOf: null });
});

it('a deputy who was named for certain acts does those, and is told so of the others', async () => {
  const topic = await world.screened();
  const deputy = identityOf('member');
  const held = {
    role: 'VILLAGE_PARTY_APPROVER',
    orgUnitId: UNITS.communityParty,
    onBehalfOf: PEOPLE.approver,
  };
  deputy.roles.push({ ...held, acts: ['disapproveTopic'] });
  expect(await world.refused(deputy, 'approveTopic', topic.id)).toBe('DEPUTY_NOT_FOR_ACT');
  // What the post itself may not do is refused as to anybody else.
  expect(await world.refused(deputy, 'closeTopic', topic.id)).toBe('NOT_PERMITTED');
  const { actions } = await world.see(deputy, topic.id, 'actions { name allowed refusal { code } }');
  const action = (name: string) => actions.find((one: { name: string }) => one.name === name);
  expect(action('approveTopic')).toMatchObject({ allowed: false, refusal: { code: 'DEPUTY_NOT_FOR_ACT' } });
  expect(action('disapproveTopic')).toMatchObject({ allowed: true });
  deputy.roles.push({ ...held, acts: ['approveTopic'] });
  await world.done(deputy, 'approveTopic', topic.id);
});
