import { DIRECTORY_FEED_ID } from '@concord/contracts/stories';
import {
  samplePersonId,
  samplePersonUuid,
  sampleUnitId,
  sampleUnitUuid,
} from '@concord/contracts/sample-ids';
import { FeedActivities } from '../directory/directory.activities.js';
import { ANONYMOUS, claimsOf, DirectoryWorld, GATEWAY } from '../testing/world.js';

let world: DirectoryWorld;
beforeAll(async () => {
  world = await DirectoryWorld.start();
  await world.loadSample();
}, 30_000);
afterAll(() => world.stop());

/** Asked three times: jit compiles a query at its first run. */
async function thrice(claims: Parameters<DirectoryWorld['ask']>[0], query: string, variables?: object) {
  const answers = [];
  for (let n = 0; n < 3; n += 1) answers.push(await world.ask(claims, query, variables));
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  return answers[0]!;
}

describe('the sample region', () => {
  it('is loaded once, into an empty directory only', async () => {
    const before = await world.count('org_unit');
    await expect(world.loadSample()).resolves.toMatchObject({ replayed: true, refusal: null });
    await world.database.em.query('delete from act_key');
    await expect(world.loadSample()).resolves.toMatchObject({ refusal: { code: 'ALREADY_SET_UP' } });
    await expect(world.count('org_unit')).resolves.toBe(before);
  });

  it('owes the story one fact, and hands out the whole directory without a name of anybody', async () => {
    const rows = await world.database.em.query('select case_id, version from outbox');
    expect(rows).toEqual([{ case_id: DIRECTORY_FEED_ID, version: 1 }]);
    const { snapshot } = await world.service.app.get(FeedActivities).activities().exportDirectory();
    expect(snapshot).toMatchObject({ version: 1, profiles: [{ key: 'hechi', version: 1 }] });
    expect(snapshot.posts).toHaveLength(34);
    expect(JSON.stringify(snapshot)).not.toContain('覃建华');
  });
});

const VIEWER =
  '{ viewer { language person { id name phoneMasked } roles { role roleLabel orgUnit { id name } } readableRoot { id } } }';

describe('the viewer', () => {
  it('is a person with posts, and begins at the place that they reach', async () => {
    const { data, errors } = await thrice(claimsOf('townStaff', 'en'), VIEWER);
    expect(errors).toBeUndefined();
    expect(data.viewer).toMatchObject({
      language: 'en',
      person: { id: samplePersonId('townStaff'), name: 'Lu Zhiyuan', phoneMasked: '100****0003' },
      roles: [
        {
          role: 'STATION_STAFF',
          roleLabel: 'Liaison station staff',
          orgUnit: { id: sampleUnitId('townStation') },
        },
      ],
      readableRoot: { id: sampleUnitId('town') },
    });
  });

  it('is nobody on the public page', async () => {
    const { data } = await thrice(ANONYMOUS, VIEWER);
    expect(data.viewer).toEqual({ language: 'zh-CN', person: null, roles: [], readableRoot: null });
  });
});

const IDENTITY =
  'query ($subject: String!) { _identityOf(subject: $subject) { personId roles { role orgUnitId } language } }';

describe('identities', () => {
  it('are told to the gateway', async () => {
    const subject = samplePersonUuid('westConvenor');
    const { data } = await thrice(GATEWAY, IDENTITY, { subject });
    const roles = [{ role: 'CONVENOR', orgUnitId: sampleUnitUuid('west') }];
    expect(data._identityOf).toEqual({ personId: subject, roles, language: 'zh-CN' });
  });

  it('of unknown or disabled people are null', async () => {
    const subject = samplePersonUuid('member7');
    await world.database.em.query('update person set disabled = true where id = $1', [subject]);
    for (const unknown of [subject, 'nobody', '00000000-0000-7000-8000-000000000000']) {
      const { data, errors } = await world.ask(GATEWAY, IDENTITY, { subject: unknown });
      expect(errors).toBeUndefined();
      expect(data._identityOf).toBeNull();
    }
    await world.database.em.query('update person set disabled = false where id = $1', [subject]);
  });

  it('are told to nobody else', async () => {
    const { data, errors } = await world.ask(claimsOf('administrator'), IDENTITY, { subject: 'x' });
    expect(data._identityOf).toBeNull();
    expect(errors?.[0]?.extensions['code']).toBe('NOT_PERMITTED');
  });

  it('with a subject of their own are not found by their id', async () => {
    const id = samplePersonUuid('member6');
    await world.database.em.query(`update person set subject = 'sub-6' where id = $1`, [id]);
    const bySubject = await world.ask(GATEWAY, IDENTITY, { subject: 'sub-6' });
    expect(bySubject.data._identityOf.personId).toBe(id);
    const byId = await world.ask(GATEWAY, IDENTITY, { subject: id });
    expect(byId.data._identityOf).toBeNull();
    await world.database.em.query('update person set subject = null where id = $1', [id]);
  });
});

describe('the tree', () => {
  it('stands in the official order, with posts, profile and members', async () => {
    const query = `query ($id: ID!) { orgUnit(id: $id) { name kind level memberCount path { id } parent { id }
      profile { key version steps { label } } children(kinds: ["DEPARTMENT"]) { id posts { role person { name } } } } }`;
    const { data, errors } = await thrice(claimsOf('countyLeader'), query, { id: sampleUnitId('county') });
    expect(errors).toBeUndefined();
    expect(data.orgUnit).toMatchObject({
      kind: 'COUNTY',
      memberCount: 7,
      parent: { id: sampleUnitId('city') },
    });
    expect(data.orgUnit.path).toEqual([{ id: sampleUnitId('city') }, { id: sampleUnitId('county') }]);
    expect(data.orgUnit.profile.steps.map((step: { label: string }) => step.label)).toEqual([
      '选题定事',
      '调研明事',
      '协商议事',
      '结果公示',
      '监督执事',
    ]);
    const departments = ['traffic', 'civilAffairs', 'housing', 'transport'] as const;
    expect(data.orgUnit.children.map((unit: { id: string }) => unit.id)).toEqual(
      departments.map(sampleUnitId),
    );
    expect(data.orgUnit.children[0].posts).toContainEqual({
      role: 'DEPARTMENT_OFFICER',
      person: { name: '周海涛' },
    });
  });

  it('shows the public the names of public units, and no people', async () => {
    const query = `query ($id: ID!, $office: ID!, $person: ID!) { office: orgUnit(id: $office) { id }
      orgUnit(id: $id) { nameEn memberCount profile { key } children { kind } posts { role } }
      person(id: $person) { name } people { edges { cursor } } }`;
    const ids = {
      id: sampleUnitId('county'),
      office: sampleUnitId('countyOffice'),
      person: samplePersonId('westConvenor'),
    };
    const { data, errors } = await world.ask(ANONYMOUS, query, ids);
    expect(data).toMatchObject({ office: null, person: null, people: null });
    expect(data.orgUnit).toMatchObject({ memberCount: null, profile: null, posts: [] });
    expect(data.orgUnit.children.map((unit: { kind: string }) => unit.kind)).not.toContain('OFFICE');
    expect(errors?.map((error) => error.extensions['code'])).toEqual(['NOT_PERMITTED']);
  });

  it('is paged by key without gaps or doubles', async () => {
    const query = `query ($after: String) { orgUnits(first: 7, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await world.ask(claimsOf('cityLeader'), query, { after });
      seen.push(...data.orgUnits.edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = data.orgUnits.pageInfo.hasNextPage ? data.orgUnits.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });
});

describe('people', () => {
  it('are found by name, role and place, page by page', async () => {
    const query = `query ($filter: PersonFilter, $after: String) { people(filter: $filter, first: 3, after: $after) { totalCount pageInfo { endCursor hasNextPage } edges { node { id } } } }`;
    const filter = { roles: ['MEMBER'], orgUnitId: sampleUnitId('town') };
    const first = await world.ask(claimsOf('member1'), query, { filter });
    expect(first.data.people).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const after = first.data.people.pageInfo.endCursor;
    const second = await world.ask(claimsOf('member1'), query, { filter, after });
    expect(second.data.people.edges).toHaveLength(1);
    const byName = await world.ask(claimsOf('member1'), query, { filter: { text: 'xiaowen' } });
    expect(byName.data.people.edges).toEqual([{ node: { id: samplePersonId('member1') } }]);
    const wildcard = await world.ask(claimsOf('member1'), query, { filter: { text: '%' } });
    expect(wildcard.data.people.totalCount).toBe(0);
  });
});

describe('node', () => {
  it('leads to every type: own ones read, foreign ones as stubs', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { __typename id } }';
    const uuid = '00000000-0000-7000-8000-000000000001';
    const typeOf = async (id: string): Promise<unknown> =>
      (await thrice(claimsOf('member1'), query, { id })).data.node?.__typename;
    await expect(typeOf(sampleUnitId('west'))).resolves.toBe('OrgUnit');
    await expect(typeOf(samplePersonId('member1'))).resolves.toBe('Person');
    await expect(typeOf(`item:${uuid}`)).resolves.toBe('ResolutionItem');
    await expect(typeOf(`topic:${uuid}`)).resolves.toBe('Topic');
    await expect(typeOf(`orgUnit:${uuid}`)).resolves.toBeUndefined();
    const { errors } = await world.ask(claimsOf('member1'), query, { id: 'nonsense' });
    expect(errors?.[0]?.extensions['code']).toBe('UNKNOWN_ID');
  });

  it('and references resolve as entities', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on OrgUnit { name } ... on Person { name } } }`;
    const of = [
      { __typename: 'OrgUnit', id: sampleUnitId('west') },
      { __typename: 'Person', id: samplePersonId('member1') },
      { __typename: 'Person', id: 'person:00000000-0000-7000-8000-000000000001' },
    ];
    const { data } = await thrice(claimsOf('member1'), query, { of });
    expect(data._entities).toEqual([{ name: '城西社区' }, { name: '莫晓雯' }, null]);
  });
});
