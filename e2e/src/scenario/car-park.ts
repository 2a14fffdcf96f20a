import type { Json } from '@concord/infra/sample/graph';
import { clockStands, followed, participantsOf, standsAt, stateOf, told, type Play } from './play.js';
import { takePositions } from './sitting.js';
import { CAR_PARK, guest, person } from './texts.js';

/** Matter B up to accepted research; its filing is acknowledged because nobody returned it in time. */
export async function prepareB(play: Play): Promise<void> {
  const { stage, cast, b } = play;
  const { station, convenor, approver, secondMember } = cast;
  stage.scene('18–20 March: a second matter of the same room, entered for a visitor (代录)');
  const entered = await station.entersFor({
    ...CAR_PARK,
    source: 'OPEN_CALL',
    paperReference: '来访登记3号',
  });
  b.topic = { id: entered.object['id'] as string };
  b.code = entered.payload['receipt'].code as string;
  stage.checks.that('entered by staff', await convenor.looksAt('topic', b.topic, 'source enteredBy { id }'), {
    source: 'OPEN_CALL',
    enteredBy: { id: station.id },
  });
  await convenor.screens(b.topic, { scopeClass: 'RIGHTS', urgency: 'LOW', difficulty: 'HARD' });
  await stage.until('2026-03-19 10:00');
  await approver.approves(b.topic);
  await convenor.files(b.topic);
  const seen = await stage.found('its consultation', async () => {
    const topic = await convenor.looksAt('topic', b.topic, 'consultation { id } filing { acknowledgeBy }');
    return topic['consultation'] ? topic : null;
  });
  b.consultation = seen['consultation'];
  // 5 working days from Thu 19 March: 20, 23, 24, 25, Thu 26.
  stage.checks.that(
    'the filing may be returned until',
    seen['filing'].acknowledgeBy,
    '2026-03-26T16:00:00.000Z',
  );
  await convenor.assignsResearch(b.consultation, {
    leadPersonId: secondMember.id,
    teamPersonIds: [cast.thirdMember.id],
    methods: ['座谈'],
  });
  await stage.until('2026-03-20 15:00');
  await secondMember.hearsSide(b.consultation, { side: '有车居民', view: '夜间停车难', askNo: 1 });
  await secondMember.hearsSide(b.consultation, { side: '广场活动居民', view: '要求保留场地', askNo: 2 });
  await secondMember.submitsReport(b.consultation, {
    facts: '夜间缺车位40个',
    problems: '场地只有一处',
    options: '分时共用或另选地点',
  });
  await convenor.acceptsResearch(b.consultation);
  await standsAt(play, b, 'READY', 'READY');
}

/** First round: no consensus; the report on matter A is given here, and without it nothing is concluded. */
export async function firstRound(play: Play): Promise<void> {
  const { stage, cast, a, b } = play;
  const { convenor, station } = cast;
  stage.checks.that(
    'the filing counted as acknowledged by itself',
    (await convenor.looksAt('topic', b.topic, 'filing { state byDefault acknowledgedAt }'))['filing'],
    { state: 'ACKNOWLEDGED', byDefault: true, acknowledgedAt: '2026-03-26T16:00:00.000Z' },
  );

  stage.scene(
    '3 April: the next session of the room hears of the speed bumps, and finds no consensus on the car park',
  );
  await stage.until('2026-04-03 14:50');
  const present = await openSitting(play);
  await toConfirm(play);
  // 5 of 9 agree (56 %), 1 with reservations, 3 oppose: below two thirds, no consensus (B.7).
  await takePositions(play, b.session, present, ['OPPOSE', 'OPPOSE', 'OPPOSE', 'RESERVE']);
  await stage.refused(
    'OUTCOME_REASON_REQUIRED',
    b.session,
    () => convenor.recordsOutcome(b.session, { outcome: 'CONSENSUS', announcedInOpenSession: true }),
    { proposed: 'NO_CONSENSUS' },
  );
  await convenor.recordsOutcome(b.session, { outcome: 'NO_CONSENSUS', announcedInOpenSession: true });
  // 5 working days from Fri 3 April over Qingming (4–6 off): 7, 8, 9, 10, Mon 13.
  await clockStands(play, convenor, 'consultation', b.consultation, 'EXPLANATION', {
    dueDate: '2026-04-13',
    state: 'RUNNING',
  });
  await stage.refused('OUTCOME_NOT_FOR_PUBLICITY', b.consultation, () =>
    convenor.publicises(b.consultation, { channels: [] }),
  );
  await stage.refused('STATUS_REPORT_MISSING', b.session, () => convenor.concludes(b.session), {
    count: '1',
  });
  await station.reportsStatus(b.session, {
    consultationId: a.consultation.id,
    text: '减速带已安装（超期两个工作日），路灯已修复，居民满意。',
  });
  await standsAt(play, a, 'REPORTED', 'REPORTED');
  await clockStands(play, convenor, 'consultation', a.consultation, 'STATUS_REPORT', { state: 'MET' });
  await convenor.concludes(b.session);
  await minutes(play);

  stage.scene('7–8 April: feedback on the speed bumps; the car park is explained, and a new round decided');
  await stage.until('2026-04-07 10:00');
  await stage.refused('NO_FEEDBACK_GIVEN', a.topic, () => convenor.closes(a.topic));
  await convenor.givesFeedback(a.topic, { text: '减速带和警示标志已安装，路灯已修复，感谢您的建议。' });
  await stage.refused('WRONG_STATE', b.consultation, () =>
    convenor.decidesOnRound(b.consultation, { again: true, reason: '尚未解释' }),
  );
  await convenor.explains(b.consultation, { text: '各方对停车与活动场地意见不一，暂未达成共识。' });
  await standsAt(play, b, 'EXPLAINED', 'EXPLAINED');
  await clockStands(play, convenor, 'consultation', b.consultation, 'EXPLANATION', { state: 'MET' });
  await stage.refused('REDELIBERATION_UNDECIDED', b.topic, () => convenor.closes(b.topic));
  await stage.until('2026-04-08 10:00');
  await convenor.closes(a.topic, { reason: '承诺事项全部落实' });
  stage.checks.that('archived', (await convenor.archives(a.topic)).object['state'], 'ARCHIVED');
  await convenor.decidesOnRound(b.consultation, { again: true, reason: '增加分时方案再议' });
  await standsAt(play, b, 'REDELIBERATE', 'READY');
  // 30 calendar days from Wed 8 April: Fri 8 May, a working day.
  await clockStands(play, convenor, 'consultation', b.consultation, 'REDELIBERATION', {
    dueDate: '2026-05-08',
    budget: { unit: 'cd', n: 30 },
  });
}

/** Second round: still none, and not again. */
export async function secondRound(play: Play): Promise<void> {
  const { stage, cast, b } = play;
  const { convenor } = cast;
  // 5 working days from Wed 8 April: 9, 10, 13, 14, Wed 15: Thu 16 is late enough.
  await callSitting(play, '2026-04-16T07:00:00Z');
  stage.scene('16–17 April: the second round');
  await stage.until('2026-04-16 14:50');
  const present = await openSitting(play);
  await clockStands(play, convenor, 'consultation', b.consultation, 'REDELIBERATION', { state: 'MET' });
  await toConfirm(play);
  await takePositions(play, b.session, present, ['OPPOSE', 'OPPOSE', 'OPPOSE', 'RESERVE']);
  await convenor.recordsOutcome(b.session, { outcome: 'NO_CONSENSUS', announcedInOpenSession: true });
  await convenor.concludes(b.session);
  await minutes(play);
  stage.checks.that(
    'the second round',
    await convenor.looksAt('consultation', b.consultation, 'round outcome'),
    { round: 2, outcome: 'NO_CONSENSUS' },
  );
  // 5 working days from Thu 16 April: 17, 20, 21, 22, Thu 23, provisional: the day of the third of the third is not published.
  await clockStands(play, convenor, 'consultation', b.consultation, 'EXPLANATION', {
    dueDate: '2026-04-23',
    provisional: true,
  });
  await stage.until('2026-04-17 10:00');
  await convenor.explains(b.consultation, { text: '第二轮仍未达成共识，将作为提案反映。' });
  await stage.eventually(
    'the proposer reads the explanation',
    async () => (await followed(play, b.code))['messages'].at(-1).kind,
    'EXPLAINED',
  );
  await convenor.decidesOnRound(b.consultation, { again: false, reason: '需由上级统筹解决' });
  await stage.eventually(
    'not again',
    async () => (await convenor.looksAt('consultation', b.consultation, 'state'))['state'],
    'CLOSED',
  );
}

/** T22: a proposal with an eligible sponsor; the line from the resident’s topic is kept, its state is not touched. */
export async function escalateB(play: Play): Promise<void> {
  const { stage, cast, b } = play;
  const { convenor, member, cppcc } = cast;
  stage.scene('20–22 April: the matter goes on as a proposal');
  await stage.until('2026-04-20 10:00');
  const before = await stateOf(play, b)();
  const paper = {
    topicId: b.topic.id,
    consultationId: b.consultation.id,
    kind: 'PROPOSAL',
    findingType: 'SYSTEMIC',
    title: '统筹解决老旧社区停车难',
    situation: '社区夜间缺少车位，公共活动场地不足。',
    analysis: '规划配建不足，单个社区难以解决。',
    suggestion: '统筹周边公共停车资源错时开放。',
    namesRemoved: true,
  };
  await stage.refused('TRACEABLE_TEXT', b.topic, () =>
    convenor.raises({ ...paper, situation: '联系居民13800138000' }),
  );
  await stage.refused('NAMES_NOT_CONFIRMED', b.topic, () =>
    convenor.raises({ ...paper, namesRemoved: false }),
  );
  await stage.refused('FINDING_TYPE_REQUIRED', b.topic, () => convenor.raises({ ...paper, findingType: '' }));
  const raised = await convenor.raises(paper);
  const proposal = { id: raised.object['id'] as string };
  await stage.refused('SPONSOR_NOT_ELIGIBLE', proposal, () =>
    convenor.sponsors(proposal, { sponsorKind: 'MEMBER' }),
  );
  await stage.refused('WRONG_STATE', proposal, () => convenor.submitsProposal(proposal));
  await member.sponsors(proposal, { sponsorKind: 'MEMBER' });
  await stage.refused('NOT_YOUR_ESCALATION', proposal, () => member.submitsProposal(proposal));
  await convenor.submitsProposal(proposal);
  await stage.eventually('the county’s CPPCC is told', () => cppcc.countOf('NOTICE', proposal), 1);
  await stage.refused('NOT_PERMITTED', proposal, () => member.reviews(proposal, { filed: true }));
  await stage.until('2026-04-22 10:00');
  const reviewed = await cppcc.reviews(proposal, { filed: true });
  stage.checks.that('filed with the first number of the year', reviewed.object, {
    state: 'FILED',
    number: '2026-001',
  });
  await stage.eventually(
    'its sponsor and its raiser are told',
    async () => [await member.countOf('NOTICE', proposal), await convenor.countOf('NOTICE', proposal)],
    [1, 1],
  );
  stage.checks.that(
    'the line from the resident’s topic is kept',
    await convenor.looksAt('topic', b.topic, 'state escalations { id state sponsor { id } }'),
    { state: before, escalations: [{ id: proposal.id, state: 'FILED', sponsor: { id: member.id } }] },
  );
  await convenor.closes(b.topic, { reason: '已转为提案' });
  stage.checks.that('its proposer read all of it', await told(play, b.code), [
    'RECEIVED',
    'SCREENED',
    'APPROVED',
    'RESEARCHING',
    'IN_DELIBERATION',
    'OUTCOME_RECORDED',
    'EXPLAINED',
    'REDELIBERATE',
    'IN_DELIBERATION',
    'OUTCOME_RECORDED',
    'EXPLAINED',
    'CLOSED',
  ]);
}

/** Calls the next sitting on the car park: 9 counted, 3 of them public representatives. */
export async function callSitting({ stage, cast, b }: Play, scheduledAt: string): Promise<void> {
  const { convenor } = cast;
  const planned = await convenor.schedules({
    consultationId: b.consultation.id,
    scheduledAt,
    title: '广场改建协商议事会',
    place: '城西社区协商议事室',
    form: '圆桌会谈',
  });
  b.session = { id: planned.object['id'] as string };
  await convenor.invites(b.session, {
    participants: [
      guest('示例活动居民', 'STAKEHOLDER'),
      guest('示例商户', 'STAKEHOLDER'),
      guest('示例代表甲', 'PUBLIC_REP'),
      guest('示例代表乙', 'PUBLIC_REP'),
      guest('示例代表丙', 'PUBLIC_REP'),
      person(cast.member.id, 'MEMBER'),
      person(cast.secondMember.id, 'MEMBER'),
      person(cast.thirdMember.id, 'ROOM_MEMBER'),
      person(cast.housing.id, 'DEPARTMENT_HEAD'),
    ],
  });
  stage.checks.that(
    '3 of 9 is a third',
    (await convenor.looksAt('session', b.session, 'invitedCheck { total publicReps ok }'))['invitedCheck'],
    { total: 9, publicReps: 3, ok: true },
  );
  await convenor.sendsNotice(b.session);
}

async function openSitting(play: Play): Promise<Json[]> {
  const { convenor } = play.cast;
  await convenor.opensSignIn(play.b.session);
  const there = await participantsOf(play, play.b.session);
  await convenor.signsIn(play.b.session, { participantIds: there.map((p) => p['id']) });
  await convenor.opensSession(play.b.session);
  await standsAt(play, play.b, 'IN_DELIBERATION', 'IN_DELIBERATION');
  return there;
}

/** The phases are followed in general: two may be merged, with a reason (decision 8). */
async function toConfirm({ stage, cast, b }: Play): Promise<void> {
  await stage.refused('PHASE_MERGE_NEEDS_REASON', b.session, () =>
    cast.convenor.goesOn(b.session, { to: 'CONFIRM' }),
  );
  await cast.convenor.goesOn(b.session, { to: 'REVISE', reason: '意见已充分表达，合并进行' });
  await cast.convenor.goesOn(b.session);
}

async function minutes({ cast, b }: Play): Promise<void> {
  await cast.station.draftsMinutes(b.session, { text: '各方意见如实记录，未达成共识。' });
  await cast.convenor.signsMinutes(b.session);
}
