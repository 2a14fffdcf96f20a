import { clockStands, standsAt, type Play } from './play.js';

/** T5–T8: approved by the authority of the matrix and no other, filed, and researched before anybody sits down. */
export async function approveAndFile(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { convenor, approver, station, townApprover, county } = cast;

  stage.scene('12–14 February: reminded, approved, filed');
  await stage.until('2026-02-12 08:30');
  stage.checks.that('no reminder before the office opens', await approver.countOf('REMINDER', a.topic), 0);
  await stage.untilNext();
  // T-3 of Tue 24 Feb: Sat 14 (made up) is T-1, Fri 13 T-2, Thu 12 T-3; the office opens at 09:00.
  stage.checks.that(
    'it is the opening of the office on T-3',
    (await stage.now()).slice(0, 16),
    '2026-02-12T01:00',
  );
  await stage.eventually(
    'the Party organisation is reminded once',
    () => approver.countOf('REMINDER', a.topic, '2026-02-24'),
    1,
  );
  stage.checks.that('and the county office is not', await county.countOf('REMINDER', a.topic), 0);

  await stage.until('2026-02-13 10:00');
  await stage.refused('NOT_MATRIX_AUTHORITY', a.topic, () => townApprover.approves(a.topic));
  await stage.refused('NOT_MATRIX_AUTHORITY', a.topic, () => convenor.approves(a.topic));
  await stage.refused('WRONG_STATE', a.topic, () => convenor.files(a.topic));
  const approved = await approver.approves(a.topic, { opinion: '同意列入协商' }, { key: 'hechi-approve' });
  stage.checks.that('approved', approved.object['state'], 'APPROVED');
  const replayed = await approver.approves(a.topic, { opinion: '同意列入协商' }, { key: 'hechi-approve' });
  stage.checks.that(
    'pressed twice, done once',
    [replayed.replayed, replayed.object['id']],
    [true, a.topic.id],
  );

  // 5 working days from Fri 13 Feb: Sat 14 (made up), Tue 24, Wed 25, Thu 26, Fri 27.
  await clockStands(play, convenor, 'topic', a.topic, 'TOPIC_FILING', {
    dueDate: '2026-02-27',
    state: 'RUNNING',
  });
  const { consultation } = await stage.found('the consultation', async () => {
    const seen = await convenor.looksAt('topic', a.topic, 'consultation { id }');
    return seen['consultation'] ? { consultation: seen['consultation'] } : null;
  });
  a.consultation = consultation;
  await standsAt(play, a, 'RESEARCHING', 'RESEARCHING');
  await stage.refused('IDEMPOTENCY_KEY_REUSED', a.topic, () =>
    approver.approves(a.topic, { opinion: '再议' }, { key: 'hechi-approve' }),
  );
  // 20 working days from Fri 13 Feb: Sat 14 (1), 24–28 Feb with Sat 28 made up (6), 2–6 (11), 9–13 (16), 16–19 March (20).
  await clockStands(play, convenor, 'consultation', a.consultation, 'RESEARCH', {
    dueDate: '2026-03-19',
    budget: { unit: 'wd', n: 20 },
  });
  await stage.eventually(
    'the convenor is asked to assign the research',
    () => convenor.countOf('NOTICE', a.consultation),
    1,
  );

  await stage.until('2026-02-14 10:00');
  await convenor.files(a.topic);
  await stage.eventually('the receiving station is told', () => station.countOf('NOTICE', a.topic), 1);
  await clockStands(play, convenor, 'topic', a.topic, 'TOPIC_FILING', { state: 'MET' });
  // 5 working days from the made-up Saturday 14 Feb: 24, 25, 26, 27, Sat 28 (made up).
  stage.checks.that(
    'it may be returned until',
    (await convenor.looksAt('topic', a.topic, 'filing { acknowledgeBy state }'))['filing'],
    { state: 'SENT', acknowledgeBy: '2026-02-28T16:00:00.000Z' },
  );
  await stage.refused('NOT_FILING_RECEIVER', a.topic, () => convenor.acknowledges(a.topic));
  await convenor.assignsResearch(a.consultation, {
    leadPersonId: cast.member.id,
    teamPersonIds: [cast.secondMember.id, cast.thirdMember.id],
    methods: ['实地查看', '入户走访'],
  });
  await stage.eventually('the research lead is told', () => cast.member.countOf('NOTICE', a.consultation), 1);

  stage.scene('24–25 February, after Spring Festival: the filing returned and completed; research');
  await stage.until('2026-02-24 09:30');
  await station.returnsFiling(a.topic, { reason: '请补充审定意见' });
  await convenor.completesFiling(a.topic, { note: '已补充审定意见' });
  await researchFirst(play);
  await stage.until('2026-02-25 09:30');
  const filed = await station.acknowledges(a.topic, { number: '思备〔2026〕1号' });
  stage.checks.that('research went on beside the filing (MX3)', filed.object['state'], 'READY');
  stage.checks.that(
    'put on record',
    (await convenor.looksAt('topic', a.topic, 'filing { state byDefault number }'))['filing'],
    { state: 'ACKNOWLEDGED', byDefault: false, number: '思备〔2026〕1号' },
  );
  await stage.refused('WRONG_STATE', a.consultation, () => convenor.acceptsResearch(a.consultation));
}

/** 不调研不协商: a session can be planned, but neither noticed nor opened before the research is accepted. */
async function researchFirst(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { convenor, member } = cast;
  await stage.refused('DATE_IN_PAST', a.consultation, () =>
    convenor.schedules(sitting(a.consultation.id, '2026-02-10T06:30:00Z')),
  );
  const planned = await convenor.schedules(sitting(a.consultation.id, '2026-03-02T06:30:00Z'));
  a.session = { id: planned.object['id'] as string };
  await convenor.invites(a.session, {
    participants: [{ name: '示例代表一', capacity: 'PUBLIC_REP', alternate: false }],
  });
  await stage.refused('RESEARCH_NOT_ACCEPTED', a.session, () => convenor.sendsNotice(a.session));
  await stage.refused('WRONG_STATE', a.session, () => convenor.opensSession(a.session));
  await member.hearsSide(a.consultation, { side: '沿线居民', view: '希望尽快加装减速带', askNo: 1 });
  await stage.refused('SIDES_NOT_HEARD', a.consultation, () => member.submitsReport(a.consultation, REPORT), {
    heard: '1',
    required: '2',
  });
  await stage.refused('UNKNOWN_ASK', a.consultation, () =>
    member.hearsSide(a.consultation, { side: '司机', view: '担心颠簸', askNo: 9 }),
  );
  await member.hearsSide(a.consultation, { side: '过往司机', view: '希望减速带高度合规', askNo: 2 });
  await member.submitsReport(a.consultation, REPORT);
  await stage.refused('NOT_PERMITTED', a.consultation, () => member.acceptsResearch(a.consultation));
  await convenor.returnsResearch(a.consultation, { reason: '请补充事故数据' });
  await member.submitsReport(a.consultation, REPORT);
  await convenor.acceptsResearch(a.consultation);
  await standsAt(play, a, 'READY', 'READY');
  await clockStands(play, convenor, 'consultation', a.consultation, 'RESEARCH', { state: 'MET' });
}

const REPORT = {
  facts: '近一年发生剐蹭11起',
  problems: '缺少减速设施和警示标志',
  options: '分两处加装减速带，设置标志',
};
const sitting = (consultationId: string, scheduledAt: string) => ({
  consultationId,
  scheduledAt,
  title: '城西社区减速带协商议事会',
  place: '城西社区协商议事室',
  form: '圆桌会谈',
});
