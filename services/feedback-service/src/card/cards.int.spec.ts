import { unit } from '../testing/feedback-data.js';
import { PaperWorld } from '../testing/paper-world.js';

let papers: PaperWorld;
beforeAll(async () => {
  papers = await PaperWorld.start();
}, 120_000);
beforeEach(() => papers.clean());
afterAll(() => papers?.stop());

const referrals = () => papers.papers('supervisor', { kinds: ['INTERVIEW_REFERRAL'] });
const types = async (id: string) =>
  (await papers.paper('supervisor', id, 'timeline { edges { node { type } } }')).timeline.edges.map(
    ({ node }: { node: { type: string } }) => node.type,
  );

describe('three red cards in a year', () => {
  it('over different cases prepare the referral for a talk, once, and a fourth prepares none', async () => {
    await papers.red('2026-03-06', '2026-03-09');
    papers.world.goTo('2026-04-13T01:00:00.000Z');
    await papers.red('2026-04-17', '2026-04-20');
    expect(await referrals()).toEqual([]);
    papers.world.goTo('2026-06-01T01:00:00.000Z');
    await papers.red('2026-06-05', '2026-06-08');
    const [referral] = await referrals();
    const fields =
      'state cause level mode basisNumbers body addressee { id } concernedUnit { id } signerRole item { id }';
    expect(await papers.paper('supervisor', referral!.id, fields)).toMatchObject({
      state: 'DRAFT',
      cause: 'REDS',
      level: 'L5',
      mode: 'refers',
      basisNumbers: ['R〔2026〕1号', 'R〔2026〕2号', 'R〔2026〕3号'],
      body: expect.stringContaining('3 red cards this year (R〔2026〕1号, R〔2026〕2号, R〔2026〕3号)'),
      addressee: { id: unit('county') },
      concernedUnit: { id: unit('trafficPolice') },
      signerRole: 'SUPERVISION_OFFICE',
    });
    await papers.red('2026-06-12', '2026-06-15');
    expect(await referrals()).toHaveLength(1);
    // Issued, it goes to the body that may hold the talk; the unit has no part in it and no objection to make.
    await papers.signed(referral!.id);
    let removed: unknown[] = [];
    await papers.world.changePosts((posts) => {
      removed = posts.filter(({ role }) => role === 'LEADER');
      return posts.filter(({ role }) => role !== 'LEADER');
    });
    expect(await papers.world.refused('assigner', 'sealDraft', referral!.id)).toBe('ADDRESSEE_VACANT');
    await papers.world.changePosts((posts) => [...posts, ...(removed as typeof posts)]);
    await papers.world.done('assigner', 'sealDraft', referral!.id);
    expect((await papers.world.inbox('countyLeader')).at(-1)).toMatch(
      /^LETTER L5 Referral for a talk I〔2026〕1号/,
    );
    expect(await papers.papers('countyLeader')).toHaveLength(1);
    expect(await papers.papers('policeOfficer', { kinds: ['INTERVIEW_REFERRAL'] })).toEqual([]);
    expect(await papers.world.refused('countyLeader', 'appealPaper', referral!.id, { reason: 'no' })).toBe(
      'NOT_PERMITTED',
    );
  }, 60_000);

  it('are counted over one local year, not over two', async () => {
    papers.world.goTo('2026-12-21T01:00:00.000Z');
    await papers.red('2026-12-23', '2026-12-24');
    await papers.red('2026-12-25', '2026-12-28');
    papers.world.goTo('2027-01-04T01:00:00.000Z');
    await papers.red('2027-01-06', '2027-01-07');
    expect(await referrals()).toEqual([]);
  }, 60_000);

  it('with one withdrawn take the unsigned referral with it, with a record; another red prepares it anew', async () => {
    const cards = [
      await papers.red('2026-03-04', '2026-03-05'),
      await papers.red('2026-03-06', '2026-03-09'),
      await papers.red('2026-03-11', '2026-03-12'),
    ];
    const [first] = await referrals();
    await papers.world.done('supervisor', 'withdrawDraft', cards[1]!, { reason: 'our mistake' });
    expect((await papers.world.inbox('policeOfficer')).at(-1)).toMatch(
      /^CARD L3 .*withdrawn and no longer counts/,
    );
    expect((await referrals()).map(({ state }) => state)).toEqual(['WITHDRAWN']);
    expect(await types(first!.id)).toEqual(['drafted', 'basisWithdrawn']);
    await papers.red('2026-03-13', '2026-03-16');
    expect((await referrals()).map(({ state }) => state).sort()).toEqual(['DRAFT', 'WITHDRAWN']);
  }, 60_000);

  it('leave a signed referral to its signer, who is told', async () => {
    const cards = [
      await papers.red('2026-03-04', '2026-03-05'),
      await papers.red('2026-03-06', '2026-03-09'),
      await papers.red('2026-03-11', '2026-03-12'),
    ];
    const [referral] = await referrals();
    await papers.signed(referral!.id);
    await papers.world.done('supervisor', 'withdrawDraft', cards[0]!, { reason: 'our mistake' });
    expect((await referrals()).map(({ state }) => state)).toEqual(['SIGNED']);
    expect((await papers.world.inbox('supervisor')).at(-1)).toMatch(/^DRAFT L5 A red card on which the/);
  }, 60_000);

  it('issued at one moment prepare one referral', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const item = await papers.dueOn('2026-03-06');
      await papers.sweep('2026-03-09');
      const { id } = await papers.one('RED_CARD', { itemId: item });
      await papers.signed(id);
      ids.push(id);
      papers.world.goTo('2026-03-02T01:00:00.000Z');
    }
    papers.world.goTo('2026-03-09T15:59:00.000Z');
    await Promise.all(ids.map((id) => papers.world.done('assigner', 'sealDraft', id)));
    expect(await referrals()).toHaveLength(1);
  }, 60_000);
});

describe('an objection', () => {
  let card: string;
  beforeEach(async () => {
    card = await papers.red('2026-03-06', '2026-03-09');
  });
  const appeal = () =>
    papers.world.done('policeOfficer', 'appealPaper', card, { reason: 'the road was closed' });

  it('is made by the unit, once and in time', async () => {
    const { world } = papers;
    expect(await world.refused('housingOfficer', 'appealPaper', card, { reason: 'x' })).toBe('NOT_FOUND');
    expect(await world.refused('supervisor', 'appealPaper', card, { reason: 'x' })).toBe('NOT_PERMITTED');
    expect(
      await world.refused('supervisor', 'decidePaperAppeal', card, { decision: 'UPHELD', reason: 'x' }),
    ).toBe('NO_OPEN_APPEAL');
    await appeal();
    expect((await world.inbox('supervisor')).at(-1)).toMatch(
      /^DRAFT L3 The unit objects to red card R〔2026〕1号/,
    );
    expect(await world.refused('policeLeader', 'appealPaper', card, { reason: 'again' })).toBe(
      'APPEALED_BEFORE',
    );
    const other = await papers.red('2026-03-11', '2026-03-12');
    world.goTo('2026-03-19T16:00:00.000Z');
    const { refusal } = await world.act('policeOfficer', 'appealPaper', other, { reason: 'late' });
    expect(refusal).toMatchObject({
      code: 'APPEAL_TOO_LATE',
      params: [{ name: 'until', value: '2026-03-19' }],
    });
  }, 30_000);

  it('is decided by the issuer: it stands', async () => {
    const { world } = papers;
    await appeal();
    expect(
      await world.refused('assigner', 'decidePaperAppeal', card, { decision: 'UPHELD', reason: 'x' }),
    ).toBe('NOT_PERMITTED');
    expect(
      await world.refused('supervisor', 'decidePaperAppeal', card, { decision: 'MAYBE', reason: 'x' }),
    ).toBe('CHOICE_UNKNOWN');
    await world.done('supervisor', 'decidePaperAppeal', card, { decision: 'UPHELD', reason: 'it was open' });
    const seen = await papers.paper(
      'policeOfficer',
      card,
      'state appeal { reason decision answer unit { id } } corrections { reason }',
    );
    expect(seen).toEqual({
      state: 'SEALED',
      appeal: {
        reason: 'the road was closed',
        decision: 'UPHELD',
        answer: 'it was open',
        unit: { id: unit('trafficPolice') },
      },
      corrections: [],
    });
    expect((await world.inbox('policeOfficer')).at(-1)).toMatch(/^CARD L3 .*it stands\.$/);
    expect(await types(card)).toEqual([
      'drafted',
      'reviewed',
      'signed',
      'sealed',
      'appealed',
      'appealDecided',
    ]);
  }, 30_000);

  it('is decided by the issuer: corrected by a superseding entry, and what was signed is kept', async () => {
    const { world } = papers;
    await appeal();
    const before = (await papers.paper('policeOfficer', card, 'body')).body;
    const decide = (wording: object) =>
      world.refused('supervisor', 'decidePaperAppeal', card, {
        decision: 'CORRECTED',
        reason: 'partly',
        ...wording,
      });
    expect(await decide({})).toBe('NOTHING_CHANGED');
    expect(await decide({ newLimit: '2026-03-31' })).toBe('ALLOWED');
    expect(
      await papers.paper('policeOfficer', card, 'state body newLimit corrections { reason newLimit body }'),
    ).toEqual({
      state: 'SEALED',
      body: before,
      newLimit: null,
      corrections: [{ reason: 'partly', newLimit: '2026-03-31', body: null }],
    });
  }, 30_000);

  it('is decided by the issuer: withdrawn, and the card counts no longer', async () => {
    const { world } = papers;
    await papers.red('2026-03-11', '2026-03-12');
    await papers.red('2026-03-13', '2026-03-16');
    expect(await referrals()).toHaveLength(1);
    await appeal();
    await world.done('supervisor', 'decidePaperAppeal', card, {
      decision: 'WITHDRAWN',
      reason: 'you are right',
    });
    expect(await papers.paper('policeOfficer', card, 'state number appeal { decision }')).toEqual({
      state: 'WITHDRAWN',
      number: 'R〔2026〕1号',
      appeal: { decision: 'WITHDRAWN' },
    });
    expect((await referrals()).map(({ state }) => state)).toEqual(['WITHDRAWN']);
  }, 30_000);
});

it('red cards are counted by unit and day, for those who may open them', async () => {
  const card = await papers.red('2026-03-06', '2026-03-09');
  await papers.red('2026-03-11', '2026-03-12');
  const counted = async (who: Parameters<PaperWorld['papers']>[0], period = '') => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on OrgUnit { feedbackFigures${period} { redCardsByDepartment { department { id } count } } } } }`;
    const { _entities } = await papers.world.see(who!, query, {
      r: [{ __typename: 'OrgUnit', id: unit('county') }],
    });
    return _entities[0].feedbackFigures?.redCardsByDepartment;
  };
  const police = (count: number) => [{ department: { id: unit('trafficPolice') }, count }];
  expect(await counted('supervisor')).toEqual(police(2));
  expect(await counted('assigner', '(from: "2026-03-10", to: "2026-03-12")')).toEqual(police(1));
  expect(await counted('supervisor', '(from: "2026-03-13")')).toEqual([]);
  // What cannot be opened is not counted.
  expect(await counted('convenor')).toEqual([]);
  expect(await counted('countyOfficer')).toEqual([]);
  await papers.world.done('supervisor', 'withdrawDraft', card, { reason: 'our mistake' });
  expect(await counted('supervisor')).toEqual(police(1));
}, 30_000);
