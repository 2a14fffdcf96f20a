import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { COUNTY, OFFICER } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ UPSTREAM_TIMEOUT_MS: '3000' });
});
afterAll(() => world.close());

it('answers one query from several services, three times alike', async () => {
  for (let run = 0; run < 3; run += 1) {
    const answer = await world.ask('{ topic(id: "topic:7") { title orgUnit { name } } me { kind } }');
    expect(answer).toEqual({
      status: 200,
      errors: [],
      data: { topic: { title: 'Speed bumps', orgUnit: { name: 'unit 2' } }, me: { kind: 'anonymous' } },
    });
  }
});

it('finds anything by its typed id, and completes it at its owner', async () => {
  const NODE =
    'query ($id: ID!) { node(id: $id) { __typename id ... on Topic { title } ... on OrgUnit { name } } }';
  const { data } = await world.ask(NODE, { variables: { id: 'topic:7' } });
  expect(data!['node']).toEqual({ __typename: 'Topic', id: 'topic:7', title: 'Speed bumps' });
  const unit = await world.ask(NODE, { variables: { id: COUNTY } });
  expect(unit.data!['node']).toEqual({ __typename: 'OrgUnit', id: COUNTY, name: 'a unit' });
});

it('hides what is inaccessible', async () => {
  const answer = await world.ask('{ _identityOf(subject: "x") { personId } }');
  expect(answer.errors[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
});

it('passes a coded error of a service on, without its insides', async () => {
  const { errors, data } = await world.ask('{ refused me { kind } }');
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ message: 'No right', extensions: { code: 'FORBIDDEN', rule: 'B.5' } });
  expect(errors[0]?.extensions).not.toHaveProperty('secret');
  expect(data).toMatchObject({ refused: null, me: { kind: 'anonymous' } });
});

it('masks an unexpected error and gives its id', async () => {
  const { errors } = await world.ask('{ explode }', { headers: { 'x-concord-language': 'en' } });
  expect(errors[0]?.extensions).toMatchObject({ code: 'INTERNAL', errorId: expect.any(String) });
  expect(JSON.stringify(errors)).not.toContain('insides');
});

it('answers null and names the service that is away, and goes on with the rest', async () => {
  await world.services['topic']!.stop();
  try {
    const { data, errors } = await world.ask(
      `{ topic(id: "1") { title } orgUnit(id: "${COUNTY}") { name } }`,
    );
    expect(data).toEqual({ topic: null, orgUnit: { name: 'unit 2' } });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE', service: 'topic' });
  } finally {
    await world.services['topic']!.start();
  }
});

it('answers the same for a service that hangs, and for one that is out of order', async () => {
  const topic = world.services['topic']!;
  topic.hang = true;
  const { data, errors } = await world.ask(`{ topic(id: "1") { title } orgUnit(id: "${COUNTY}") { name } }`);
  topic.hang = false;
  topic.garble = true;
  const garbled = await world.ask('{ topic(id: "1") { title } }');
  topic.garble = false;
  expect(garbled).toMatchObject({
    data: null,
    errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', service: 'topic' } }],
  });
  expect(data).toEqual({ topic: null, orgUnit: { name: 'unit 2' } });
  expect(errors[0]?.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE', service: 'topic' });
}, 30_000);

it('sends the signed identity of the person, in his language', async () => {
  const token = await world.tokenOf(OFFICER);
  const { data } = await world.ask('{ me { kind personId language requestId } }', {
    token,
    headers: { 'accept-language': 'fr, en;q=0.8', 'x-request-id': 'request-0001' },
  });
  expect(data?.['me']).toEqual({
    kind: 'person',
    personId: OFFICER,
    language: 'en',
    requestId: 'request-0001',
  });
  expect(world.services['directory']!.calls.at(-1)?.roles).toEqual([
    { role: 'STATION_CHIEF', orgUnitId: COUNTY },
  ]);
});

it('answers GET, and refuses a mutation by GET', async () => {
  const query = await fetch(`${world.url}/graphql?query=${encodeURIComponent('{ me { kind } }')}`);
  expect(await query.json()).toEqual({ data: { me: { kind: 'anonymous' } } });
  const mutation = await fetch(
    `${world.url}/graphql?query=${encodeURIComponent('mutation { submitTopic(title: "x") { id } }')}`,
  );
  expect(mutation.status).toBe(405);
});
