import type { Json } from '@concord/infra/sample/graph';
import { sampleUnitId } from '@concord/contracts/sample-ids';
import type { Play } from './play.js';

const FIRST_PAGE = `query FirstPage($id: ID!, $from: LocalDate, $to: LocalDate) {
  orgUnit(id: $id) {
    name
    topicFigures(from: $from, to: $to) { submitted bySource { code count } residents closed }
    consultationFigures(from: $from, to: $to) { membersTookPart sessionsHeld residentsTookPart outcomes { code count } rooms { room { name } year concluded target compliant } }
    feedbackFigures(from: $from, to: $to) { problemsSolved escalations { code count } commitmentsOpen commitmentsLate byDepartment { department { id } open late } }
  }
  deadlines(orgUnitId: $id, first: 10) { totalCount missing edges { node { kind title dueDate overdue } } }
}`;

const byCode = (rows: Json[]): Json[] =>
  rows.toSorted((one, other) => (one['code'] < other['code'] ? -1 : 1));

/** The leader's first page is one query; every figure was counted by hand along the story. */
export async function leaderLooks(play: Play): Promise<void> {
  const { stage, cast } = play;
  stage.scene('22 April: the leader’s first page');
  await stage.tell(cast.leader.name, 'opens the first page');
  const page = await cast.leader.sees(FIRST_PAGE, {
    id: sampleUnitId('county'),
    from: '2026-01-01',
    to: '2026-12-31',
  });
  const unit = page['orgUnit'] as Json;
  stage.checks.that(
    'topics: five submitted, four by the public and one on an open call, two closed',
    {
      ...unit['topicFigures'],
      bySource: byCode(unit['topicFigures'].bySource),
    },
    {
      submitted: 5,
      bySource: [
        { code: 'OPEN_CALL', count: 1 },
        { code: 'PUBLIC', count: 4 },
      ],
      residents: 5,
      closed: 2,
    },
  );
  stage.checks.that(
    'sessions: three, three members; residents 8 on 3 March (5 representatives, 3 concerned), 5 on 3 and 5 on 16 April',
    {
      ...unit['consultationFigures'],
      outcomes: byCode(unit['consultationFigures'].outcomes),
    },
    {
      membersTookPart: 3,
      sessionsHeld: 3,
      residentsTookPart: 18,
      outcomes: [
        { code: 'CONSENSUS', count: 1 },
        { code: 'NO_CONSENSUS', count: 2 },
      ],
      rooms: [{ room: { name: '城西社区协商议事室' }, year: 2026, concluded: 3, target: 2, compliant: true }],
    },
  );
  stage.checks.that(
    'results: two problems solved, one proposal, nothing open or late',
    unit['feedbackFigures'],
    {
      problemsSolved: 2,
      escalations: [{ code: 'PROPOSAL', count: 1 }],
      commitmentsOpen: 0,
      commitmentsLate: 0,
      byDepartment: [],
    },
  );
  stage.checks.that('no date is waited for any more, and every service answered', page['deadlines'], {
    totalCount: 0,
    missing: [],
    edges: [],
  });
  const other = await cast.administrator.sees('query Unit($id: ID!) { orgUnit(id: $id) { name } }', {
    id: sampleUnitId('street'),
  });
  stage.checks.that('the tree is there for everybody', other['orgUnit'].name.length > 0, true);
}
