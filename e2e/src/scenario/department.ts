import type { Json } from '@concord/infra/sample/graph';
import { sampleUnitId } from '@concord/contracts/sample-ids';
import { letterIsIssued } from './letter.js';
import { clockStands, standsAt, type Play } from './play.js';

/** Commitments go to departments by the matrix, which sign for them and reply ask by ask. */
export async function handOver(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { convenor, station, county, police, housing } = cast;

  stage.scene('16–18 March: the commitments are assigned, signed for, replied to');
  await stage.until('2026-03-16 10:00');
  const items = await stage.found('two commitments', async () => {
    const seen = await convenor.looksAt(
      'consultation',
      a.consultation,
      'resolutionItems { id version state askNos agreedDate proposedLeadUnit { id } }',
    );
    const list = seen['resolutionItems'] as Json[];
    return list.length === 2 ? list : null;
  });
  a.items = items
    .toSorted((one, other) => one['askNos'][0] - other['askNos'][0])
    .map((item) => ({ id: item['id'] as string }));
  const [bumps, lamps] = [a.items[0]!, a.items[1]!];
  await stage.eventually(
    'whose reach covers the departments is told, once, and nobody who could not assign it',
    async () => [
      await county.countOf('NOTICE', bumps),
      await station.countOf('NOTICE', bumps),
      await convenor.countOf('NOTICE', bumps),
    ],
    [1, 0, 0],
  );
  const toPolice = { leadUnitId: sampleUnitId('traffic'), coUnitIds: [sampleUnitId('transport')] };
  await stage.refused('ASSIGNMENT_NEEDS_HIGHER', bumps, () => convenor.assigns(bumps, toPolice));
  await stage.refused('ASSIGNMENT_NEEDS_HIGHER', bumps, () => station.assigns(bumps, toPolice));
  await stage.refused('WRONG_STATE', bumps, () => county.urges(bumps, { text: '请尽快' }));
  await county.assigns(bumps, toPolice);
  await county.assigns(lamps, { leadUnitId: sampleUnitId('housing') });
  // 1 working day from Mon 16 March: Tue 17.
  await clockStands(play, police, 'item', bumps, 'ITEM_SIGN_FOR', {
    dueDate: '2026-03-17',
    budget: { unit: 'wd', n: 1, source: 'P44' },
    responsible: { id: sampleUnitId('traffic') },
  });
  // The date agreed in the minutes governs (decision 7), and it comes before 15 working days are over.
  await clockStands(play, police, 'item', bumps, 'ITEM_COMPLETION', {
    dueDate: '2026-03-27',
    agreedDate: '2026-03-27',
    dueAt: '2026-03-27T16:00:00.000Z',
  });
  await clockStands(play, police, 'item', bumps, 'ITEM_REPLY', { dueDate: '2026-03-27' });
  // 15 working days from Mon 16 March over Qingming (4–6 April off): 17–20 (4), 23–27 (9), 30 March – 3 April (14), Tue 7 April (15).
  await clockStands(play, housing, 'item', lamps, 'ITEM_REPLY', {
    dueDate: '2026-04-07',
    budget: { unit: 'wd', n: 15 },
  });
  await clockStands(play, housing, 'item', lamps, 'ITEM_COMPLETION', { dueDate: '2026-04-10' });
  await stage.eventually(
    'the officers are told',
    async () => [
      await police.countOf('NOTICE', bumps),
      await cast.transport.countOf('NOTICE', bumps),
      await housing.countOf('NOTICE', lamps),
    ],
    [1, 1, 1],
  );
  stage.checks.that('one department does not read another’s', await housing.looksAt('item', bumps, 'id'), {});
  await stage.refused('NOT_FOUND', bumps, () => housing.signsFor(bumps));

  await stage.until('2026-03-17 08:50');
  await stage.untilNext();
  await stage.eventually(
    'due today: the officer, the leader, the convenor are warned',
    async () => [
      await police.countOf('WARNING', bumps),
      await cast.policeLeader.countOf('WARNING', bumps),
      await convenor.countOf('WARNING', bumps),
    ],
    [1, 1, 1],
  );
  await police.signsFor(bumps);
  await housing.signsFor(lamps);

  await stage.until('2026-03-18 10:00');
  const adopted = { askNo: 1, result: 'ADOPTED', measures: '3月27日前施工' };
  await stage.refused('ASK_LEFT_OUT', bumps, () => police.replies(bumps, { answers: [adopted] }), {
    asks: '2',
  });
  await stage.refused(
    'REASON_REQUIRED',
    bumps,
    () => police.replies(bumps, { answers: [adopted, { askNo: 2, result: 'PARTLY' }] }),
    { ask: '2' },
  );
  await stage.refused('ASK_UNKNOWN', bumps, () =>
    police.replies(bumps, {
      answers: [adopted, { askNo: 2, result: 'ADOPTED' }, { askNo: 3, result: 'ADOPTED' }],
    }),
  );
  const replied = await police.replies(bumps, {
    answers: [adopted, { askNo: 2, result: 'PARTLY', reason: '警示标志需另行采购，先装减速带' }],
  });
  stage.checks.that('replied ask by ask', replied.object['state'], 'IMPLEMENTING');
  await clockStands(play, police, 'item', bumps, 'ITEM_REPLY', { state: 'MET' });
  await stage.eventually('the convenor is told of the reply', () => convenor.countOf('NOTICE', bumps), 1);
  // 30 calendar days from the beginning of the work on Wed 18 March: Fri 17 April; the unpublished holiday of the third of the third lies in them.
  await clockStands(play, convenor, 'item', bumps, 'FIRST_VISIT', {
    dueDate: '2026-04-17',
    provisional: true,
    budget: { unit: 'cd', n: 30 },
  });
}

/** Messages about the agreed date in the inboxes of: officer, department leader, convenor, county office, another department, county leader. */
function countsOf({ cast, a }: Play): (kind: string) => Promise<number[]> {
  const people = [cast.police, cast.policeLeader, cast.convenor, cast.county, cast.housing, cast.leader];
  return (kind) => Promise.all(people.map((who) => who.countOf(kind, a.items[0]!, '2026-03-27')));
}

/** The agreed date comes near: three working days before, the officer is reminded. */
export async function dateComesNear(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { housing, administrator } = cast;
  const [bumps, lamps] = [a.items[0]!, a.items[1]!];
  const counts = countsOf(play);

  stage.scene('24–30 March: the department lets its agreed date pass');
  await stage.until('2026-03-24 08:50');
  stage.checks.that('nothing before T-3', await counts('REMINDER'), [0, 0, 0, 0, 0, 0]);
  await stage.untilNext();
  // T-3 of Fri 27 March: Thu 26 is T-1, Wed 25 T-2, Tue 24 T-3. The officer alone is reminded.
  stage.checks.that('T-3 at the opening of the office', (await stage.now()).slice(0, 16), '2026-03-24T01:00');
  await stage.eventually('T-3: the officer', () => counts('REMINDER'), [1, 0, 0, 0, 0, 0]);
  stage.checks.that(
    'no post is vacant, nobody is warned of one',
    await administrator.countOf('ADMIN', bumps),
    0,
  );
  // 5 working days from Mon 16 March: 17, 18, 19, 20, Mon 23; on Tue 24 it is too late to say that it is not theirs.
  await stage.refused(
    'RETURN_TOO_LATE',
    lamps,
    () => housing.asksToReturn(lamps, { reason: '不属本单位职责' }),
    { until: '2026-03-23' },
  );
  await housing.replies(lamps, { answers: [{ askNo: 3, result: 'ADOPTED', measures: '本月内修复' }] });
  await housing.completes(lamps, { text: '路灯已修复' });
}

/** The traffic police let it pass; a clock reminds, states and asks, and commands nobody. */
export async function datePasses(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { county, police, leader } = cast;
  const bumps = a.items[0]!;
  const counts = countsOf(play);
  await stage.until('2026-03-26 09:30');
  await stage.eventually('T-1: the officer again', () => counts('REMINDER'), [2, 0, 0, 0, 0, 0]);
  stage.checks.that('no warning yet', await counts('WARNING'), [0, 0, 0, 0, 0, 0]);
  await stage.until('2026-03-27 09:30');
  await stage.eventually(
    'due day: a warning to officer, leader and convenor',
    () => counts('WARNING'),
    [1, 1, 1, 0, 0, 0],
  );
  await clockStands(play, police, 'item', bumps, 'ITEM_COMPLETION', {
    dueToday: true,
    overdue: false,
    workingDaysLeft: 0,
  });

  await stage.until('2026-03-28 10:00');
  await clockStands(play, police, 'item', bumps, 'ITEM_COMPLETION', {
    dueToday: false,
    overdue: true,
    state: 'RUNNING',
  });
  stage.checks.that(
    'a Saturday: stated on the page, nobody is written to',
    await counts('OVERDUE'),
    [0, 0, 0, 0, 0, 0],
  );

  await stage.until('2026-03-30 08:50');
  await stage.untilNext();
  // First working day after Fri 27 March: Mon 30.
  stage.checks.that('T+1 at the opening of the office', (await stage.now()).slice(0, 16), '2026-03-30T01:00');
  await stage.eventually(
    'overdue notice: officer, leader, convenor, county office',
    () => counts('OVERDUE'),
    [1, 1, 1, 1, 0, 0],
  );
  await stage.eventually('with urging', () => counts('URGING'), [1, 1, 1, 1, 0, 0]);
  await clockStands(play, police, 'item', bumps, 'ITEM_COMPLETION', {
    overdue: true,
    daysLate: 1,
    breachedAt: '2026-03-27T16:00:00.000Z',
  });
  await letterIsIssued(play);
  const late = await leader.sees(
    `query Late($id: ID!) { orgUnit(id: $id) { feedbackFigures { commitmentsOpen commitmentsLate byDepartment { department { id } open late } } }
    deadlines(orgUnitId: $id, filter: { overdue: true }, first: 10) { totalCount missing edges { node { kind caseId daysLate responsible { id } } } } }`,
    { id: sampleUnitId('county') },
  );
  stage.checks.that('the leader’s page shows it late', late, {
    orgUnit: {
      feedbackFigures: {
        commitmentsOpen: 1,
        commitmentsLate: 1,
        byDepartment: [{ department: { id: sampleUnitId('traffic') }, open: 1, late: 1 }],
      },
    },
    deadlines: {
      totalCount: 1,
      missing: [],
      edges: [
        {
          node: {
            kind: 'ITEM_COMPLETION',
            caseId: bumps.id,
            daysLate: 1,
            responsible: { id: sampleUnitId('traffic') },
          },
        },
      ],
    },
  });
  await county.urges(bumps, { text: '请告知施工安排' });
  await stage.eventually('urged by a named person as well', () => police.countOf('NOTICE', bumps), 2);
}

/** Done at last: visited, rated, closed; the status report is still owed. */
export async function completeAndVisit(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { convenor, police, member, station } = cast;
  const [bumps, lamps] = [a.items[0]!, a.items[1]!];

  stage.scene('31 March – 2 April: done, visited, rated');
  await stage.until('2026-03-31 10:00');
  await stage.refused('NOT_COMPLETED', bumps, () =>
    member.visits(bumps, { finding: '尚未完工', verdict: 'VERIFIED', visitorIds: [member.id] }),
  );
  await police.completes(bumps, { text: '两处减速带及标志已安装' });
  await clockStands(play, police, 'item', bumps, 'ITEM_COMPLETION', {
    state: 'MET',
    overdue: false,
    breachedAt: '2026-03-27T16:00:00.000Z',
  });
  await standsAt(play, a, 'SUPERVISING', 'SUPERVISING');

  await stage.until('2026-04-01 15:00');
  await member.visits(lamps, { finding: '路灯已亮', verdict: 'VERIFIED', visitorIds: [member.id] });
  await member.visits(bumps, {
    finding: '减速带牢固，标志齐全',
    verdict: 'VERIFIED',
    visitorIds: [member.id, cast.secondMember.id],
  });
  await clockStands(play, convenor, 'item', bumps, 'FIRST_VISIT', { state: 'MET' });
  await stage.refused('SATISFACTION_MISSING', bumps, () => convenor.closesItem(bumps));
  await stage.refused('CHOICE_UNKNOWN', bumps, () => station.rates(bumps, { rating: 'PERFECT' }));
  await station.rates(bumps, { rating: 'SATISFIED', comment: '居民反映良好' });
  await station.rates(lamps, { rating: 'BASICALLY_SATISFIED' });
  for (const item of [bumps, lamps]) {
    stage.checks.that('closed', (await convenor.closesItem(item)).object['state'], 'CLOSED');
    await stage.refused('CASE_CLOSED', item, () => station.rates(item, { rating: 'SATISFIED' }));
  }
  await standsAt(play, a, 'SUPERVISING', 'SUPERVISING');
  await stage.refused('STATUS_NOT_REPORTED', a.topic, () => convenor.closes(a.topic));
  stage.checks.that(
    'owed to the room’s next session',
    (await convenor.looksAt('consultation', a.consultation, 'statusReportDue'))['statusReportDue'],
    true,
  );
}
