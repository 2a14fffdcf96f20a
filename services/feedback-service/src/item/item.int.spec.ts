import { typedId } from '@concord/contracts/ids';
import { PEOPLE, UNITS } from '@concord/testkit/snapshot';
import { TimelineReader } from '@concord/service-kit/timeline/timeline-reader';
import { ANSWERS, idOf, unit } from '../testing/feedback-data.js';
import { FeedbackWorld } from '../testing/feedback-world.js';

let world: FeedbackWorld;
beforeAll(async () => {
  world = await FeedbackWorld.start();
}, 60_000);
beforeEach(() => world.goTo('2026-03-02T01:00:00.000Z'));
afterAll(() => world?.stop());

const TO_POLICE = { leadUnitId: unit('trafficPolice'), coUnitIds: [unit('housing')] };

describe('commitments become items', () => {
  it('one each, and told twice they are the same ones', async () => {
    const input = world.openInput([{}, { text: 'Paint a crossing.', askNos: [2] }]);
    const first = await world.activities.openItems(input);
    const again = await world.activities.openItems(input);
    expect(again).toEqual(first);
    expect(new Set(first.itemIds).size).toBe(2);
    const seen = await world.item(
      'convenor',
      first.itemIds[1]!,
      'number text askNos state leadUnit { id } proposedLeadUnit { id } version updatedAt topic { id }',
    );
    expect(seen).toEqual({
      number: '2',
      text: 'Paint a crossing.',
      askNos: [2],
      state: 'CREATED',
      leadUnit: null,
      proposedLeadUnit: { id: unit('trafficPolice') },
      version: 1,
      updatedAt: (await world.facts(first.itemIds[1]!))[0]!.at,
      topic: { id: input.topicId },
    });
  });

  it('asks the office whose reach covers the department to hand it over', async () => {
    const id = await world.opened();
    const [fact] = await world.facts(id);
    expect(fact).toMatchObject({
      type: 'opened',
      notices: [
        {
          template: 'itemAwaitsAssignment',
          to: [{ role: 'COUNTY_LEADING_OFFICE', orgUnitId: UNITS.countyOffice }],
        },
      ],
    });
  });
});

describe('an item on its main path', () => {
  it('is handed over, signed for, replied to ask by ask, done, found wanting, done again, rated and closed', async () => {
    const id = await world.opened({ agreedDate: '2026-03-31' });
    expect(await world.refused('convenor', 'assignItem', id, TO_POLICE)).toBe('ASSIGNMENT_NEEDS_HIGHER');
    expect(await world.refused('stationStaff', 'assignItem', id, TO_POLICE)).toBe('ASSIGNMENT_NEEDS_HIGHER');
    expect(await world.clocks(id)).toEqual([]);

    await world.done('assigner', 'assignItem', id, TO_POLICE);
    // D11 1 wd, D16 15 wd; the agreed date governs completion (decision 7).
    expect(await world.clocks(id)).toEqual([
      'ITEM_COMPLETION RUNNING 2026-03-31',
      'ITEM_REPLY RUNNING 2026-03-23',
      'ITEM_RETURN RUNNING 2026-03-09',
      'ITEM_SIGN_FOR RUNNING 2026-03-03',
    ]);

    world.goTo('2026-03-03T01:00:00.000Z');
    await world.done('policeOfficer', 'signForItem', id);
    expect(await world.clocks(id)).toContain('ITEM_SIGN_FOR MET 2026-03-03');

    world.goTo('2026-03-10T01:00:00.000Z');
    const leftOut = await world.act('policeOfficer', 'replyItem', id, { answers: ANSWERS.slice(0, 1) });
    expect(leftOut.refusal).toMatchObject({
      code: 'ASK_LEFT_OUT',
      rule: 'G13',
      params: [{ name: 'asks', value: '2' }],
    });
    expect(
      await world.refused('policeOfficer', 'replyItem', id, {
        answers: [ANSWERS[0], { askNo: 2, result: 'NOT' }],
      }),
    ).toBe('REASON_REQUIRED');
    await world.done('policeOfficer', 'replyItem', id, { answers: ANSWERS });
    // D22: 30 calendar days after the work began.
    expect(await world.clocks(id)).toEqual([
      'FIRST_VISIT RUNNING 2026-04-09',
      'ITEM_COMPLETION RUNNING 2026-03-31',
      'ITEM_REPLY MET 2026-03-23',
      'ITEM_RETURN MET 2026-03-09',
      'ITEM_SIGN_FOR MET 2026-03-03',
    ]);
    await world.done('housingOfficer', 'giveCoOpinion', id, { text: 'The kerb is ours; go ahead.' });

    expect(await world.refused('convenor', 'recordVisit', id, { finding: 'fine', verdict: 'VERIFIED' })).toBe(
      'NOT_COMPLETED',
    );
    world.goTo('2026-03-20T01:00:00.000Z');
    await world.done('policeOfficer', 'reportCompletion', id, { text: 'Both are there.' });
    expect(await world.clocks(id)).toContain('ITEM_COMPLETION MET 2026-03-31');

    world.goTo('2026-03-24T01:00:00.000Z');
    const visitorIds = [typedId('person', PEOPLE.member)];
    await world.done('convenor', 'recordVisit', id, {
      finding: 'One is missing.',
      verdict: 'REWORK',
      visitorIds,
    });
    const again = await world.clocks(id);
    expect(again).toContain('FIRST_VISIT MET 2026-04-09');
    expect(again.filter((clock) => clock.startsWith('ITEM_COMPLETION'))).toEqual([
      'ITEM_COMPLETION MET 2026-03-31',
      'ITEM_COMPLETION RUNNING 2026-04-15',
    ]);

    // Who is named as a visitor reads that he is; who recorded it is not told of himself.
    await world.forgetMessages();
    await world.deliverNewest(id);
    expect(await world.inbox('member')).toEqual([expect.stringContaining('names you as a visitor')]);
    expect(await world.inbox('convenor')).toEqual([]);

    await world.done('policeLeader', 'reportCompletion', id, { text: 'Now both.' });
    await world.done('convenor', 'recordVisit', id, { finding: 'Both are there.', verdict: 'VERIFIED' });
    expect(await world.refused('convenor', 'closeItem', id)).toBe('SATISFACTION_MISSING');
    await world.done('convenor', 'recordSatisfaction', id, { rating: 'SATISFIED', comment: '孩子们安全了' });
    const closed = await world.done('convenor', 'closeItem', id);
    expect(closed.state).toBe('CLOSED');
    expect(await world.refused('convenor', 'recordSatisfaction', id, { rating: 'SATISFIED' })).toBe(
      'CASE_CLOSED',
    );
    expect((await world.clocks(id)).filter((clock) => clock.includes('RUNNING'))).toEqual([]);

    const facts = await world.facts(id);
    expect(facts.map(({ type }) => type)).toEqual([
      ...[
        'opened',
        'assigned',
        'signedFor',
        'replied',
        'coOpinionGiven',
        'completed',
        'reworkRequested',
        'completed',
        'verified',
      ],
      ...['satisfactionRecorded', 'closed'],
    ]);
    expect(facts.at(-1)!.data).toMatchObject({
      final: true,
      consultationId: expect.stringMatching(/^consultation:/),
    });
    const seen = await world.item(
      'policeOfficer',
      id,
      'overdue visits { verdict recordedBy { id } visitors { id } } reply { answers { askNo result reason measures } } satisfaction { rating } coOpinions { unit { id } text }',
    );
    expect(seen).toMatchObject({
      overdue: false,
      visits: [
        {
          verdict: 'REWORK',
          recordedBy: { id: typedId('person', PEOPLE.convenor) },
          visitors: [{ id: visitorIds[0] }],
        },
        { verdict: 'VERIFIED', visitors: [] },
      ],
      reply: {
        answers: [
          { askNo: 1, result: 'ADOPTED', reason: null },
          { askNo: 2, result: 'PARTLY' },
        ],
      },
      satisfaction: { rating: 'SATISFIED' },
      coOpinions: [{ unit: { id: unit('housing') } }],
    });
  });

  it('chains its timeline from the seed, in the reader’s language', async () => {
    const id = await world.signedFor();
    const chain = await world.service.get(TimelineReader).chain(id);
    expect(chain.map((entry) => entry.previousHash)).toEqual([
      'ab'.repeat(32),
      chain[0]!.hash,
      chain[1]!.hash,
    ]);
    const { timeline } = await world.item(
      'assigner',
      id,
      'timeline { edges { node { text actorRole actorUnit { id } } } }',
    );
    expect(timeline.edges[1].node).toEqual({
      text: 'Handed to its departments',
      actorRole: 'COUNTY_LEADING_OFFICE',
      actorUnit: { id: unit('countyOffice') },
    });
  });
});

describe('dates', () => {
  it('an agreed date that passed before the handing over is due on that day, the reply with it', async () => {
    const id = await world.assigned({ agreedDate: '2026-02-27' });
    expect(await world.clocks(id)).toEqual([
      'ITEM_COMPLETION RUNNING 2026-03-02',
      'ITEM_REPLY RUNNING 2026-03-02',
      'ITEM_RETURN RUNNING 2026-03-09',
      'ITEM_SIGN_FOR RUNNING 2026-03-03',
    ]);
  });

  it('overdue is read off the clock, on the very instant', async () => {
    const id = await world.signedFor({ agreedDate: '2026-03-06' });
    world.goTo('2026-03-06T15:59:59.000Z');
    expect(await world.item('convenor', id, 'overdue')).toEqual({ overdue: false });
    world.goTo('2026-03-06T16:00:00.000Z');
    expect(await world.item('convenor', id, 'overdue')).toEqual({ overdue: true });
    const { title } = await world.item('convenor', id, 'title');
    const late = async (overdue: boolean) => {
      const query =
        'query ($title: String!, $overdue: Boolean!) { resolutionItems(filter: { overdue: $overdue, text: $title }) { totalCount } }';
      return (await world.see('convenor', query, { title, overdue })).resolutionItems.totalCount;
    };
    expect([await late(true), await late(false)]).toEqual([1, 0]);
  });

  it('lists by local days, not by those of the database', async () => {
    world.goTo('2026-03-01T16:30:00.000Z');
    const id = await world.opened();
    const listed = async (from: string, to: string) => {
      const data = await world.see(
        'convenor',
        `{ resolutionItems(first: 100, filter: { from: "${from}", to: "${to}" }) { edges { node { id } } } }`,
      );
      return data.resolutionItems.edges.some(({ node }: { node: { id: string } }) => node.id === id);
    };
    expect([await listed('2026-03-02', '2026-03-02'), await listed('2026-03-01', '2026-03-01')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('a profile that declares no clocks', () => {
  it('arms none, and the item goes its way', async () => {
    const bare = await FeedbackWorld.start({ profile: { clocks: {} } });
    try {
      const id = await bare.completed();
      expect(await bare.clocks(id)).toEqual([]);
      await bare.done('convenor', 'recordVisit', id, { finding: 'not there', verdict: 'REWORK' });
      expect(await bare.clocks(id)).toEqual([]);
    } finally {
      await bare.stop();
    }
  }, 60_000);
});

describe('return', () => {
  it('within its window is accepted and handed to another unit, which alone goes on', async () => {
    const id = await world.assigned();
    await world.done('policeOfficer', 'requestItemReturn', id, {
      reason: 'The road is the housing bureau’s.',
    });
    expect((await world.facts(id)).at(-1)).toMatchObject({
      notices: [
        {
          template: 'itemReturnRequested',
          to: [{ role: 'COUNTY_LEADING_OFFICE', orgUnitId: UNITS.countyOffice }],
        },
      ],
    });
    expect((await world.clocks(id)).filter((clock) => clock.startsWith('ITEM_SIGN_FOR'))).toEqual([
      'ITEM_SIGN_FOR MET 2026-03-03',
    ]);
    expect(await world.refused('convenor', 'acceptItemReturn', id, { leadUnitId: unit('community') })).toBe(
      'ASSIGNMENT_NEEDS_HIGHER',
    );
    expect(await world.refused('assigner', 'acceptItemReturn', id, TO_POLICE)).toBe('RETURN_TO_SAME_UNIT');
    await world.done('assigner', 'acceptItemReturn', id, { leadUnitId: unit('housing') });
    expect(await world.refused('policeOfficer', 'signForItem', id)).toBe('NOT_FOUND');
    await world.done('housingOfficer', 'signForItem', id);
    const clocks = await world.clocks(id);
    expect(clocks.filter((clock) => clock.includes('RUNNING'))).toEqual([
      'ITEM_COMPLETION RUNNING 2026-03-23',
      'ITEM_REPLY RUNNING 2026-03-23',
      'ITEM_RETURN RUNNING 2026-03-09',
    ]);
  });

  it('that is refused stays with the unit, and is not asked for again', async () => {
    const id = await world.assigned();
    await world.done('policeOfficer', 'requestItemReturn', id, { reason: 'not ours' });
    expect((await world.done('assigner', 'refuseItemReturn', id, { reason: 'It is.' })).state).toBe(
      'SIGNED_FOR',
    );
    expect(await world.refused('policeOfficer', 'requestItemReturn', id, { reason: 'still not' })).toBe(
      'RETURN_REFUSED_BEFORE',
    );
    await world.done('policeOfficer', 'replyItem', id, { answers: ANSWERS });
  });

  it('that comes late is refused, with the last day', async () => {
    const id = await world.assigned();
    world.goTo('2026-03-09T16:00:00.000Z');
    const { refusal } = await world.act('policeOfficer', 'requestItemReturn', id, { reason: 'not ours' });
    expect(refusal).toMatchObject({
      code: 'RETURN_TOO_LATE',
      rule: 'D12',
      params: [{ name: 'until', value: '2026-03-09' }],
    });
  });
});

describe('what a street or a community takes on itself (T13)', () => {
  it('is assigned by the room and carried out by it, but not verified by the same person', async () => {
    const id = await world.opened({ leadUnitId: UNITS.community, coUnitIds: [] });
    await world.done('convenor', 'assignItem', id, { leadUnitId: unit('community') });
    await world.done('convenor', 'signForItem', id);
    await world.done('convenor', 'replyItem', id, { answers: ANSWERS });
    await world.done('convenor', 'reportCompletion', id, { text: 'done' });
    expect(await world.refused('convenor', 'recordVisit', id, { finding: 'fine', verdict: 'VERIFIED' })).toBe(
      'VISITOR_IS_HANDLER',
    );
    await world.done('member', 'recordVisit', id, { finding: 'fine', verdict: 'VERIFIED' });
  });

  it('is not handed to a body in which nobody could sign', async () => {
    const id = await world.opened();
    expect(await world.refused('assigner', 'assignItem', id, { leadUnitId: unit('countyCppcc') })).toBe(
      'UNIT_CANNOT_HANDLE',
    );
  });
});

describe('bad input', () => {
  const unchanged = async (id: string, work: () => Promise<void>) => {
    const before = await world.service.rows('select * from resolution_item where id = $1', [id.slice(5)]);
    await work();
    expect(await world.service.rows('select * from resolution_item where id = $1', [id.slice(5)])).toEqual(
      before,
    );
  };

  it('is refused by its code, and nothing changes', async () => {
    const id = await world.signedFor();
    await unchanged(id, async () => {
      expect(await world.refused('policeOfficer', 'reportCompletion', id, { text: 'x' })).toBe('WRONG_STATE');
      expect(
        await world.refused('policeOfficer', 'replyItem', id, { answers: [{ askNo: 1, result: 'MAYBE' }] }),
      ).toBe('CHOICE_UNKNOWN');
      expect(
        await world.refused('policeOfficer', 'replyItem', id, {
          answers: [{ ...ANSWERS[0], measures: 'x'.repeat(5_001) }, ANSWERS[1]],
        }),
      ).toBe('TEXT_TOO_LONG');
      expect(await world.refused('policeOfficer', 'requestItemReturn', id, { reason: '  ' })).toBe(
        'TEXT_REQUIRED',
      );
      expect(await world.refused('convenor', 'urgeItem', id, { text: '长'.repeat(201) })).toBe(
        'TEXT_TOO_LONG',
      );
      expect(await world.refused('assigner', 'assignItem', 'item:1', TO_POLICE)).toBe('UNKNOWN_ID');
      expect(await world.refused('assigner', 'assignItem', idOf('topic', 1), TO_POLICE)).toBe('UNKNOWN_ID');
      expect(await world.refused('assigner', 'assignItem', idOf('item', 9), TO_POLICE)).toBe('NOT_FOUND');
    });
    const fresh = await world.opened();
    await unchanged(fresh, async () => {
      expect(await world.refused('assigner', 'assignItem', fresh, { leadUnitId: idOf('orgUnit', 999) })).toBe(
        'UNKNOWN_UNIT',
      );
      expect(await world.refused('assigner', 'assignItem', fresh, { leadUnitId: unit('city') })).toBe(
        'ASSIGNMENT_NEEDS_HIGHER',
      );
    });
    const done = await world.completed();
    await unchanged(done, async () => {
      expect(await world.refused('convenor', 'recordVisit', done, { finding: 'x', verdict: 'GOOD' })).toBe(
        'CHOICE_UNKNOWN',
      );
      expect(
        await world.refused('convenor', 'recordVisit', done, {
          finding: 'x',
          verdict: 'VERIFIED',
          visitorIds: [idOf('person', 999)],
        }),
      ).toBe('VISITOR_HAS_NO_POST');
      expect(await world.refused('convenor', 'recordSatisfaction', done, { rating: 'VERY' })).toBe(
        'CHOICE_UNKNOWN',
      );
    });
  });

  it('a visit names nobody who does not supervise there now', async () => {
    const id = await world.completed();
    const visit = { finding: 'nobody was there', verdict: 'VERIFIED' };
    const named = (...names: (keyof typeof PEOPLE)[]) => ({
      ...visit,
      visitorIds: names.map((name) => typedId('person', PEOPLE[name])),
    });
    await unchanged(id, async () => {
      for (const who of [
        ...['otherMember', 'countyLeader', 'policeLeader', 'approver', 'resident', 'neighbourConvenor'],
      ] as (keyof typeof PEOPLE)[]) {
        const answer = await world.act('member', 'recordVisit', id, named('member', who));
        expect([who, answer.refusal?.code, answer.refusal?.params]).toEqual([
          who,
          'VISITOR_HAS_NO_POST',
          [{ name: 'count', value: '1' }],
        ]);
      }
    });
    await world.done('member', 'recordVisit', id, named('member', 'stationStaff', 'countyOfficer'));
  });

  it('items of another place answer as if they were not there, to acts and to reading', async () => {
    const id = await world.signedFor();
    for (const who of [
      'neighbourConvenor',
      'otherConvenor',
      'otherStationStaff',
      'otherMember',
      'resident',
      'public',
    ] as const) {
      expect(await world.refused(who, 'closeItem', id)).toBe('NOT_FOUND');
      expect(await world.refused(who, 'closeItem', id, { ifVersion: 1 })).toBe('NOT_FOUND');
      expect(await world.item(who, id, 'id')).toBeNull();
      const { resolutionItems } = await world.see(who, '{ resolutionItems { totalCount } }');
      expect(resolutionItems.totalCount).toBe(0);
    }
  });

  it('says in Chinese why, with the rule and its source', async () => {
    const id = await world.opened();
    const answer = await world.act(
      {
        kind: 'person',
        personId: PEOPLE.convenor,
        roles: [{ role: 'CONVENOR', orgUnitId: UNITS.community }],
        language: 'zh-CN',
        requestId: 'zh',
      },
      'assignItem',
      id,
      TO_POLICE,
    );
    expect(answer.refusal).toMatchObject({
      message: '跨层级事项不能由您直接交办，请报由县（区）领导小组办公室交办。',
      rule: '0.6',
      source: 'INF',
    });
  });
});

describe('keys and versions', () => {
  it('a replayed key answers the same and does nothing again; with other content it is refused', async () => {
    const id = await world.signedFor();
    const input = { idempotencyKey: world.key(), text: '请回复进展' };
    const first = await world.act('convenor', 'urgeItem', id, input);
    const again = await world.act('convenor', 'urgeItem', id, input);
    expect(first).toMatchObject({ refusal: null, replayed: false });
    expect(again).toMatchObject({ object: first.object, replayed: true });
    expect(await world.refused('convenor', 'urgeItem', id, { ...input, text: 'other' })).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect((await world.facts(id)).filter(({ type }) => type === 'urged')).toHaveLength(1);
  });

  it('an old version is refused', async () => {
    const id = await world.assigned();
    const { refusal } = await world.act('policeOfficer', 'signForItem', id, { ifVersion: 1 });
    expect(refusal).toMatchObject({
      code: 'STALE_VERSION',
      params: [
        { name: 'seen', value: '1' },
        { name: 'current', value: '2' },
      ],
    });
    await world.done('policeOfficer', 'signForItem', id, { ifVersion: 2 });
  });

  it('two at once: one wins, the other reads why', async () => {
    const id = await world.assigned();
    const codes = await Promise.all([
      world.refused('policeOfficer', 'signForItem', id, { ifVersion: 2 }),
      world.refused('policeLeader', 'signForItem', id, { ifVersion: 2 }),
    ]);
    expect(codes.sort()).toEqual(['ALLOWED', 'STALE_VERSION']);
    const other = await world.assigned();
    const states = await Promise.all([
      world.refused('policeOfficer', 'signForItem', other),
      world.refused('policeLeader', 'signForItem', other),
    ]);
    expect(states.sort()).toEqual(['ALLOWED', 'WRONG_STATE']);
  });
});

describe('actions', () => {
  it('say what can be done now and why the rest cannot, as the acts themselves decide', async () => {
    const id = await world.assigned();
    const { actions } = await world.item('policeOfficer', id, 'actions { name allowed refusal { code } }');
    const said = Object.fromEntries(
      actions.map((a: { name: string; allowed: boolean; refusal: { code: string } | null }) => [
        a.name,
        a.refusal?.code ?? 'ALLOWED',
      ]),
    );
    expect(said).toMatchObject({
      signForItem: 'ALLOWED',
      requestItemReturn: 'ALLOWED',
      replyItem: 'WRONG_STATE',
      assignItem: 'NOT_PERMITTED',
      closeItem: 'NOT_PERMITTED',
    });
  });
});
