import type { Json } from '@concord/infra/sample/graph';
import { sampleUnitId } from '@concord/contracts/sample-ids';
import { clockStands, participantsOf, standsAt, type Play } from './play.js';
import { guest, person } from './texts.js';
import type { Thing } from './stage.js';

/** 协商议事: notice, the one-third rule, four phases, positions, the outcome announced, commitments, minutes. */
export async function deliberateA(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { convenor, station, police, member } = cast;

  stage.scene('25 February: the session is called');
  // 5 working days' notice from Wed 25 Feb: 26, 27, Sat 28 (made up), Mon 2, Tue 3 March.
  await stage.refused('NOTICE_TOO_SHORT', a.session, () => convenor.sendsNotice(a.session), {
    date: '2026-03-02',
    earliest: '2026-03-03',
  });
  await convenor.postpones(a.session, { scheduledAt: '2026-03-03T06:30:00Z', reason: '通知期不足' });
  await convenor.invites(a.session, {
    participants: [
      guest('示例代表二', 'PUBLIC_REP'),
      guest('示例代表三', 'PUBLIC_REP'),
      guest('示例代表四', 'PUBLIC_REP'),
      guest('示例代表五', 'PUBLIC_REP', true),
      person(member.id, 'MEMBER'),
      person(cast.secondMember.id, 'MEMBER'),
      person(cast.thirdMember.id, 'ROOM_MEMBER'),
      person(police.id, 'DEPARTMENT_HEAD'),
      person(cast.transport.id, 'DEPARTMENT_HEAD'),
      guest('示例超市经营者', 'STAKEHOLDER'),
      guest('示例司机', 'STAKEHOLDER'),
      guest('示例楼栋长', 'NOTABLE'),
      guest('示例老党员', 'NOTABLE'),
      guest('示例记录员', 'RECORDER'),
    ],
  });
  await stage.refused('PERSON_ALREADY_INVITED', a.session, () =>
    convenor.invites(a.session, { participants: [person(member.id, 'STAKEHOLDER')] }),
  );
  // 4 public representatives of 13 counted (the recorder and the waiting alternate are not): 3·4 < 13, one more makes 3·5 ≥ 14.
  const invited = await convenor.looksAt(
    'session',
    a.session,
    'invitedCheck { total publicReps required ok missing }',
  );
  stage.checks.that('at the invitation the one-third rule only warns', invited['invitedCheck'], {
    total: 13,
    publicReps: 4,
    required: 5,
    ok: false,
    missing: 1,
  });
  await convenor.sendsNotice(a.session);
  await stage.eventually(
    'who has an account is told',
    async () => [
      await police.countOf('NOTICE', a.consultation),
      await cast.housing.countOf('NOTICE', a.consultation),
    ],
    [1, 0],
  );
  await stage.refused('SESSION_DAY_NOT_COME', a.session, () => convenor.opensSignIn(a.session));

  stage.scene('3 March: 4 of 13 do not open it, 5 of 15 do');
  await stage.until('2026-03-03 14:20');
  await convenor.opensSignIn(a.session);
  const there = await participantsOf(play, a.session);
  await convenor.signsIn(a.session, {
    participantIds: there.filter((p) => !p['alternate']).map((p) => p['id']),
  });
  await stage.refused('PUBLIC_REPS_TOO_FEW', a.session, () => convenor.opensSession(a.session), {
    have: '4',
    total: '13',
    required: '5',
    missing: '1',
  });
  const alternate = there.find((p) => p['alternate'])!;
  await convenor.callsAlternate(a.session, { participantId: alternate['id'] });
  await convenor.signsIn(a.session, { participantIds: [alternate['id']] });
  await convenor.registersAtDoor(a.session, { name: '示例摊主', capacity: 'STAKEHOLDER' });
  const signedIn = await convenor.looksAt(
    'session',
    a.session,
    'signInCheck { total publicReps required ok missing }',
  );
  stage.checks.that('at the sign-in it is a gate', signedIn['signInCheck'], {
    total: 15,
    publicReps: 5,
    required: 5,
    ok: true,
    missing: 0,
  });
  const opened = await convenor.opensSession(a.session);
  stage.checks.that('opened, first phase', opened.object, { state: 'RAISE_OPINIONS', counts: true });
  await standsAt(play, a, 'IN_DELIBERATION', 'IN_DELIBERATION');

  const present = (await participantsOf(play, a.session)).filter(
    (p) => p['status'] === 'SIGNED_IN' && p['capacity'] !== 'RECORDER',
  );
  const rep = present.find((p) => p['capacity'] === 'PUBLIC_REP')!;
  await convenor.recordsStatement(a.session, {
    participantId: rep['id'],
    askNo: 1,
    text: '超市门口最危险，应先装',
  });
  await stage.refused('OUTCOME_BEFORE_CONFIRM', a.session, () =>
    convenor.recordsOutcome(a.session, { outcome: 'CONSENSUS', announcedInOpenSession: true }),
  );
  for (const phase of ['INTERACTIVE', 'REVISE', 'CONFIRM']) {
    stage.checks.that(`phase ${phase}`, (await convenor.goesOn(a.session)).object['state'], phase);
  }
  // 13 agree and 2 accept with reservations: 13/15 = 87 %, nobody opposes: consensus is proposed (B.7).
  await takePositions(play, a.session, present, ['RESERVE', 'RESERVE']);
  const positions = await convenor.looksAt(
    'session',
    a.session,
    'positions { agree reserve oppose abstain } proposedOutcome',
  );
  stage.checks.that('positions, counted and never called a vote', positions, {
    positions: { agree: 13, reserve: 2, oppose: 0, abstain: 0 },
    proposedOutcome: 'CONSENSUS',
  });
  const asPolice = await police.looksAt('session', a.session, 'participants { position }');
  stage.checks.that(
    'a department does not see who took which',
    (asPolice['participants'] as Json[]).every((p) => p['position'] === null),
    true,
  );
  await stage.refused('OUTCOME_NOT_ANNOUNCED', a.session, () =>
    convenor.recordsOutcome(a.session, { outcome: 'CONSENSUS', announcedInOpenSession: false }),
  );
  await stage.refused('OUTCOME_REASON_REQUIRED', a.session, () =>
    convenor.recordsOutcome(a.session, { outcome: 'NO_CONSENSUS', announcedInOpenSession: true }),
  );
  await stage.refused('OUTCOME_NOT_IN_PROFILE', a.session, () =>
    convenor.recordsOutcome(a.session, { outcome: 'HARD_TO_REACH', announcedInOpenSession: true }),
  );
  await convenor.recordsOutcome(a.session, { outcome: 'CONSENSUS', announcedInOpenSession: true });
  await standsAt(play, a, 'OUTCOME_RECORDED', 'OUTCOME_RECORDED');
  await commitAndConclude(play);

  stage.scene('5 March: minutes');
  await stage.until('2026-03-05 10:00');
  await station.draftsMinutes(a.session, { text: '会议达成共识，承诺事项两项。' });
  await stage.refused('NOT_PERMITTED', a.session, () => station.signsMinutes(a.session));
  const signed = await convenor.signsMinutes(a.session);
  stage.checks.that('signed', signed.object['state'], 'MINUTES_SIGNED');
  await clockStands(play, convenor, 'session', a.session, 'MINUTES', { state: 'MET' });
  // 3 working days from Thu 5 March: Fri 6, Mon 9, Tue 10.
  await clockStands(play, convenor, 'consultation', a.consultation, 'PUBLICITY_START', {
    dueDate: '2026-03-10',
    budget: { unit: 'wd', n: 3, source: 'INF' },
  });
}

async function commitAndConclude(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { convenor } = cast;
  const bumps = {
    text: '在超市门口和安置点路口加装减速带及警示标志',
    askNos: [1, 2],
    leadUnitId: sampleUnitId('traffic'),
    coUnitIds: [sampleUnitId('transport')],
    agreedDate: '2026-03-27',
  };
  await stage.refused('DATE_IN_PAST', a.session, () =>
    convenor.recordsCommitment(a.session, { ...bumps, agreedDate: '2026-03-02' }),
  );
  await stage.refused('UNKNOWN_ASK', a.session, () =>
    convenor.recordsCommitment(a.session, { ...bumps, askNos: [4] }),
  );
  await stage.refused('UNKNOWN_UNIT', a.session, () =>
    convenor.recordsCommitment(a.session, {
      ...bumps,
      leadUnitId: 'orgUnit:00000000-0000-4000-8000-000000000000',
    }),
  );
  await convenor.recordsCommitment(a.session, bumps);
  await convenor.recordsCommitment(a.session, {
    text: '修复损坏路灯',
    askNos: [3],
    leadUnitId: sampleUnitId('housing'),
    coUnitIds: [],
    agreedDate: '2026-04-10',
  });
  const concluded = await convenor.concludes(a.session);
  stage.checks.that('concluded', concluded.object, { state: 'CONCLUDED', outcome: 'CONSENSUS' });
  // 7 working days from Tue 3 March: 4, 5, 6, 9, 10, 11, 12.
  await clockStands(play, convenor, 'session', a.session, 'MINUTES', {
    dueDate: '2026-03-12',
    budget: { unit: 'wd', n: 7, source: 'P15' },
  });
  // 6 months from 3 March: 3 September, a Thursday.
  await clockStands(play, convenor, 'consultation', a.consultation, 'STATUS_REPORT', {
    dueDate: '2026-09-03',
    budget: { unit: 'm', n: 6 },
  });
  await stage.eventually(
    'the convenor is asked for the minutes',
    async () => (await convenor.countOf('NOTICE', a.consultation)) >= 2,
    true,
  );
}

/** The first ones take the given positions, all others agree. */
export async function takePositions(
  play: Play,
  session: Thing,
  present: Json[],
  first: string[],
): Promise<void> {
  for (const [at, participant] of present.entries()) {
    await play.cast.convenor.recordsPosition(session, {
      participantId: participant['id'],
      position: first[at] ?? 'AGREE',
    });
  }
}
