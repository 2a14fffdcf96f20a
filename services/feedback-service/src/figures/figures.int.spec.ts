import { UNITS } from '@concord/testkit/snapshot';
import { idOf, unit } from '../testing/feedback-data.js';
import { FeedbackWorld } from '../testing/feedback-world.js';

let world: FeedbackWorld;
beforeAll(async () => {
  world = await FeedbackWorld.start();
}, 60_000);
afterAll(() => world?.stop());

const FIGURES =
  'problemsSolved escalations { code count } commitmentsOpen commitmentsLate byDepartment { department { id } open late }';
type Who = Parameters<FeedbackWorld['see']>[0];
async function figures(who: Who, unitId: string, period = '') {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on OrgUnit { feedbackFigures${period} { ${FIGURES} } } } }`;
  const { _entities } = await world.see(who, query, { r: [{ __typename: 'OrgUnit', id: unitId }] });
  return _entities[0].feedbackFigures;
}

it('are counted from the rows, over what the asker may read, and open to their cases', async () => {
  world.goTo('2026-03-02T01:00:00.000Z');
  const done = await world.completed();
  await world.done('convenor', 'recordVisit', done, { finding: 'fine', verdict: 'VERIFIED' });
  await world.signedFor({ agreedDate: '2026-03-06' });
  await world.signedFor();
  const housing = await world.opened();
  await world.done('assigner', 'assignItem', housing, { leadUnitId: unit('housing') });
  await world.opened();
  const topicId = idOf('topic', 700);
  await world.activities.knowTopic({
    topicId,
    orgUnitId: UNITS.community,
    profileKey: 'small',
    profileVersion: 1,
  });
  const texts = { title: 't', situation: 's', analysis: 'a', suggestion: 's' };
  const raised = { topicId, kind: 'PROPOSAL', findingType: 'EMERGING', namesRemoved: true, ...texts };
  const { id: proposal } = await world.done('convenor', 'raiseEscalation', null, raised);
  await world.done('member', 'sponsorEscalation', proposal, { sponsorKind: 'MEMBER' });
  await world.done('convenor', 'submitEscalation', proposal);
  // A draft that nobody handed in is no result.
  await world.done('convenor', 'raiseEscalation', null, { ...raised, title: 'draft' });

  world.goTo('2026-03-06T16:00:00.000Z');
  const expected = {
    problemsSolved: 1,
    escalations: [{ code: 'PROPOSAL', count: 1 }],
    commitmentsOpen: 3,
    commitmentsLate: 2,
    // In the official order of bodies, never by lateness (decision 12).
    byDepartment: [
      { department: { id: unit('trafficPolice') }, open: 2, late: 1 },
      { department: { id: unit('housing') }, open: 1, late: 1 },
    ],
  };
  for (const who of ['countyLeader', 'assigner', 'cityOfficer'] as const) {
    expect(await figures(who, unit('county'))).toEqual(expected);
  }
  expect(await figures('convenor', unit('county'))).toEqual(expected);
  // What cannot be opened is not counted.
  for (const who of ['otherConvenor', 'policeOfficer', 'public'] as const) {
    expect(await figures(who, unit('community'))).toBeNull();
  }
  expect(await figures('countyLeader', unit('otherStreet'))).toMatchObject({
    problemsSolved: 0,
    commitmentsOpen: 0,
    byDepartment: [],
  });
  expect(await figures('countyLeader', idOf('orgUnit', 999))).toBeNull();

  const listed = async (filter: string) =>
    (await world.see('countyLeader', `{ resolutionItems(filter: ${filter}) { totalCount } }`)).resolutionItems
      .totalCount;
  const states = '["ASSIGNED", "SIGNED_FOR", "RETURN_REQUESTED", "IMPLEMENTING", "REWORK"]';
  expect(await listed(`{ states: ${states}, orgUnitId: "${unit('county')}" }`)).toBe(
    expected.commitmentsOpen,
  );
  expect(await listed(`{ states: ${states}, overdue: true }`)).toBe(expected.commitmentsLate);
  expect(await listed(`{ states: ${states}, departmentId: "${unit('housing')}" }`)).toBe(1);
  expect(await listed('{ states: ["VERIFIED", "CLOSED"] }')).toBe(expected.problemsSolved);
});

it('of a period are those of its local days, both included', async () => {
  expect(
    await figures('countyLeader', unit('county'), '(from: "2026-03-02", to: "2026-03-02")'),
  ).toMatchObject({ problemsSolved: 1, escalations: [{ count: 1 }] });
  expect(await figures('countyLeader', unit('county'), '(from: "2026-03-03")')).toMatchObject({
    problemsSolved: 0,
    escalations: [],
  });
});

it('count a rating once, however often it is given, and not after the work was found wanting', async () => {
  const given = async (): Promise<Record<string, number>> => {
    const rows = await world.service.rows<{ dimension: string; value: number }>(
      "select dimension, sum(value)::int as value from indicator where name = 'satisfaction' group by dimension having sum(value) <> 0",
    );
    return Object.fromEntries(rows.map(({ dimension, value }) => [dimension, value]));
  };
  world.goTo('2026-03-09T01:00:00.000Z');
  const id = await world.completed();
  await world.done('convenor', 'recordSatisfaction', id, { rating: 'UNSATISFIED' });
  world.goTo('2026-03-10T01:00:00.000Z');
  await world.done('convenor', 'recordSatisfaction', id, { rating: 'SATISFIED' });
  expect(await given()).toEqual({ SATISFIED: 1 });
  await world.done('convenor', 'recordVisit', id, { finding: 'One is missing.', verdict: 'REWORK' });
  expect(await given()).toEqual({});
  expect(await world.item('convenor', id, 'satisfaction { rating } completion { text }')).toEqual({
    satisfaction: null,
    completion: { text: 'both are there' },
  });
});

it('deadlines are listed for the room and for the department that must act, and for nobody else', async () => {
  const query = '{ feedbackDeadlines(first: 100) { totalCount nodes { kind responsible { id } } } }';
  const room = (await world.see('convenor', query)).feedbackDeadlines;
  expect(room.totalCount).toBeGreaterThan(4);
  const police = (await world.see('policeOfficer', query)).feedbackDeadlines;
  expect(
    new Set(police.nodes.map(({ responsible }: { responsible: { id: string } }) => responsible.id)),
  ).toEqual(new Set([unit('trafficPolice')]));
  for (const who of ['otherConvenor', 'public'] as const) {
    expect((await world.see(who, query)).feedbackDeadlines.totalCount).toBe(0);
  }
});
