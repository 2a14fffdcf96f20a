import { jest } from '@jest/globals';
import { Database } from '@concord/service-kit/database/database';
import { rebuildIndicators } from '@concord/service-kit/indicators/rebuild';
import { UNITS } from '@concord/testkit/snapshot';
import { ANSWERS, idOf, unit } from '../testing/feedback-data.js';
import { FeedbackWorld } from '../testing/feedback-world.js';
import { FEEDBACK_FIGURES } from './figures.sources.js';

// A whole story is one test; on busy cores it takes its time.
jest.setTimeout(60_000);

let world: FeedbackWorld;
beforeAll(async () => {
  world = await FeedbackWorld.start();
}, 60_000);
afterAll(() => world?.stop());

const kept = () =>
  world.service.rows<{ name: string }>(
    'select org_unit_id, day::text, name, dimension, value from indicator where value <> 0 order by 1, 2, 3, 4',
  );

/** Every act that counts, twice where a second time must not count or must count anew. */
async function play(): Promise<void> {
  const id = await world.completed();
  world.goTo('2026-03-03T01:00:00.000Z');
  await world.done('convenor', 'recordSatisfaction', id, { rating: 'UNSATISFIED' });
  await world.done('convenor', 'recordVisit', id, { finding: 'One is missing.', verdict: 'REWORK' });
  await world.done('policeOfficer', 'replyItem', id, { answers: ANSWERS });
  await world.done('policeOfficer', 'reportCompletion', id, { text: 'now both' });
  world.goTo('2026-03-04T16:30:00.000Z');
  await world.done('convenor', 'recordVisit', id, { finding: 'fine', verdict: 'VERIFIED' });
  await world.done('convenor', 'recordSatisfaction', id, { rating: 'SATISFIED' });
  await world.done('convenor', 'recordSatisfaction', id, { rating: 'BASICALLY_SATISFIED' });
  await world.done('convenor', 'closeItem', id);
  const returned = await world.signedFor();
  await world.done('policeOfficer', 'requestItemReturn', returned, { reason: 'not ours' });
  await world.done('assigner', 'acceptItemReturn', returned, { leadUnitId: unit('housing') });
  const topicId = idOf('topic', 700);
  const known = { topicId, orgUnitId: UNITS.community, profileKey: 'small', profileVersion: 1 };
  await world.activities.knowTopic(known);
  const texts = { title: 't', situation: 's', analysis: 'a', suggestion: 's' };
  const raised = { topicId, kind: 'PROPOSAL', findingType: 'EMERGING', namesRemoved: true, ...texts };
  const { id: proposal } = await world.done('convenor', 'raiseEscalation', null, raised);
  await world.done('member', 'sponsorEscalation', proposal, { sponsorKind: 'MEMBER' });
  await world.done('convenor', 'submitEscalation', proposal);
  world.goTo('2026-03-05T01:00:00.000Z');
  await world.done('countyOfficer', 'reviewEscalation', proposal, { filed: true });
}

it('figures are counted anew from the rows, the same as the acts kept them', async () => {
  await play();
  const database = world.service.get(Database);
  const before = await kept();
  expect([...new Set(before.map(({ name }) => name))].sort()).toEqual([
    'escalationsReviewed',
    'escalationsSubmitted',
    'itemsAssigned',
    'itemsClosed',
    'itemsOpened',
    'itemsReplied',
    'problemsSolved',
    'satisfaction',
  ]);
  expect(await rebuildIndicators(database, FEEDBACK_FIGURES, { write: false })).toEqual([]);
  await world.service.rows('delete from indicator');
  expect(await rebuildIndicators(database, FEEDBACK_FIGURES)).toHaveLength(before.length);
  expect(await kept()).toEqual(before);
});

it('are counted with what a role of the product may do: it has no right to temporary tables', async () => {
  await rebuildIndicators(world.service.get(Database), FEEDBACK_FIGURES);
  // PostgreSQL keeps the schema of temporary tables once a connection of this database has made one.
  expect(await world.service.rows("select nspname from pg_namespace where nspname like 'pg_temp_%'")).toEqual(
    [],
  );
});
