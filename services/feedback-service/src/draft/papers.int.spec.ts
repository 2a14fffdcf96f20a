import { ChangeHub } from '@concord/service-kit/internal/change-hub';
import { PEOPLE } from '@concord/testkit/snapshot';
import { idOf, unit } from '../testing/feedback-data.js';
import { PaperWorld } from '../testing/paper-world.js';

let papers: PaperWorld;
let item: string;
beforeAll(async () => {
  papers = await PaperWorld.start();
}, 120_000);
beforeEach(async () => {
  await papers.clean();
  item = await papers.dueOn('2026-03-06');
}, 30_000);
afterAll(() => papers?.stop());

const kinds = async (...args: Parameters<PaperWorld['papers']>) =>
  (await papers.papers(...args)).map(({ kind }) => kind);
const codes = async (who: Parameters<PaperWorld['papers']>[0], id: string) => {
  const { actions } = await papers.paper(who!, id, 'actions { name allowed refusal { code rule source } }');
  return Object.fromEntries(
    actions.map((action: { name: string; allowed: boolean; refusal: { code: string } | null }) => [
      action.name,
      action.allowed ? 'ALLOWED' : action.refusal!.code,
    ]),
  );
};

describe('the ladder of a department that lets the day pass', () => {
  it('prepares a paper at each level, once, and none of them goes anywhere by itself', async () => {
    const after: string[][] = [];
    for (const day of ['2026-03-06', '2026-03-09', '2026-03-16', '2026-03-30']) {
      await papers.sweep(day);
      await papers.sweep(day);
      after.push(await kinds());
    }
    const all = ['YELLOW_CARD', 'RED_CARD', 'SUPERVISION_LETTER', 'CIRCULAR', 'INTERVIEW_REFERRAL'];
    expect(after.map((made) => made.length)).toEqual([1, 3, 4, 5]);
    expect([...after.at(-1)!].sort()).toEqual([...all].sort());
    expect(await kinds('policeOfficer')).toEqual([]);
    expect(await kinds('countyLeader')).toEqual([]);
    const inbox = (await papers.world.inbox('policeOfficer')).map((line) => line.split(' ')[0]);
    expect(inbox).toEqual(['WARNING', 'OVERDUE', 'URGING', 'URGING']);
  }, 30_000);

  it('prepares nothing for work that was done between the claim and its effect', async () => {
    const claims = await papers.world.sweepAt('2026-03-09T15:59:00.000Z');
    await papers.world.done('policeOfficer', 'reportCompletion', item, { text: 'done' });
    await papers.world.activities.makeEffects({ claims });
    expect(await kinds()).toEqual([]);
    expect(await papers.world.inbox('policeOfficer')).toEqual([]);
  }, 30_000);

  it('prepares nothing while the clock stands, nor after its day was moved', async () => {
    const claims = await papers.world.sweepAt('2026-03-09T15:59:00.000Z');
    const overdue = claims.filter(({ rungKey }) => rungKey === 'T+1');
    await papers.world.service.rows("update clock set state = 'PAUSED'");
    await papers.world.activities.makeEffects({ claims: overdue });
    await papers.world.service.rows(
      "update clock set state = 'RUNNING', due_at = due_at + interval '20 days'",
    );
    await papers.world.activities.makeEffects({ claims: overdue });
    expect(await kinds()).toEqual([]);
  }, 30_000);

  it('prepares one paper of a kind where two clocks of a commitment run out on one day', async () => {
    const claims = await papers.world.sweepAt('2026-03-09T15:59:00.000Z');
    const twice = claims.flatMap((claim) => [
      claim,
      { ...claim, claimId: claim.claimId.replace(/^......../, '0badcafe'), clockKind: 'ITEM_REPLY' },
    ]);
    await papers.world.activities.makeEffects({ claims: twice });
    await Promise.all([0, 1].map(() => papers.world.activities.makeEffects({ claims: twice })));
    expect((await kinds()).sort()).toEqual(['RED_CARD', 'SUPERVISION_LETTER', 'YELLOW_CARD']);
  }, 30_000);
});

describe('a paper on its way', () => {
  let id: string;
  beforeEach(async () => {
    await papers.sweep('2026-03-09');
    ({ id } = await papers.one('SUPERVISION_LETTER'));
  }, 30_000);

  it('goes through review, signature with its number, and seal; then its unit is told', async () => {
    const { world } = papers;
    expect(await world.inbox('assigner')).toContainEqual(
      expect.stringMatching(/^DRAFT L3 A draft supervision letter/),
    );
    await world.done('assigner', 'editDraft', id, { requirement: 'Say when.', newLimit: '2026-03-20' });
    expect(await world.done('assigner', 'reviewDraft', id)).toMatchObject({ state: 'REVIEWED' });
    expect((await world.inbox('supervisor')).at(-1)).toMatch(
      /^DRAFT L3 .*whether to sign it is yours to decide/,
    );
    await world.done('supervisor', 'signDraft', id);
    const prepared = (await papers.paper('supervisor', id, 'body')).body;
    await world.done('assigner', 'sealDraft', id, { scanReference: 'cabinet 3' });
    const fields = `state number body requirement newLimit issuedAt appealUntil scanReference reviewedBy { id } signer { id }
      signerUnit { id } addressee { id } authority overtaken earlierNumbers
      timeline { edges { node { seq type text actor { id } hash previousHash } } }`;
    const seen = await papers.paper('policeOfficer', id, fields);
    expect(seen).toMatchObject({
      state: 'SEALED',
      number: 'S〔2026〕1号',
      body: prepared,
      requirement: 'Say when.',
      newLimit: '2026-03-20',
      scanReference: 'cabinet 3',
      reviewedBy: { id: `person:${PEOPLE.assigner}` },
      signer: { id: `person:${PEOPLE.supervisor}` },
      signerUnit: { id: unit('supervisionOffice') },
      addressee: { id: unit('trafficPolice') },
      overtaken: false,
      earlierNumbers: [],
    });
    // Five working days to object: 2026-03-10 to 16, to the end of the last.
    expect(seen.appealUntil).toBe('2026-03-16T16:00:00.000Z');
    const entries = seen.timeline.edges.map(({ node }: { node: never }) => node);
    expect(entries.map(({ type }: { type: string }) => type)).toEqual([
      'drafted',
      'edited',
      'reviewed',
      'signed',
      'sealed',
    ]);
    expect(entries.map(({ text }: { text: string }) => text)).toEqual([
      'Drafted: supervision letter',
      'Draft edited',
      'Reviewed',
      'Signed under number S〔2026〕1号',
      'Sealed and issued',
    ]);
    for (const [at, entry] of entries.entries()) {
      if (at > 0) expect((entry as { previousHash: string }).previousHash).toBe(entries[at - 1].hash);
    }
    for (const who of ['policeOfficer', 'policeLeader'] as const) {
      expect((await world.inbox(who)).at(-1)).toBe(
        `LETTER L3 Your unit has received supervision letter S〔2026〕1号 about “${(await world.item('convenor', item, 'title')).title}”. You may object within the time given there.`,
      );
    }
    // Frozen: what was signed is changed by nobody.
    expect(await world.refused('assigner', 'editDraft', id, { body: 'other' })).toBe('WRONG_STATE');
  }, 30_000);

  it('is read by its people alone, by the unit only once it was issued', async () => {
    const readers = async () => {
      const read: string[] = [];
      for (const who of [
        'supervisor',
        'assigner',
        'policeOfficer',
        'policeLeader',
        'housingOfficer',
        'convenor',
        'countyOfficer',
        'countyLeader',
        'member',
        'public',
      ] as const) {
        const listed = (await papers.papers(who, { kinds: ['SUPERVISION_LETTER'] })).length === 1;
        expect((await papers.paper(who, id, 'id')) !== null).toBe(listed);
        if (listed) read.push(who);
      }
      return read;
    };
    expect(await readers()).toEqual(['supervisor', 'assigner']);
    await papers.signed(id);
    expect(await readers()).toEqual(['supervisor', 'assigner']);
    await papers.world.done('assigner', 'sealDraft', id);
    expect(await readers()).toEqual(['supervisor', 'assigner', 'policeOfficer', 'policeLeader']);
    await papers.world.done('supervisor', 'withdrawDraft', id, { reason: 'wrong unit' });
    expect(await readers()).toEqual(['supervisor', 'assigner', 'policeOfficer', 'policeLeader']);
  }, 30_000);

  it('is heard of by its people alone, by the unit only once it was issued', async () => {
    const hub = papers.world.service.get(ChangeHub);
    const { cursor } = (await hub.read(undefined, 0))!;
    let seen = 0;
    const heard = async (versions: number) => {
      const found = [];
      for (let after = cursor; found.length < versions;) {
        const read = (await hub.read(after, 5_000))!;
        if (read.changes.length === 0) break;
        found.push(...read.changes.filter((change) => change.id === id));
        after = read.cursor;
      }
      const fresh = found.slice(seen);
      seen = found.length;
      return fresh.map(({ readers, personIds = [] }) => ({
        readers,
        people: Object.entries(PEOPLE).flatMap(([name, person]) =>
          personIds.includes(person) ? [name] : [],
        ),
      }));
    };
    await papers.world.done('assigner', 'reviewDraft', id);
    expect(await heard(1)).toEqual([{ readers: {}, people: ['assigner', 'supervisor'] }]);
    await papers.world.done('supervisor', 'signDraft', id);
    await papers.world.done('assigner', 'sealDraft', id);
    expect((await heard(3)).at(-1)).toEqual({
      readers: {},
      people: ['assigner', 'supervisor', 'policeOfficer', 'policeLeader'],
    });
  }, 30_000);

  it('is refused out of its order and to others, each with rule and source', async () => {
    expect(await codes('assigner', id)).toEqual({
      editDraft: 'ALLOWED',
      reviewDraft: 'ALLOWED',
      returnDraft: 'ALLOWED',
      signDraft: 'NOT_PERMITTED',
      sealDraft: 'WRONG_STATE',
      voidDraft: 'NOT_PERMITTED',
      withdrawDraft: 'ALLOWED',
      appealPaper: 'NOT_PERMITTED',
      decidePaperAppeal: 'NOT_PERMITTED',
    });
    expect(await codes('supervisor', id)).toMatchObject({
      signDraft: 'WRONG_STATE',
      reviewDraft: 'NOT_PERMITTED',
    });
    const { refusal } = await papers.world.act('supervisor', 'signDraft', id);
    expect(refusal).toMatchObject({ code: 'WRONG_STATE', rule: '0.5', source: 'INF' });
    expect(refusal!.message).toBe('Not possible in the present state (draft).');
    expect(await papers.world.refused('policeOfficer', 'signDraft', id)).toBe('NOT_FOUND');
    expect(await papers.world.refused('supervisor', 'signDraft', idOf('draft', 1))).toBe('NOT_FOUND');
    expect(await papers.world.refused('supervisor', 'signDraft', idOf('item', 1))).toBe('UNKNOWN_ID');
    expect(await papers.world.refused('assigner', 'reviewDraft', id, { ifVersion: 9 })).toBe('STALE_VERSION');
    expect(await papers.world.refused('assigner', 'editDraft', id)).toBe('NOTHING_CHANGED');
    expect(await papers.world.refused('assigner', 'editDraft', id, { newLimit: '2026-03-08' })).toBe(
      'DATE_IN_PAST',
    );
    expect(await papers.world.refused('assigner', 'returnDraft', id, { reason: ' ' })).toBe('TEXT_REQUIRED');
  }, 30_000);

  it('is signed by another person than its reviewer, though he hold both posts', async () => {
    const both = {
      kind: 'person' as const,
      personId: PEOPLE.assigner,
      roles: (['COUNTY_LEADING_OFFICE', 'SUPERVISION_OFFICE'] as const).map((role) => ({
        role,
        orgUnitId: unit(role === 'SUPERVISION_OFFICE' ? 'supervisionOffice' : 'countyOffice').slice(8),
      })),
      language: 'en' as const,
      requestId: 'both',
    };
    await papers.world.done(both, 'reviewDraft', id);
    expect(await papers.world.refused(both, 'signDraft', id)).toBe('SIGNER_IS_REVIEWER');
    expect(await papers.world.refused('supervisor', 'signDraft', id)).toBe('ALLOWED');
  }, 30_000);

  it('goes back with a reason, is edited, and takes its way again', async () => {
    const { world } = papers;
    await world.done('assigner', 'reviewDraft', id);
    await world.done('supervisor', 'returnDraft', id, { reason: 'too sharp' });
    expect(await papers.paper('assigner', id, 'state reason reviewedBy { id }')).toEqual({
      state: 'RETURNED',
      reason: 'too sharp',
      reviewedBy: null,
    });
    expect(await world.refused('assigner', 'reviewDraft', id)).toBe('WRONG_STATE');
    await world.done('assigner', 'editDraft', id, { body: 'Please let us know how it stands.' });
    await papers.issued(id);
    expect((await papers.paper('policeOfficer', id, 'body')).body).toBe('Please let us know how it stands.');
  }, 30_000);

  it('is not signed, nor sealed, once the unit has done its part; then it is withdrawn or voided', async () => {
    const { world } = papers;
    const red = await papers.one('RED_CARD');
    await world.done('assigner', 'reviewDraft', id);
    await papers.signed(red.id);
    await world.done('policeOfficer', 'reportCompletion', item, { text: 'done' });
    expect(await world.refused('supervisor', 'signDraft', id)).toBe('PAPER_OVERTAKEN');
    expect(await world.refused('assigner', 'sealDraft', red.id)).toBe('PAPER_OVERTAKEN');
    expect((await papers.paper('supervisor', id, 'overtaken')).overtaken).toBe(true);
    await world.done('supervisor', 'withdrawDraft', id, { reason: 'done meanwhile' });
    await world.done('supervisor', 'voidDraft', red.id, { reason: 'done meanwhile' });
    expect(await world.refused('supervisor', 'signDraft', id)).toBe('CASE_CLOSED');
    expect(await world.inbox('policeOfficer')).not.toContainEqual(expect.stringMatching(/^(CARD|LETTER)/));
  }, 30_000);
});

describe('a unit that asked for more time in time, and has no answer yet', () => {
  it('is sent no paper about that day until its request is decided', async () => {
    const { world } = papers;
    const { deadlines } = await world.item('policeOfficer', item, 'deadlines { id kind }');
    const deadlineId = deadlines.find(({ kind }: { kind: string }) => kind === 'ITEM_COMPLETION').id;
    await world.done('policeOfficer', 'requestItemExtension', item, {
      deadlineId,
      until: '2026-03-13',
      reason: 'The poles are late.',
    });
    await papers.sweep('2026-03-09');
    const red = await papers.one('RED_CARD');
    expect(await world.refused('assigner', 'reviewDraft', red.id)).toBe('PAPER_AWAITS_EXTENSION');
    expect(await codes('assigner', red.id)).toMatchObject({
      reviewDraft: 'PAPER_AWAITS_EXTENSION',
      withdrawDraft: 'ALLOWED',
    });
    const refuse = { deadlineId, decision: 'REFUSE', reason: 'It is urgent.' };
    await world.done('assigner', 'decideItemExtension', item, refuse);
    await papers.issued(red.id);
  }, 30_000);
});

describe('numbers', () => {
  it('are taken at signing, one after the other for each kind; one that is not used stays as 作废', async () => {
    const { world } = papers;
    await papers.dueOn('2026-03-06');
    await papers.dueOn('2026-03-06');
    await papers.sweep('2026-03-09');
    const letters = await papers.papers('supervisor', { kinds: ['SUPERVISION_LETTER'] });
    expect(letters).toHaveLength(3);
    const [first, second, third] = letters.map(({ id }) => id) as [string, string, string];
    await papers.signed(first);
    // A refused signature takes no number.
    expect(await world.refused('supervisor', 'signDraft', second)).toBe('WRONG_STATE');
    await papers.signed(second);
    await world.done('supervisor', 'voidDraft', second, { reason: 'misprint' });
    await papers.signed(third);
    await papers.signed((await papers.papers('supervisor', { kinds: ['RED_CARD'] }))[0]!.id);
    const numbers = (await papers.papers()).flatMap(({ number, state }) =>
      number ? [`${state} ${number}`] : [],
    );
    expect(numbers.sort()).toEqual([
      'SIGNED R〔2026〕1号',
      'SIGNED S〔2026〕1号',
      'SIGNED S〔2026〕3号',
      'VOIDED S〔2026〕2号',
    ]);
  }, 30_000);

  it('of two signers at one time are one, and of many papers at one time have no gap', async () => {
    const { world } = papers;
    for (let n = 0; n < 4; n += 1) await papers.dueOn('2026-03-06');
    await papers.sweep('2026-03-09');
    const letters = await papers.papers('supervisor', { kinds: ['SUPERVISION_LETTER'] });
    for (const { id } of letters) await world.done('assigner', 'reviewDraft', id);
    const answers = await Promise.all(
      letters.flatMap(({ id }) => [0, 1].map(() => world.act('supervisor', 'signDraft', id))),
    );
    expect(answers.filter(({ refusal }) => refusal === null)).toHaveLength(5);
    expect(answers.flatMap(({ refusal }) => refusal?.code ?? [])).toEqual(Array(5).fill('WRONG_STATE'));
    const numbers = (await papers.papers()).flatMap(({ number }) => number ?? []);
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5].map((n) => `S〔2026〕${n}号`));
  }, 30_000);

  it('begin anew with the local year', async () => {
    await papers.sweep('2026-03-09');
    const { id } = await papers.one('SUPERVISION_LETTER');
    papers.world.goTo('2026-12-31T16:00:00.000Z');
    await papers.signed(id);
    expect((await papers.paper('supervisor', id, 'number')).number).toBe('S〔2027〕1号');
  }, 30_000);
});
