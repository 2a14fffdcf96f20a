import { typedId } from '@concord/contracts/ids';
import { identityOf, PEOPLE } from '@concord/testkit/snapshot';
import { ANSWERS } from '../testing/feedback-data.js';
import { FeedbackWorld } from '../testing/feedback-world.js';

let world: FeedbackWorld;
beforeAll(async () => {
  world = await FeedbackWorld.start();
}, 60_000);
beforeEach(() => world.goTo('2026-03-02T01:00:00.000Z'));
afterAll(() => world?.stop());

const FIELDS = `deadlines { id kind state dueDate overdue elapsed { unit n } remaining { unit n } agreedDate
  maxExtension { unit n source } pauses { from until reason reasonText note by { id } }
  extensions { askedAt askedBy { id } askedUntil reason decidedAt decidedBy { id } granted until decisionReason }
  reckonings { at reason reasonText dueDate } rungs { key at status } }`;

interface Shown {
  id: string;
  kind: string;
  [field: string]: unknown;
}

/** The reply's clock (D16, due Mon 2026-03-23) as somebody sees it. */
async function clock(id: string, kind = 'ITEM_REPLY', who: 'policeOfficer' | 'member' = 'policeOfficer') {
  const { deadlines } = (await world.item(who, id, FIELDS)) as { deadlines: Shown[] };
  return deadlines.find((deadline) => deadline.kind === kind)!;
}

type Asker = Parameters<FeedbackWorld['act']>[0];
async function acts(who: Asker, id: string): Promise<string[]> {
  const { actions } = (await world.item(who, id, 'actions { name allowed subjectId }')) as {
    actions: { name: string; allowed: boolean; subjectId: string | null }[];
  };
  return actions
    .filter((action) => action.subjectId !== null)
    .map((action) => `${action.name} ${action.allowed}`)
    .sort();
}

const reason = 'The poles are late.';
const ask = { until: '2026-04-01', reason };

describe('more time', () => {
  it('is asked for before expiry, granted by who assigned it, and moves date and rungs with it', async () => {
    const id = await world.signedFor();
    const { id: deadlineId } = await clock(id);
    expect(await acts('member', id)).toEqual([]);
    expect(await acts('policeOfficer', id)).toEqual([
      'requestItemExtension true',
      'requestItemExtension true',
    ]);
    expect(await world.refused('assigner', 'requestItemExtension', id, { deadlineId, ...ask })).toBe(
      'DEADLINE_NOT_RESPONSIBLE',
    );
    expect(
      await world.refused('assigner', 'decideItemExtension', id, { deadlineId, decision: 'GRANT' }),
    ).toBe('EXTENSION_NOT_ASKED');
    await world.done('policeOfficer', 'requestItemExtension', id, { deadlineId, ...ask });
    expect(await world.refused('policeOfficer', 'requestItemExtension', id, { deadlineId, ...ask })).toBe(
      'EXTENSION_PENDING',
    );
    expect(
      await world.refused('policeOfficer', 'decideItemExtension', id, { deadlineId, decision: 'GRANT' }),
    ).toBe('DEADLINE_NOT_ISSUER');
    expect(await acts('assigner', id)).toContain('decideItemExtension true');
    const told = (await world.facts(id)).at(-1)!;
    expect(told).toMatchObject({
      type: 'extensionRequested',
      data: { clock: 'ITEM_REPLY', date: '2026-04-01', deadlineId },
      notices: [{ template: 'extensionRequested', to: [{ role: 'COUNTY_LEADING_OFFICE' }] }],
    });
    expect(JSON.stringify(told)).not.toContain(reason);

    world.goTo('2026-03-04T01:00:00.000Z');
    await world.done('assigner', 'decideItemExtension', id, { deadlineId, decision: 'GRANT' });
    const shown = await clock(id);
    expect(shown).toMatchObject({
      dueDate: '2026-04-01',
      elapsed: { unit: 'wd', n: 1 },
      remaining: { unit: 'wd', n: 21 },
      maxExtension: { unit: 'wd', n: 10, source: 'P42' },
      extensions: [
        {
          askedAt: '2026-03-02T01:00:00.000Z',
          askedBy: { id: typedId('person', PEOPLE.policeOfficer) },
          askedUntil: '2026-04-01',
          reason,
          decidedAt: '2026-03-04T01:00:00.000Z',
          decidedBy: { id: typedId('person', PEOPLE.assigner) },
          granted: true,
          until: '2026-04-01',
          decisionReason: null,
        },
      ],
      reckonings: [{ reason: 'extended', dueDate: '2026-03-23' }],
    });
    for (const rung of shown.rungs as { at: string; status: string }[]) {
      expect(rung.status).toBe('PENDING');
      expect(rung.at > '2026-03-24').toBe(true);
    }
    expect(await world.refused('policeOfficer', 'requestItemExtension', id, { deadlineId, ...ask })).toBe(
      'EXTENSION_SECOND',
    );
    const { timeline } = (await world.item(
      'convenor',
      id,
      'timeline(first: 50) { edges { node { type text } } }',
    )) as { timeline: { edges: { node: { type: string; text: string } }[] } };
    const said = timeline.edges.map(({ node }) => node.text);
    expect(said.at(-1)).toMatch(/2026-04-01/);
    expect(said.at(-1)).not.toBe('extensionGranted');
  });

  it('is refused with the rule: too far, not later, too late, without words', async () => {
    const id = await world.signedFor();
    const { id: deadlineId } = await clock(id);
    const refused = async (input: Record<string, unknown>) =>
      (await world.act('policeOfficer', 'requestItemExtension', id, { deadlineId, ...ask, ...input }))
        .refusal;
    expect(await refused({ until: '2026-04-30' })).toMatchObject({
      code: 'EXTENSION_BEYOND_BOUND',
      rule: 'E.2',
      params: expect.arrayContaining([{ name: 'latest', value: '2026-04-07' }]),
    });
    expect(await refused({ until: '2026-03-23' })).toMatchObject({ code: 'EXTENSION_NOT_LATER' });
    expect(await refused({ until: '2046-03-23' })).toMatchObject({ rule: 'E.2' });
    expect(await refused({ reason: ' ' })).toMatchObject({ code: 'TEXT_REQUIRED' });
    expect(await refused({ deadlineId: typedId('deadline', PEOPLE.member) })).toMatchObject({
      code: 'UNKNOWN_ID',
    });
    const signing = await clock(id, 'ITEM_SIGN_FOR');
    expect(await refused({ deadlineId: signing.id })).toMatchObject({ code: 'DEADLINE_ENDED' });
    const window = await clock(id, 'ITEM_RETURN');
    expect(await refused({ deadlineId: window.id })).toMatchObject({ code: 'DEADLINE_FIXED' });
    world.goTo('2026-03-23T16:00:00.000Z');
    expect(await refused({})).toMatchObject({ code: 'EXTENSION_AFTER_EXPIRY', rule: 'E.2' });
  });

  it('that was asked for in time is granted after it, and an agreed date likewise once', async () => {
    const id = await world.signedFor({ agreedDate: '2026-03-20' });
    const { id: deadlineId } = await clock(id, 'ITEM_COMPLETION');
    await world.done('policeOfficer', 'requestItemExtension', id, { deadlineId, ...ask });
    world.goTo('2026-03-25T01:00:00.000Z');
    await world.done('assigner', 'decideItemExtension', id, {
      deadlineId,
      decision: 'GRANT',
      until: '2026-03-31',
    });
    expect(await clock(id, 'ITEM_COMPLETION')).toMatchObject({
      dueDate: '2026-03-31',
      agreedDate: '2026-03-20',
      overdue: false,
      state: 'RUNNING',
    });
  });

  it('that is refused needs a reason and leaves the date; names and words are for those with a post', async () => {
    const id = await world.signedFor();
    const { id: deadlineId } = await clock(id);
    await world.done('policeOfficer', 'requestItemExtension', id, { deadlineId, ...ask });
    const refuse = { deadlineId, decision: 'REFUSE' };
    expect(await world.refused('assigner', 'decideItemExtension', id, refuse)).toBe('TEXT_REQUIRED');
    await world.done('assigner', 'decideItemExtension', id, { ...refuse, reason: 'It is urgent.' });
    expect(await clock(id)).toMatchObject({
      dueDate: '2026-03-23',
      extensions: [{ granted: false, until: null, decisionReason: 'It is urgent.' }],
    });
  });

  it('decided by two at once is decided once', async () => {
    const id = await world.signedFor();
    const { id: deadlineId } = await clock(id);
    await world.done('policeOfficer', 'requestItemExtension', id, { deadlineId, ...ask });
    const answers = await Promise.all([
      world.act('assigner', 'decideItemExtension', id, { deadlineId, decision: 'GRANT' }),
      world.act('assigner', 'decideItemExtension', id, { deadlineId, decision: 'REFUSE', reason: 'no' }),
    ]);
    expect(answers.filter((answer) => answer.refusal === null)).toHaveLength(1);
    expect(answers.find((answer) => answer.refusal)?.refusal).toMatchObject({ code: 'EXTENSION_NOT_ASKED' });
    expect(((await clock(id)).extensions as unknown[]).length).toBe(1);
  });
});

describe('a deputy who was named for certain acts', () => {
  const deputyOf = (
    holder: 'policeOfficer' | 'assigner',
    deputy: 'member' | 'resident',
    limits: string[],
  ) => ({
    ...identityOf(deputy),
    roles: identityOf(holder).roles.map((post) => ({ ...post, onBehalfOf: PEOPLE[holder], acts: limits })),
  });

  it('asks for more time, or decides on it, and does nothing else of the post', async () => {
    const id = await world.signedFor();
    const { id: deadlineId } = await clock(id);
    const asking = deputyOf('policeOfficer', 'member', ['requestItemExtension']);
    expect(await world.refused(asking, 'replyItem', id, { answers: ANSWERS })).toBe('DEPUTY_NOT_FOR_ACT');
    const replying = deputyOf('policeOfficer', 'member', ['replyItem']);
    expect(await acts(replying, id)).toEqual(['requestItemExtension false', 'requestItemExtension false']);
    expect(await world.refused(replying, 'requestItemExtension', id, { deadlineId, ...ask })).toBe(
      'DEPUTY_NOT_FOR_ACT',
    );
    await world.done(asking, 'requestItemExtension', id, { deadlineId, ...ask });

    const grant = { deadlineId, decision: 'GRANT' };
    const assigning = deputyOf('assigner', 'resident', ['assignItem']);
    expect(await world.refused(assigning, 'decideItemExtension', id, grant)).toBe('DEPUTY_NOT_FOR_ACT');
    const deciding = deputyOf('assigner', 'resident', ['decideItemExtension']);
    expect(
      await world.refused(deciding, 'pauseItemDeadline', id, { deadlineId, reason: 'x', note: 'x' }),
    ).toBe('DEPUTY_NOT_FOR_ACT');
    await world.done(deciding, 'decideItemExtension', id, grant);
    expect(await clock(id)).toMatchObject({ dueDate: '2026-04-01' });
  });
});

describe('a stop', () => {
  it('is made by who set the time, for a lawful reason, and moves the date by its length', async () => {
    const id = await world.signedFor();
    const { id: deadlineId } = await clock(id);
    const pause = { deadlineId, reason: 'force-majeure', note: 'The road is under water.' };
    expect(await world.refused('policeOfficer', 'pauseItemDeadline', id, pause)).toBe('DEADLINE_NOT_ISSUER');
    expect(await world.refused('assigner', 'pauseItemDeadline', id, { ...pause, reason: 'holiday' })).toBe(
      'PAUSE_REASON_UNLAWFUL',
    );
    expect(await world.refused('assigner', 'resumeItemDeadline', id, { deadlineId })).toBe(
      'DEADLINE_NOT_PAUSED',
    );
    world.goTo('2026-03-04T01:00:00.000Z');
    await world.done('assigner', 'pauseItemDeadline', id, pause);
    expect(await clock(id)).toMatchObject({
      state: 'PAUSED',
      rungs: [],
      pauses: [
        {
          from: '2026-03-04T01:00:00.000Z',
          until: null,
          reason: 'force-majeure',
          note: pause.note,
          by: { id: typedId('person', PEOPLE.assigner) },
        },
      ],
    });
    expect(await world.refused('assigner', 'pauseItemDeadline', id, pause)).toBe('PAUSE_OVERLAPS');
    expect(await world.refused('policeOfficer', 'requestItemExtension', id, { deadlineId, ...ask })).toBe(
      'DEADLINE_PAUSED',
    );
    expect(await acts('assigner', id)).toContain('resumeItemDeadline true');
    world.goTo('2026-03-11T01:00:00.000Z');
    await world.done('assigner', 'resumeItemDeadline', id, { deadlineId });
    expect(await clock(id)).toMatchObject({
      state: 'RUNNING',
      dueDate: '2026-03-31',
      reckonings: [{ reason: 'resumed' }],
    });
    await world.done('policeOfficer', 'replyItem', id, { answers: ANSWERS });
    expect(await world.refused('assigner', 'pauseItemDeadline', id, pause)).toBe('DEADLINE_ENDED');
  });

  it('comes too late once the date has passed', async () => {
    const id = await world.signedFor();
    const { id: deadlineId } = await clock(id);
    world.goTo('2026-03-24T01:00:00.000Z');
    const pause = { deadlineId, reason: 'force-majeure', note: 'The road is under water.' };
    expect(await world.refused('assigner', 'pauseItemDeadline', id, pause)).toBe('PAUSE_AFTER_EXPIRY');
  });
});
