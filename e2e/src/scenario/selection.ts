import { sampleUnitId } from '@concord/contracts/sample-ids';
import { clockStands, findTopic, followed, type Play, told } from './play.js';
import { CAR_PARK, SPEED_BUMPS } from './texts.js';

/** 选题定事: five residents' topics, of which one goes on; what becomes of the others reaches their proposers. */
export async function selectTopics(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { resident, convenor, eastConvenor, cppcc } = cast;

  stage.scene('2 February, Monday: a room is there, residents submit topics');
  const room = await cppcc.does(
    null,
    'createRoom',
    'sets up the deliberation room',
    {
      orgUnitId: sampleUnitId('west'),
      name: '城西社区协商议事室',
      buildMode: 'SHARED',
      memberIds: [cast.member.id, cast.secondMember.id, cast.thirdMember.id],
    },
    {},
    'id status members { person { id } } progress { concluded target compliant }',
  );
  stage.checks.that('the room begins its year', room.object['progress'], {
    concluded: 0,
    target: 2,
    compliant: true,
  });

  await stage.refused(
    'TEXT_TOO_LONG',
    null,
    () => resident.submits({ ...SPEED_BUMPS, title: '长'.repeat(81) }),
    { max: '80' },
  );
  await stage.refused('ASKS_COUNT', null, () => resident.submits({ ...SPEED_BUMPS, asks: [] }));
  await stage.refused('UNIT_TAKES_NO_TOPICS', null, () =>
    resident.submits({ ...SPEED_BUMPS, orgUnitId: sampleUnitId('traffic') }),
  );
  await stage.refused('SOURCE_NOT_PERMITTED', null, () =>
    resident.submits({ ...SPEED_BUMPS, source: 'PARTY_GOVERNMENT' }),
  );

  const submitted = await resident.submits(SPEED_BUMPS, { key: 'hechi-a' });
  a.code = submitted.payload['receipt'].code as string;
  const again = await resident.submits(SPEED_BUMPS, { key: 'hechi-a' });
  stage.checks.that(
    'the same key answers the same receipt',
    [again.replayed, again.payload['receipt'].code],
    [true, a.code],
  );
  await stage.refused('IDEMPOTENCY_KEY_REUSED', null, () =>
    resident.submits({ ...SPEED_BUMPS, title: '另一个议题' }, { key: 'hechi-a' }),
  );
  a.topic = await findTopic(stage, convenor, SPEED_BUMPS.title);

  const seen = await convenor.looksAt(
    'topic',
    a.topic,
    'state level source asks { no text } proposer { nameMasked phoneMasked } steps { key state }',
  );
  stage.checks.that('a resident’s topic of a community, its name and telephone masked', seen, {
    state: 'SUBMITTED',
    level: 'VILLAGE',
    source: 'PUBLIC',
    asks: SPEED_BUMPS.asks.map((text, at) => ({ no: at + 1, text })),
    proposer: { nameMasked: '示**', phoneMasked: '100****0001' },
    steps: [
      { key: 'select', state: 'CURRENT' },
      { key: 'research', state: 'AHEAD' },
      { key: 'deliberate', state: 'AHEAD' },
      { key: 'publicize', state: 'AHEAD' },
      { key: 'supervise', state: 'AHEAD' },
    ],
  });
  // 5 working days from Mon 2 Feb: Tue 3, Wed 4, Thu 5, Fri 6, Mon 9.
  await clockStands(play, convenor, 'topic', a.topic, 'TOPIC_SCREENING', {
    dueDate: '2026-02-09',
    state: 'RUNNING',
    overdue: false,
    budget: { unit: 'wd', n: 5, source: 'INF' },
  });
  await stage.eventually('the convenor is told once', () => convenor.countOf('NOTICE', a.topic), 1);
  stage.checks.that(
    'the convenor of another community is not',
    await eastConvenor.countOf('NOTICE', a.topic),
    0,
  );
  stage.checks.that('nor does he see the topic', await eastConvenor.looksAt('topic', a.topic, 'id'), {});

  await otherTopics(play);

  stage.scene('3 February: screening');
  await stage.until('2026-02-03 09:30');
  await stage.refused('NOT_FOUND', a.topic, () =>
    eastConvenor.screens(a.topic, { scopeClass: 'LIVELIHOOD' }),
  );
  await stage.refused('NOT_PERMITTED', a.topic, () =>
    cast.member.screens(a.topic, { scopeClass: 'LIVELIHOOD' }),
  );
  await stage.refused(
    'STALE_VERSION',
    a.topic,
    () => convenor.screens(a.topic, { scopeClass: 'LIVELIHOOD' }, { ifVersion: 99 }),
    { seen: '99' },
  );
  const { version } = await convenor.looksAt('topic', a.topic, 'version');
  const screened = await convenor.screens(
    a.topic,
    { scopeClass: 'LIVELIHOOD', urgency: 'NORMAL', difficulty: 'MEDIUM', opinion: '群众反映强烈，可协商' },
    { ifVersion: version },
  );
  stage.checks.that('it waits for approval', screened.object['state'], 'PENDING_APPROVAL');
  await clockStands(play, convenor, 'topic', a.topic, 'TOPIC_SCREENING', { state: 'MET', overdue: false });
  // 10 working days from Tue 3 Feb over Spring Festival (15–23 Feb off): 4, 5, 6, 9, 10, 11, 12, 13, Sat 14 (made up), Tue 24.
  await clockStands(play, convenor, 'topic', a.topic, 'TOPIC_APPROVAL', {
    dueDate: '2026-02-24',
    dueAt: '2026-02-24T16:00:00.000Z',
    provisional: false,
  });
  await stage.eventually(
    'the Party organisation of the community is told',
    () => cast.approver.countOf('NOTICE', a.topic),
    1,
  );
  await stage.eventually('the proposer reads how it goes', () => told(play, a.code), [
    'RECEIVED',
    'SCREENED',
  ]);
}

/** Returned and joined, referred, declined: each with a reason that reaches its proposer. */
async function otherTopics(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { resident, convenor } = cast;
  const one = async (title: string) => {
    const done = await resident.submits({ ...CAR_PARK, title, asks: ['请尽快处理'] });
    return { topic: await findTopic(stage, convenor, title), code: done.payload['receipt'].code as string };
  };
  const twin = await one('超市门口路段车速过快');
  await stage.refused('TEXT_REQUIRED', twin.topic, () => convenor.returns(twin.topic, { reason: ' ' }), {
    field: 'reason',
  });
  await convenor.returns(twin.topic, { reasonCode: 'FACTS_MISSING', reason: '请写明具体路段' });
  stage.checks.that('it may be completed', (await followed(play, twin.code))['canResubmit'], true);
  await resident.resubmits({
    code: twin.code,
    description: '城西社区主干道超市门口路段，早晚高峰车速过快。',
  });
  await convenor.merges(twin.topic, { intoId: a.topic.id, reason: '与减速带议题为同一事项' });
  const hotline = await one('我家水费多收了三十元');
  await convenor.refers(hotline.topic, { reasonCode: 'HOTLINE', reason: '属个人咨询', to: '12345热线' });
  const secret = await one('某产品推广活动');
  await convenor.declines(secret.topic, { reasonCode: 'PROMOTION', reason: '推介产品不列入协商' });
  await stage.refused('CASE_CLOSED', secret.topic, () =>
    convenor.screens(secret.topic, { scopeClass: 'LIVELIHOOD' }),
  );
  await stage.eventually(
    'each proposer reads what became of it',
    async () => [await told(play, twin.code), await told(play, hotline.code), await told(play, secret.code)],
    [
      ['RECEIVED', 'RETURNED', 'RESUBMITTED', 'MERGED'],
      ['RECEIVED', 'REFERRED'],
      ['RECEIVED', 'DECLINED'],
    ],
  );
  stage.checks.that(
    'with the reason',
    String((await followed(play, secret.code))['messages'].at(-1).text).includes('推介产品不列入协商'),
    true,
  );
  const revealed = await convenor.reveals(a.topic, '电话核实路段');
  stage.checks.that('revealed one at a time', revealed.payload['proposer'], {
    name: SPEED_BUMPS.proposerName,
    phone: SPEED_BUMPS.proposerPhone,
  });
}
