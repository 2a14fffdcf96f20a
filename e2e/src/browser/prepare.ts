import type { Json } from '@concord/infra/sample/graph';
import { sampleUnitId } from '@concord/contracts/sample-ids';
import { type Matter, participantsOf, type Play, standsAt } from '../scenario/play.js';
import { takePositions } from '../scenario/sitting.js';
import type { Thing } from '../scenario/stage.js';
import { guest, person } from '../scenario/texts.js';

/** The day on which both matters are deliberated: 5 working days' notice from Mon 2 Feb are over on Mon 9. */
export const SITTING = { at: '2026-02-09T06:30:00Z', before: '2026-02-09 14:20' };
/** The alternate as the page names him: of those without an account it shows the surname alone. */
export const ALTERNATE = '吴**';
/** Agreed for the speed bumps; Fri 6 March, so that Mon 9 is the first working day after. */
export const AGREED = { bumps: '2026-03-06', lamps: '2026-03-20', passed: '2026-03-09 09:30' };

/** The room in which both matters are deliberated. */
export async function openRoom({ cast }: Play): Promise<void> {
  await cast.cppcc.does(null, 'createRoom', 'sets up the deliberation room', {
    orgUnitId: sampleUnitId('west'),
    name: '城西社区协商议事室',
    buildMode: 'SHARED',
    memberIds: [cast.member.id, cast.secondMember.id, cast.thirdMember.id],
  });
}

/** From an approved topic to a session that is called for the day of the sitting. */
export async function callSession(play: Play, matter: Matter): Promise<void> {
  const { stage, cast } = play;
  const { convenor, station, member } = cast;
  await convenor.files(matter.topic);
  await station.acknowledges(matter.topic);
  matter.consultation = await stage.found(
    'the consultation',
    async () =>
      (await convenor.looksAt('topic', matter.topic, 'consultation { id }'))['consultation'] as Thing | null,
  );
  await standsAt(play, matter, 'RESEARCHING', 'RESEARCHING');
  await convenor.assignsResearch(matter.consultation, {
    leadPersonId: member.id,
    teamPersonIds: [cast.secondMember.id],
    methods: ['实地查看'],
  });
  await member.hearsSide(matter.consultation, { side: '沿线居民', view: '希望尽快解决', askNo: 1 });
  await member.hearsSide(matter.consultation, { side: '过往司机', view: '希望兼顾通行', askNo: 2 });
  await member.submitsReport(matter.consultation, {
    facts: '近一年发生剐蹭11起',
    problems: '缺少减速设施',
    options: '分两处加装减速带',
  });
  await convenor.acceptsResearch(matter.consultation);
  await standsAt(play, matter, 'READY', 'READY');
  const planned = await convenor.schedules({
    consultationId: matter.consultation.id,
    scheduledAt: SITTING.at,
    title: '城西社区协商议事会',
    place: '城西社区协商议事室',
    form: '圆桌会谈',
  });
  matter.session = { id: planned.object['id'] as string };
  // 4 public representatives of 13 counted; the recorder and the waiting alternate are not.
  await convenor.invites(matter.session, {
    participants: [
      ...['赵', '钱', '孙', '李'].map((surname) => guest(`${surname}示例`, 'PUBLIC_REP')),
      guest(`${ALTERNATE[0]}示例`, 'PUBLIC_REP', true),
      person(member.id, 'MEMBER'),
      person(cast.secondMember.id, 'MEMBER'),
      person(cast.thirdMember.id, 'ROOM_MEMBER'),
      person(cast.police.id, 'DEPARTMENT_HEAD'),
      person(cast.transport.id, 'DEPARTMENT_HEAD'),
      guest('王示例', 'STAKEHOLDER'),
      guest('郑示例', 'STAKEHOLDER'),
      guest('冯示例', 'NOTABLE'),
      guest('陈示例', 'NOTABLE'),
      guest('褚示例', 'RECORDER'),
    ],
  });
  await convenor.sendsNotice(matter.session);
}

/** An open session of matter A to its end, its result publicised, its commitments assigned. */
export async function carryOut(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { convenor, station, county } = cast;
  const present = (await participantsOf(play, a.session)).filter(
    (p) => p['status'] === 'SIGNED_IN' && p['capacity'] !== 'RECORDER',
  );
  await convenor.recordsStatement(a.session, {
    participantId: present[0]!['id'],
    askNo: 1,
    text: '超市门口最危险，应先装',
  });
  for (const phase of ['INTERACTIVE', 'REVISE', 'CONFIRM']) {
    await convenor.goesOn(a.session, {}, { key: `phase-${phase}` });
  }
  await takePositions(play, a.session, present, ['RESERVE', 'RESERVE']);
  await convenor.recordsOutcome(a.session, { outcome: 'CONSENSUS', announcedInOpenSession: true });
  await convenor.recordsCommitment(a.session, {
    text: '在超市门口和安置点路口加装减速带及警示标志',
    askNos: [1, 2],
    leadUnitId: sampleUnitId('traffic'),
    coUnitIds: [sampleUnitId('transport')],
    agreedDate: AGREED.bumps,
  });
  await convenor.recordsCommitment(a.session, {
    text: '修复损坏路灯',
    askNos: [3],
    leadUnitId: sampleUnitId('housing'),
    coUnitIds: [],
    agreedDate: AGREED.lamps,
  });
  await convenor.concludes(a.session);
  await station.draftsMinutes(a.session, { text: '会议达成共识，承诺事项两项。' });
  await convenor.signsMinutes(a.session);
  await standsAt(play, a, 'OUTCOME_RECORDED', 'OUTCOME_RECORDED');
  await convenor.publicises(a.consultation, { channels: ['社区公告栏', '微信群'] });
  await standsAt(play, a, 'PUBLICIZING', 'PUBLICIZING');
  // Publicised on Mon 9 Feb for 5 working days: 10, 11, 12, 13, Sat 14 (made up).
  await stage.until('2026-02-24 09:30');
  const items = await stage.found('two commitments', async () => {
    const { resolutionItems } = await convenor.looksAt(
      'consultation',
      a.consultation,
      'resolutionItems { id askNos }',
    );
    return resolutionItems.length === 2 ? (resolutionItems as Json[]) : null;
  });
  a.items = items
    .toSorted((one, other) => one['askNos'][0] - other['askNos'][0])
    .map((item) => ({ id: item['id'] as string }));
  await county.assigns(a.items[0]!, {
    leadUnitId: sampleUnitId('traffic'),
    coUnitIds: [sampleUnitId('transport')],
  });
  await county.assigns(a.items[1]!, { leadUnitId: sampleUnitId('housing') });
  await stage.settle();
}

/** A proposal on the second matter, and a draft of a supervision letter: what the last pages show. */
export async function raiseProposal(play: Play): Promise<Thing> {
  const { cast, b } = play;
  const raised = await cast.convenor.raises({
    topicId: b.topic.id,
    kind: 'PROPOSAL',
    findingType: 'SYSTEMIC',
    title: '统筹解决老旧社区停车难',
    situation: '社区夜间缺少车位，公共活动场地不足。',
    analysis: '规划配建不足，单个社区难以解决。',
    suggestion: '统筹周边公共停车资源错时开放。',
    namesRemoved: true,
  });
  return { id: raised.object['id'] as string };
}
