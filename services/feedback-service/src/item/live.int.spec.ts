import { jest } from '@jest/globals';
import type { Change } from '@concord/contracts/changes';
import { changesDuring, hearersOf } from '@concord/service-kit/testing/live';
import { UNITS, type PersonName } from '@concord/testkit/snapshot';
import { idOf } from '../testing/feedback-data.js';
import { FeedbackWorld } from '../testing/feedback-world.js';

jest.setTimeout(60_000);

let world: FeedbackWorld;
beforeAll(async () => {
  world = await FeedbackWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const PROPOSAL = {
  kind: 'PROPOSAL',
  findingType: 'SYSTEMIC',
  title: 'Speed bumps before every school of the county',
  situation: 'Cars drive fast where children cross.',
  analysis: 'Main roads pass schools in nine communities.',
  suggestion: 'Put up speed bumps at all nine.',
  namesRemoved: true,
};

const sees = async (who: PersonName, { typename, id }: Change): Promise<unknown> => {
  const field = typename === 'Escalation' ? 'escalation' : 'resolutionItem';
  const { data, errors } = await world.service.ask(who, `{ ${field}(id: "${id}") { id } }`);
  expect(errors).toBeUndefined();
  return data[field];
};

it('of items and escalations only those hear live who may read them', async () => {
  const changes = await changesDuring(world.service, 'feedback', async () => {
    await world.assigned();
    const place = { orgUnitId: UNITS.community, profileKey: 'small', profileVersion: 1 };
    const topicId = idOf('topic', 501);
    await world.activities.knowTopic({ topicId, ...place });
    const { id } = await world.done('convenor', 'raiseEscalation', null, { topicId, ...PROPOSAL });
    // A draft is for those who may raise or sponsor it: who reads it later hears of it later.
    expect(await sees('countyLeader', { typename: 'Escalation', id } as Change)).toBeNull();
    await world.done('member', 'sponsorEscalation', id, { sponsorKind: 'MEMBER' });
    await world.done('convenor', 'submitEscalation', id);
  });
  const leaders = changes.filter((change) => hearersOf(change).includes('countyLeader'));
  expect(leaders.filter(({ typename }) => typename === 'Escalation').map(({ version }) => version)).toEqual([
    3,
  ]);
  expect(new Set(changes.map(({ typename }) => typename))).toEqual(new Set(['ResolutionItem', 'Escalation']));
  for (const change of changes) {
    const hearers = hearersOf(change);
    expect(hearers).toEqual(expect.arrayContaining(['convenor', 'countyOfficer']));
    for (const who of hearers) expect([who, await sees(who, change)]).toEqual([who, { id: change.id }]);
    for (const who of ['administrator', 'resident', 'otherConvenor'] as const) {
      expect(await sees(who, change)).toBeNull();
      expect(hearers).not.toContain(who);
    }
  }
  // The department hears from the assignment on, of the item alone.
  const told = changes.filter((change) => hearersOf(change).includes('policeOfficer'));
  expect(told.map(({ typename, version }) => [typename, version])).toEqual([['ResolutionItem', 2]]);
});
