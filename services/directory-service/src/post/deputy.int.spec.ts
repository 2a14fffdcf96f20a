import { samplePersonId, samplePersonUuid, sampleUnitId } from '@concord/contracts/sample-ids';
import { Replica } from '@concord/service-kit/replica/replica';
import { claimsOf, DirectoryWorld, GATEWAY } from '../testing/world.js';

let world: DirectoryWorld;
beforeAll(async () => {
  world = await DirectoryWorld.start();
  await world.loadSample();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

let keys = 0;
const CONVENOR = {
  role: 'CONVENOR',
  orgUnitId: sampleUnitId('east'),
  personId: samplePersonId('eastApprover'),
};

async function act(name: 'nameDeputy' | 'endDeputy', change: object, who = claimsOf('eastConvenor')) {
  const type = name === 'nameDeputy' ? 'NameDeputyInput' : 'EndDeputyInput';
  const { data, errors } = await world.ask(
    who,
    `mutation ($input: ${type}!) { ${name}(input: $input) { person { id } refusal { code message } replayed } }`,
    { input: { idempotencyKey: `d${(keys += 1)}`, ...CONVENOR, ...change } },
  );
  expect(errors).toBeUndefined();
  return data[name];
}
const rolesOf = async (): Promise<object[]> => {
  const query = `{ _identityOf(subject: "${samplePersonUuid('eastApprover')}") { roles { role onBehalfOf acts } } }`;
  return (await world.ask(GATEWAY, query)).data._identityOf.roles;
};
const deputies = async (who = claimsOf('eastConvenor')) =>
  (
    await world.ask(
      who,
      `{ deputies(orgUnitId: "${sampleUnitId('east')}") { role roleLabel orgUnit { id } holder { id } deputy { id } acts from until } }`,
    )
  ).data.deputies;

it('the holder names a deputy, who acts under the post beside his own until his time is over', async () => {
  expect(await act('nameDeputy', { until: '2026-02-10' })).toEqual({
    person: { id: samplePersonId('eastApprover') },
    refusal: null,
    replayed: false,
  });
  expect(await rolesOf()).toEqual([
    { role: 'VILLAGE_PARTY_APPROVER', onBehalfOf: null, acts: null },
    { role: 'CONVENOR', onBehalfOf: samplePersonUuid('eastConvenor'), acts: null },
  ]);
  const tree = await world.service.app.get(Replica, { strict: false }).tree();
  const unit = sampleUnitId('east').replace('orgUnit:', '');
  expect(
    tree.reachable('CONVENOR', unit, new Date('2026-02-10T15:00:00Z')).map(({ personId }) => personId),
  ).toEqual([samplePersonUuid('eastConvenor'), samplePersonUuid('eastApprover')]);
  expect(tree.reachable('CONVENOR', unit, new Date('2026-02-10T16:00:00Z'))).toHaveLength(1);
  expect(await deputies()).toEqual([
    {
      role: 'CONVENOR',
      roleLabel: expect.any(String),
      orgUnit: { id: sampleUnitId('east') },
      holder: { id: samplePersonId('eastConvenor') },
      deputy: { id: samplePersonId('eastApprover') },
      acts: [],
      from: '2026-02-02T01:00:00.000Z',
      until: '2026-02-10T16:00:00.000Z',
    },
  ]);
  expect(await deputies({ kind: 'anonymous' })).toEqual([]);
});

it('the deputy is told when, and where', async () => {
  const [row] = await world.database.em.query('select fact from outbox order by version desc limit 1');
  expect(row.fact).toMatchObject({
    type: 'deputyNamed',
    notices: [
      {
        template: 'deputyNamed',
        to: [{ personId: samplePersonUuid('eastApprover') }],
        params: { unit: expect.any(String), from: '2026-02-02', until: '2026-02-10' },
        subjectId: sampleUnitId('east'),
      },
    ],
  });
});

it.each([
  ['a second deputy at the same time', { until: '2026-02-05' }, 'DEPUTY_OVERLAPS'],
  ['himself', { personId: samplePersonId('eastConvenor'), until: '2026-02-05' }, 'DEPUTY_SELF'],
  ['a day in the past', { from: '2026-01-30', until: '2026-02-05' }, 'DATE_IN_PAST'],
  ['somebody elsewhere', { personId: samplePersonId('westConvenor'), until: '2026-02-20' }, 'DEPUTY_OUTSIDE'],
  ['an act that nobody knows', { acts: ['commandThem'], until: '2026-02-20' }, 'DEPUTY_ACT_UNKNOWN'],
  ['what is no id', { personId: 'somebody', until: '2026-02-20' }, 'UNKNOWN_ID'],
])('refuses %s', async (_what, change, code) => {
  expect(await act('nameDeputy', change)).toMatchObject({ person: null, refusal: { code } });
});

it('nobody else names one for him, an administrator does', async () => {
  const later = { from: '2026-03-01', until: '2026-03-05', holderId: samplePersonId('eastConvenor') };
  expect(await act('nameDeputy', later, claimsOf('eastApprover'))).toMatchObject({
    refusal: { code: 'NOT_PERMITTED' },
  });
  expect(await act('nameDeputy', later, claimsOf('administrator'))).toMatchObject({ refusal: null });
});

it('a time that is ended early is over for the identity at once', async () => {
  expect(await act('endDeputy', {})).toMatchObject({ refusal: null });
  expect(await rolesOf()).toEqual([{ role: 'VILLAGE_PARTY_APPROVER', onBehalfOf: null, acts: null }]);
  expect((await deputies()).map(({ from }: { from: string }) => from)).toEqual(['2026-02-28T16:00:00.000Z']);
});

it('named for certain acts, he holds the post for those alone', async () => {
  const acts = ['scheduleSession', 'sendNotice', 'scheduleSession'];
  expect(await act('nameDeputy', { acts, until: '2026-02-12' })).toMatchObject({ refusal: null });
  const once = ['scheduleSession', 'sendNotice'];
  expect(await rolesOf()).toEqual([
    { role: 'VILLAGE_PARTY_APPROVER', onBehalfOf: null, acts: null },
    { role: 'CONVENOR', onBehalfOf: samplePersonUuid('eastConvenor'), acts: once },
  ]);
  expect((await deputies())[0]).toMatchObject({ acts: once });
  expect(await act('nameDeputy', { acts: ['signMinutes'], until: '2026-02-12' })).toMatchObject({
    refusal: { code: 'DEPUTY_OVERLAPS' },
  });
  const { data } = await world.ask(claimsOf('eastConvenor'), '{ postActs }');
  expect(data.postActs).toEqual(expect.arrayContaining(once));
  expect(await act('endDeputy', {})).toMatchObject({ refusal: null });
});
