import { samplePersonId, sampleUnitId } from '@concord/contracts/sample-ids';
import type { SamplePersonKey } from '@concord/contracts/sample-ids';
import type { ActRefused } from '@concord/infra/sample/graph';
import type { SampleCase } from '@concord/infra/sample/cases';
import { Days, localDay } from '@concord/infra/sample/days';
import { Walk } from '@concord/infra/sample/walk';
import { recompute } from './chain-check.js';
import { House, isAlive, until } from './house.js';
import { caughtUp, PatientGraph, tracesOf } from './recovery.js';

/** A whole Concord that keeps its data, with everything in it killed the hard way while a matter is under way. */
let house: House;
let graph: PatientGraph;
const tokens = new Map<SamplePersonKey, Promise<string>>();
const tokenOf = (key: SamplePersonKey): Promise<string> => {
  const known = tokens.get(key) ?? graph.tokenOf(samplePersonId(key));
  tokens.set(key, known);
  return known;
};

const PARTS = [
  'topic-service',
  'workflows',
  'consultation-service',
  'temporal',
  'feedback-service',
  'directory-service',
  'gateway',
  'postgres',
] as const;

const matter = (key: string, title: string): SampleCase => ({
  key,
  place: 'west',
  title,
  description: '社区主干道车速快。',
  asks: ['加装减速带', '增设标志'],
  source: 'PUBLIC',
  reaches: 'IMPLEMENTING',
  handling: { unit: 'traffic', officer: 'trafficOfficer', commitment: '加装减速带及标志', agreed: 5 },
});

beforeAll(async () => {
  house = await House.open({ mode: 'start' });
  graph = new PatientGraph(house.url, house.loaderSecret);
  await until('the tree is everywhere', async () => {
    const token = await tokenOf('countyLeader');
    const data = await graph.ask(
      'query Known($id: ID!) { orgUnit(id: $id) { topicFigures { submitted } consultationFigures { sessionsHeld } feedbackFigures { problemsSolved } } }',
      { id: sampleUnitId('county') },
      { token },
    );
    const unit = data['orgUnit'];
    return Boolean(unit?.topicFigures && unit.consultationFigures && unit.feedbackFigures);
  });
  await graph.act(
    'createRoom',
    {
      orgUnitId: sampleUnitId('west'),
      name: '议事室',
      buildMode: 'SHARED',
      memberIds: [samplePersonId('member1')],
    },
    'id',
    { token: await tokenOf('cppccOfficer') },
  );
}, 300_000);

afterAll(() => house?.close(), 120_000);

const walk = (sample: SampleCase): Promise<void> =>
  new Walk(graph, tokenOf, new Days(localDay(new Date().toISOString())), sample).walk();

describe('kill -9 while a matter is under way', () => {
  it('of every part in turn: it goes on, and leaves exactly what an undisturbed one leaves', async () => {
    await walk(matter('calm', '安静的议题'));
    await caughtUp(house);
    const killed: string[] = [];
    graph.beforeAct = async (number) => {
      // Every fourth act something dies; nobody waits for it to come back.
      if (number % 4 !== 0) return;
      const part = PARTS[killed.length % PARTS.length]!;
      killed.push(part);
      await house.launched.kill9(part);
    };
    await walk(matter('storm', '风暴中的议题'));
    graph.beforeAct = () => Promise.resolve();
    expect(new Set(killed)).toEqual(new Set(PARTS));
    await caughtUp(house);
    const calm = await tracesOf(house, '安静的议题');
    // What a story had under way when it was killed is finished after its rows were: looked at until it is so.
    await until(
      'nothing is missing',
      async () => JSON.stringify(await tracesOf(house, '风暴中的议题')) === JSON.stringify(calm),
    ).catch(() => undefined);
    expect(await tracesOf(house, '风暴中的议题')).toEqual(calm);
    expect(calm.items.length).toBeGreaterThan(3);
    expect(calm.alerts.length).toBeGreaterThan(8);
    expect((await recompute(house)).broken).toEqual([]);
  }, 480_000);

  it('of everything at the instant at which a date passes: notices and the draft are there, each once', async () => {
    const [item] = await house.rows<{ id: string }>(
      "select id from feedback.resolution_item where title = '安静的议题'",
    );
    const overdue = `feedback.clock_rung where key = 'T+1' and case_id = 'item:${item!.id}' and clock_id in (select id from feedback.clock where kind = 'ITEM_COMPLETION')`;
    // The days until then are taken out of the row; nothing else of it is touched.
    await house.rows(
      `update feedback.clock set due_at = now() where id in (select clock_id from ${overdue})`,
    );
    await house.rows(
      `update feedback.clock_rung set at = now() + interval '1 second' where id in (select id from ${overdue})`,
    );
    await Promise.all(
      ['feedback-service', 'workflows', 'temporal', 'postgres'].map((part) => house.launched.kill9(part)),
    );
    await house.launched.waitReady();
    const made = () =>
      house.rows<{ kind: string; person: string; n: number }>(
        `select kind, person_id as person, count(*)::int as n from feedback.alert
         where (subject_id = 'item:' || $1 or subject_id in (select 'draft:' || id from feedback.draft where item_id = $1::uuid))
           and kind in ('OVERDUE', 'URGING', 'DRAFT') group by 1, 2`,
        [item!.id],
      );
    await until(
      'the notices are there',
      async () => (await made()).filter(({ kind }) => kind === 'DRAFT').length > 0,
    );
    // Once more everything that makes them dies, after they were made.
    await Promise.all(['feedback-service', 'workflows'].map((part) => house.launched.kill9(part)));
    await caughtUp(house);
    const rows = await made();
    expect(rows.every(({ n }) => n === 1)).toBe(true);
    const to = (kind: string): string[] =>
      rows
        .filter((row) => row.kind === kind)
        .map((row) => `person:${row.person}`)
        .sort();
    const four = (['trafficOfficer', 'trafficLeader', 'westConvenor', 'countyOfficer'] as const)
      .map(samplePersonId)
      .sort();
    expect({ overdue: to('OVERDUE'), urging: to('URGING'), draft: to('DRAFT') }).toEqual({
      overdue: four,
      urging: four,
      draft: [samplePersonId('countyOfficer')],
    });
    expect(await house.rows('select state from feedback.draft where item_id = $1', [item!.id])).toEqual([
      { state: 'DRAFT' },
    ]);
  }, 300_000);
});

describe('with Temporal down', () => {
  it('every act of a person works, and the story catches up in order', async () => {
    const frozen = house.launched.pids()['temporal']!;
    process.kill(frozen, 'SIGSTOP');
    const on = async (who: SamplePersonKey, act: string, input: Record<string, unknown>) =>
      graph.act(act, input, 'id state', { token: await tokenOf(who) });
    const entered = await on('townStaff', 'enterTopicFor', {
      title: '停机时的议题',
      description: '楼道灯损坏。',
      asks: ['修复'],
      source: 'PUBLIC',
      orgUnitId: sampleUnitId('west'),
      proposerName: '示例居民',
      proposerPhone: '10000000004',
      consentToPublish: true,
    });
    const id = entered.object['id'] as string;
    await on('westConvenor', 'screenTopic', { id, scopeClass: 'LIVELIHOOD' });
    await on('westApprover', 'approveTopic', { id });
    await on('westConvenor', 'fileTopic', { id });
    expect((await on('townStaff', 'acknowledgeFiling', { id })).object['state']).toBe('FILED');
    expect(
      await house.rows(
        'select version::int from topic.outbox where case_id = $1 and sent_at is null order by version',
        [id],
      ),
    ).toEqual([1, 2, 3, 4, 5].map((version) => ({ version })));
    expect(await house.rows("select 1 from feedback.alert where params->>'title' = '停机时的议题'")).toEqual(
      [],
    );

    // The frozen one never comes back; another takes its place.
    await house.launched.kill9('temporal');
    expect(isAlive(frozen)).toBe(false);
    await until(
      'its consultation is open',
      async () =>
        (await house.rows('select 1 from consultation.consultation where topic_id = $1', [id])).length === 1,
    );
    await caughtUp(house);
    await until(
      'the topic follows',
      async () =>
        (await house.rows<{ state: string }>('select state from topic.topic where id = $1', [id.slice(6)]))[0]
          ?.state === 'RESEARCHING',
    );
    const told = async (): Promise<string[]> =>
      (
        await house.rows<{ template: string }>(
          'select template from feedback.alert where subject_id = $1 order by at, id',
          [id],
        )
      ).map(({ template }) => template);
    await until('the last notice is there', async () => (await told()).includes('topicFiled'));
    expect(await told()).toEqual([
      'topicAwaitsScreening',
      'topicAwaitsApproval',
      'topicApproved',
      'topicFilingArrived',
      'topicFiled',
    ]);
  }, 300_000);
});

describe('two people at once', () => {
  it('press the same button: one wins, the other reads why', async () => {
    for (let round = 0; round < 5; round += 1) {
      const entered = await graph.act(
        'enterTopicFor',
        {
          title: `同时办理${round}`,
          description: '楼道灯损坏。',
          asks: ['修复'],
          source: 'PUBLIC',
          orgUnitId: sampleUnitId('west'),
          proposerName: '示例居民',
          proposerPhone: '10000000005',
          consentToPublish: true,
        },
        'id version',
        { token: await tokenOf('townStaff') },
      );
      const { id, version } = entered.object as { id: string; version: number };
      const press = async (who: SamplePersonKey) =>
        graph.act('screenTopic', { id, ifVersion: version, scopeClass: 'LIVELIHOOD' }, 'id state', {
          token: await tokenOf(who),
        });
      const answers = await Promise.allSettled([press('westConvenor'), press('townStaff')]);
      const lost = answers
        .filter((answer) => answer.status === 'rejected')
        .map((answer) => answer.reason as ActRefused);
      expect(lost.map((error) => error.refusal?.code)).toEqual(['STALE_VERSION']);
      expect(lost[0]!.refusal.message.length).toBeGreaterThan(5);
      expect(
        await house.rows('select type from topic.timeline_entry where case_id = $1 order by seq', [id]),
      ).toEqual([{ type: 'submitted' }, { type: 'screened' }]);
    }
  });

  it('one person, one key, ten times at once: done once, answered ten times', async () => {
    const input = {
      title: '重复点击',
      description: '楼道灯损坏。',
      asks: ['修复'],
      source: 'PUBLIC',
      orgUnitId: sampleUnitId('west'),
      proposerName: '示例居民',
      proposerPhone: '10000000006',
      consentToPublish: true,
      idempotencyKey: 'ten-clicks',
    };
    const token = await tokenOf('townStaff');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => graph.act('enterTopicFor', input, 'id', { token })),
    );
    expect(new Set(answers.map((answer) => answer.object['id'])).size).toBe(1);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    expect(await house.rows("select count(*)::int as n from topic.topic where title = '重复点击'")).toEqual([
      { n: 1 },
    ]);
  });
});

describe('an orderly end', () => {
  it.each([
    'gateway',
    'workflows',
    'topic-service',
    'consultation-service',
    'feedback-service',
    'directory-service',
    'temporal',
  ])(
    'SIGTERM ends %s within its grace',
    async (part) => {
      await house.launched.waitReady();
      const pid = house.launched.pids()[part]!;
      process.kill(pid, 'SIGTERM');
      await until(`${part} has ended`, () => !isAlive(pid), 15_000);
      await until(`${part} is back`, () => (house.launched.pids()[part] ?? pid) !== pid);
    },
    120_000,
  );

  it('the whole of it leaves no process behind', async () => {
    await house.launched.waitReady();
    const pids = Object.values(house.launched.pids());
    expect(pids).toHaveLength(8);
    await house.launched.stop();
    expect(pids.filter(isAlive)).toEqual([]);
  }, 120_000);
});
