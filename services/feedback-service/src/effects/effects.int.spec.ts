import type { RungClaim } from '@concord/contracts/temporal/activities';
import { PEOPLE, UNITS } from '@concord/testkit/snapshot';
import { ANSWERS, unit } from '../testing/feedback-data.js';
import { FeedbackWorld } from '../testing/feedback-world.js';

let world: FeedbackWorld;
beforeAll(async () => {
  world = await FeedbackWorld.start();
}, 60_000);
beforeEach(async () => {
  world.goTo('2026-03-02T01:00:00.000Z');
  await world.forgetMessages();
  // Every test begins with no clock that another left behind.
  await world.service.rows('truncate clock, clock_rung');
});
afterAll(() => world?.stop());

/** An office opens at nine, or at whatever the calendar says: the last minute of a day is always later. */
const endOf = (date: string): string => `${date}T15:59:00.000Z`;

/** The days of an item that is due on 2026-03-06, with its sign-for and reply clocks out of the way. */
async function dueOnTheSixth(): Promise<string> {
  const id = await world.signedFor({ agreedDate: '2026-03-06' });
  await world.done('policeOfficer', 'replyItem', id, { answers: ANSWERS });
  await world.service.rows(
    "delete from clock_rung where clock_id in (select id from clock where kind = 'FIRST_VISIT')",
  );
  return id;
}
const make = (claims: RungClaim[]) => world.activities.makeEffects({ claims });
const kindsOf = async (who: Parameters<FeedbackWorld['inbox']>[0]) =>
  (await world.inbox(who)).map((line) => line.split(' ').slice(0, 2).join(' '));

describe('a department near, on and past its date', () => {
  it('is reminded, warned and told, each once, in order, with a draft for the named signer', async () => {
    const id = await dueOnTheSixth();
    for (const day of ['2026-03-05', '2026-03-06', '2026-03-09']) {
      const claims = await world.sweepAt(endOf(day));
      expect(claims).toHaveLength(1);
      const { made } = await make(claims);
      // The answer was lost: the same claims come again, and nothing is doubled.
      expect(await world.sweepAt(endOf(day))).toEqual(claims);
      expect(await make(claims)).toEqual({ made });
      expect(await world.sweepAt(endOf(day), made)).toEqual([]);
    }
    const title = (await world.item('convenor', id, 'title')).title;
    expect(await world.inbox('policeOfficer')).toEqual([
      `REMINDER L1 Reminder: completion of “${title}” is due on 2026-03-06.`,
      `WARNING L2 Completion of “${title}” is due today (2026-03-06).`,
      `OVERDUE L3 The date of completion of “${title}” has passed; it was 2026-03-06.`,
      `URGING L3 Please look at “${title}”: completion was due on 2026-03-06. Please reply how it stands.`,
    ]);
    expect(await kindsOf('policeLeader')).toEqual(['OVERDUE L3', 'URGING L3']);
    expect(await kindsOf('supervisor')).toEqual(['DRAFT L3']);
    expect(await kindsOf('housingOfficer')).toEqual([]);
    expect(await world.written()).toEqual({ alerts: 7, drafts: 1 });
  });

  it('is told everything in order when all was down at those instants', async () => {
    await dueOnTheSixth();
    const claims = await world.sweepAt(endOf('2026-03-12'));
    expect(claims.map(({ rungKey }) => rungKey)).toEqual(['T-1', 'DUE', 'T+1']);
    await make(claims);
    expect(await kindsOf('policeOfficer')).toEqual(['REMINDER L1', 'WARNING L2', 'OVERDUE L3', 'URGING L3']);
  });

  it('one claim that cannot be made does not keep the others from their messages', async () => {
    await dueOnTheSixth();
    const claims = await world.sweepAt(endOf('2026-03-12'));
    const broken = { ...claims[1]!, orgUnitId: 'no unit at all' };
    const { made } = await make([claims[0]!, broken, claims[2]!]);
    expect(made).toEqual([claims[0]!.claimId, claims[2]!.claimId]);
    expect(await kindsOf('policeOfficer')).toEqual(['REMINDER L1', 'OVERDUE L3', 'URGING L3']);
    await expect(make([broken])).rejects.toThrow();
  });

  it('two workers at once make each effect once', async () => {
    await dueOnTheSixth();
    const claims = await world.sweepAt(endOf('2026-03-12'));
    await Promise.all([make(claims), make(claims), make(claims)]);
    expect(await world.written()).toEqual({ alerts: 7, drafts: 1 });
  });

  it('is not told when it has done its part between the claim and its effect', async () => {
    const id = await dueOnTheSixth();
    const claims = await world.sweepAt(endOf('2026-03-06'));
    await world.done('policeOfficer', 'reportCompletion', id, { text: 'done' });
    await make(claims);
    expect(await world.inbox('policeOfficer')).toEqual([]);
    // The sweep lets go of them, so that nobody waits for an effect that will never be.
    expect(await world.sweepAt(endOf('2026-03-06'))).toEqual([]);
  });

  it('is reminded no more once it is done', async () => {
    const id = await dueOnTheSixth();
    await world.done('policeOfficer', 'reportCompletion', id, { text: 'done' });
    expect(await world.sweepAt(endOf('2026-03-12'))).toEqual([]);
  });

  it('is not urged to sign once it has asked to return it', async () => {
    const id = await world.assigned();
    await world.done('policeOfficer', 'requestItemReturn', id, { reason: 'not ours' });
    expect((await world.sweepAt(endOf('2026-03-04'))).map(({ clockKind }) => clockKind)).toEqual([]);
  });
});

describe('the right people', () => {
  it('are those who hold the post when the message is made, also for an instant that lies back', async () => {
    await dueOnTheSixth();
    await world.changePosts((posts) =>
      posts.flatMap((post) => {
        if (post.personId !== PEOPLE.policeOfficer) return [post];
        const left = { ...post, until: '2026-03-08T16:00:00.000Z' };
        return [left, { ...post, personId: PEOPLE.resident, from: '2026-03-08T16:00:00.000Z' }];
      }),
    );
    await make(await world.sweepAt(endOf('2026-03-09')));
    expect(await world.inbox('policeOfficer')).toEqual([]);
    expect(await kindsOf('resident')).toEqual(['REMINDER L1', 'WARNING L2', 'OVERDUE L3', 'URGING L3']);
    await world.changePosts((posts) =>
      posts.flatMap((post) =>
        post.personId === PEOPLE.resident && post.role !== 'RESIDENT'
          ? []
          : [{ ...post, until: post.personId === PEOPLE.policeOfficer ? null : post.until }],
      ),
    );
  });

  it('with nobody at the department are the next above, and the administrator reads of the vacancy', async () => {
    await dueOnTheSixth();
    let removed: unknown[] = [];
    await world.changePosts((posts) => {
      removed = posts.filter((post) => post.orgUnitId === UNITS.trafficPolice);
      return posts.filter((post) => post.orgUnitId !== UNITS.trafficPolice);
    });
    await make(await world.sweepAt(endOf('2026-03-05')));
    expect(await kindsOf('assigner')).toEqual(['REMINDER L1']);
    expect(await world.inbox('housingOfficer')).toEqual([]);
    const warned = [expect.stringMatching(/^ADMIN Nobody at trafficPolice holds the post/)];
    expect(await world.inbox('administrator')).toEqual(warned);
    // One vacancy is told once, whatever else falls due meanwhile.
    await make(await world.sweepAt(endOf('2026-03-06')));
    expect(await world.inbox('administrator')).toEqual(warned);
    await world.changePosts((posts) => [...posts, ...(removed as typeof posts)]);
  });
});

it('a post that is filled and falls vacant again is told again', async () => {
  const office = (from: string, until: string) => ({
    personId: PEOPLE.policeOfficer,
    role: 'DEPARTMENT_OFFICER',
    orgUnitId: UNITS.trafficPolice,
    from,
    until,
    language: 'zh-CN',
  });
  await dueOnTheSixth();
  let before: unknown[] = [];
  await world.changePosts((posts) => {
    before = posts;
    return [
      ...posts.filter((post) => post.orgUnitId !== UNITS.trafficPolice),
      office('2026-01-01T00:00:00.000Z', '2026-03-03T00:00:00.000Z'),
      office('2026-03-05T16:00:00.000Z', '2026-03-07T00:00:00.000Z'),
    ];
  });
  for (const day of ['2026-03-05', '2026-03-06', '2026-03-09']) {
    const { made } = await make(await world.sweepAt(endOf(day)));
    await world.sweepAt(endOf(day), made);
  }
  const officers = (
    await world.service.rows<{ key: string }>(
      `select once_key as key from alert where kind = 'ADMIN' and once_key like '%DEPARTMENT_OFFICER%'`,
    )
  ).map(({ key }) => key.replace(/>.*/, ''));
  expect(officers).toHaveLength(2);
  expect(new Set(officers).size).toBe(2);
  await world.changePosts(() => before as never);
});

it('a claim that was let go between the sweep and its effect is not made', async () => {
  await dueOnTheSixth();
  const claims = await world.sweepAt(endOf('2026-03-05'));
  await world.service.rows("update clock_rung set status = 'SKIPPED' where id = any($1)", [
    claims.map(({ claimId }) => claimId),
  ]);
  await make(claims);
  expect(await world.inbox('policeOfficer')).toEqual([]);
});

describe('a supervision letter', () => {
  const overdueClaims = async () => {
    await dueOnTheSixth();
    return world.sweepAt(endOf('2026-03-09'));
  };

  it('is a draft for its named signer alone, and goes nowhere by itself', async () => {
    await make(await overdueClaims());
    const fields =
      'id kind state number title body signerRole signer { id } signerUnit { id } addressee { id } authority item { id } dueDate';
    const { drafts } = await world.see(
      'supervisor',
      `{ drafts { totalCount edges { node { ${fields} } } } }`,
    );
    expect(drafts.totalCount).toBe(1);
    const draft = drafts.edges[0].node;
    expect(draft).toMatchObject({
      kind: 'SUPERVISION_LETTER',
      state: 'DRAFT',
      number: null,
      signerRole: 'SUPERVISION_OFFICE',
      signer: { id: `person:${PEOPLE.supervisor}` },
      signerUnit: { id: unit('supervisionOffice') },
      addressee: { id: unit('trafficPolice') },
      authority: 'test authority',
      dueDate: '2026-03-06',
    });
    expect(draft.body).toContain('completion was due on 2026-03-06');
    for (const who of [
      'assigner',
      'convenor',
      'policeOfficer',
      'countyOfficer',
      'countyLeader',
      'public',
    ] as const) {
      const seen = await world.see(who, `query ($id: ID!) { drafts { totalCount } draft(id: $id) { id } }`, {
        id: draft.id,
      });
      expect(seen).toEqual({ drafts: { totalCount: 0 }, draft: null });
    }
  });

  it('is never drafted for what a community owes, nor for a visit', async () => {
    const id = await world.opened({ leadUnitId: UNITS.community, coUnitIds: [], agreedDate: '2026-03-06' });
    await world.done('convenor', 'assignItem', id, { leadUnitId: unit('community') });
    await make(await world.sweepAt(endOf('2026-03-20')));
    expect((await world.written()).drafts).toBe(0);
    expect(await kindsOf('convenor')).toContain('OVERDUE L3');
    const [claim] = await overdueClaims();
    await make([
      {
        ...claim!,
        claimId: '00000000-0000-7000-8000-0000000fffff',
        rungKey: 'T+1',
        clockKind: 'FIRST_VISIT',
      },
    ]);
    await make([
      {
        ...claim!,
        claimId: '00000000-0000-7000-8000-0000000ffffe',
        rungKey: 'T+1',
        caseId: 'consultation:00000000-0000-7000-8000-000000000001',
      },
    ]);
    expect((await world.written()).drafts).toBe(0);
  });

  it('waits for whoever is appointed when the signer’s post is vacant', async () => {
    const claims = await overdueClaims();
    let removed: unknown[] = [];
    await world.changePosts((posts) => {
      removed = posts.filter((post) => post.role === 'SUPERVISION_OFFICE');
      return posts.filter((post) => post.role !== 'SUPERVISION_OFFICE');
    });
    await make(claims);
    expect((await world.inbox('administrator')).join()).toContain('Nobody at community holds the post');
    await world.changePosts((posts) => [...posts, ...(removed as typeof posts)]);
    const { drafts } = await world.see(
      'supervisor',
      '{ drafts { edges { node { signer { id } signerUnit { id } } } } }',
    );
    expect(drafts.edges).toEqual([{ node: { signer: null, signerUnit: null } }]);
    expect((await world.see('assigner', '{ drafts { totalCount } }')).drafts.totalCount).toBe(0);
  });
});

describe('claims that cannot be made yet', () => {
  it('of a profile version that the replica does not hold fail, so that they are tried again', async () => {
    const [claim] = await (async () => {
      await dueOnTheSixth();
      return world.sweepAt(endOf('2026-03-06'));
    })();
    await expect(make([{ ...claim!, profileVersion: 9 }])).rejects.toThrow('not in the replica yet');
    expect(await world.written()).toEqual({ alerts: 0, drafts: 0 });
  });

  it('of another service are made without its clocks', async () => {
    const claim: RungClaim = {
      claimId: '00000000-0000-7000-8000-0000000ffff0',
      clockId: '00000000-0000-7000-8000-0000000ffff1',
      caseId: 'topic:00000000-0000-7000-8000-000000000001',
      clockKind: 'TOPIC_SCREENING',
      title: 'Speed bumps',
      orgUnitId: UNITS.community,
      responsibleUnitId: UNITS.community,
      profileKey: 'small',
      profileVersion: 1,
      rungKey: 'DUE',
      at: '2026-03-06T01:00:00.000Z',
      dueDate: '2026-03-06',
      provisional: false,
    };
    await make([claim]);
    expect(await world.inbox('convenor')).toEqual([
      'WARNING L2 Screening of “Speed bumps” is due today (2026-03-06).',
    ]);
    expect(await world.inbox('secondConvenor')).toHaveLength(1);
  });
});

describe('notices of facts', () => {
  it('are delivered once, told twice', async () => {
    const id = await world.assigned({ agreedDate: '2026-03-31' });
    expect(await world.deliverNewest(id)).toBe(2);
    expect(await world.deliverNewest(id)).toBe(0);
    const title = (await world.item('convenor', id, 'title')).title;
    const sentence = `NOTICE L0 Commitment 1 of “${title}” was handed to your unit; please sign for it. Agreed date: 2026-03-31.`;
    expect(await world.inbox('policeOfficer')).toEqual([sentence]);
    expect(await world.inbox('housingOfficer')).toEqual([sentence]);
  });

  it('of a post that nobody holds go to the next above, and the administrator reads of it', async () => {
    let removed: unknown[] = [];
    await world.changePosts((posts) => {
      removed = posts.filter((post) => post.personId === PEOPLE.policeOfficer);
      return posts.filter((post) => post.personId !== PEOPLE.policeOfficer);
    });
    const id = await world.assigned();
    await world.deliverNewest(id);
    expect(await kindsOf('policeLeader')).toEqual(['NOTICE L0']);
    expect(await kindsOf('administrator')).toEqual(['ADMIN Nobody']);
    await world.changePosts((posts) => [...posts, ...(removed as typeof posts)]);
  });

  it('say what they are in the reader’s language', async () => {
    const id = await world.assigned();
    await world.deliverNewest(id);
    const asker = {
      kind: 'person' as const,
      personId: PEOPLE.policeOfficer,
      roles: [],
      language: 'zh-CN' as const,
      requestId: 'zh',
    };
    expect((await world.inbox(asker))[0]).toMatch(
      /^NOTICE L0 “Speed bumps \d+”的承诺事项 1 已交由贵单位办理，请签收。$/,
    );
  });
});
