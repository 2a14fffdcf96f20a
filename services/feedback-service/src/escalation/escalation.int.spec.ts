import type { IdentityClaims } from '@concord/contracts/identity';
import { identityOf, UNITS } from '@concord/testkit/snapshot';
import { idOf } from '../testing/feedback-data.js';
import { FeedbackWorld } from '../testing/feedback-world.js';

let world: FeedbackWorld;
beforeAll(async () => {
  world = await FeedbackWorld.start();
}, 60_000);
afterAll(() => world?.stop());

let topics = 500;
/** A topic of the community that the service was told of. */
async function knownTopic(orgUnitId: string = UNITS.community): Promise<string> {
  const topicId = idOf('topic', (topics += 1));
  await world.activities.knowTopic({ topicId, orgUnitId, profileKey: 'small', profileVersion: 1 });
  return topicId;
}
const PROPOSAL = {
  kind: 'PROPOSAL',
  findingType: 'SYSTEMIC',
  title: 'Speed bumps before every school of the county',
  situation: 'Cars drive fast where children cross.',
  analysis: 'Main roads pass schools in nine communities.',
  suggestion: 'Put up speed bumps at all nine.',
  namesRemoved: true,
};
const raised = async (change: Record<string, unknown> = {}) => {
  const { id } = await world.done('convenor', 'raiseEscalation', null, {
    topicId: await knownTopic(),
    ...PROPOSAL,
    ...change,
  });
  return id;
};
const refusedRaise = async (
  who: Parameters<FeedbackWorld['refused']>[0],
  change: Record<string, unknown> = {},
) => world.refused(who, 'raiseEscalation', null, { topicId: await knownTopic(), ...PROPOSAL, ...change });

describe('a matter that goes on as a proposal', () => {
  it('is raised by the room, sponsored by a member, submitted, filed under a number, and its line is kept', async () => {
    const topicId = await knownTopic();
    const input = { topicId, ...PROPOSAL, idempotencyKey: world.key() };
    const { id } = await world.done('convenor', 'raiseEscalation', null, input);
    const again = await world.act('convenor', 'raiseEscalation', null, input);
    expect(again).toMatchObject({ object: { id }, replayed: true });

    expect(await world.refused('convenor', 'submitEscalation', id)).toBe('WRONG_STATE');
    const room = await world.act('convenor', 'sponsorEscalation', id, { sponsorKind: 'MEMBER' });
    expect(room.refusal).toMatchObject({ code: 'SPONSOR_NOT_ELIGIBLE', rule: 'B.9', source: 'P10' });
    expect(await world.refused('member', 'sponsorEscalation', id, { sponsorKind: 'ROOM' })).toBe(
      'SPONSOR_NOT_ELIGIBLE',
    );
    await world.done('member', 'sponsorEscalation', id, { sponsorKind: 'MEMBER' });
    await world.done('convenor', 'submitEscalation', id);
    expect(await world.refused('member', 'reviewEscalation', id, { filed: true })).toBe('NOT_PERMITTED');
    await world.done('countyOfficer', 'reviewEscalation', id, { filed: true });

    const fields =
      'state number sponsor { id } sponsorKind topic { id } orgUnit { id } reviewReason actions { name allowed refusal { code } }';
    const { escalation } = await world.see(
      'member',
      `query ($id: ID!) { escalation(id: $id) { ${fields} } }`,
      { id },
    );
    expect(escalation).toMatchObject({
      state: 'FILED',
      number: '2026-001',
      sponsorKind: 'MEMBER',
      topic: { id: topicId },
      reviewReason: null,
    });
    expect(escalation.actions.every((action: { allowed: boolean }) => !action.allowed)).toBe(true);
    const facts = await world.facts(id);
    expect(facts.map(({ type }) => type)).toEqual(['raised', 'sponsored', 'submitted', 'filed']);
    expect(facts.every(({ data }) => data['topicId'] === topicId)).toBe(true);
    expect(facts.at(-1)!.data).toMatchObject({ final: true, number: '2026-001' });

    await world.forgetMessages();
    await world.deliverNewest(id);
    expect(await world.inbox('convenor')).toEqual([
      `NOTICE “${PROPOSAL.title}” was filed as proposal 2026-001.`,
    ]);
    expect(await world.inbox('member')).toHaveLength(1);
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Topic { escalations { id } } } }';
    const { _entities } = await world.see('convenor', query, { r: [{ __typename: 'Topic', id: topicId }] });
    expect(_entities).toEqual([{ escalations: [{ id }] }]);
  });

  it('gets the next number of the county’s year, also when two are filed at once', async () => {
    const submitted = await Promise.all(
      [1, 2, 3].map(async () => {
        const id = await raised();
        await world.done('member', 'sponsorEscalation', id, { sponsorKind: 'MEMBERS_JOINTLY' });
        await world.done('convenor', 'submitEscalation', id);
        return id;
      }),
    );
    await Promise.all(
      submitted.map((id) => world.done('countyOfficer', 'reviewEscalation', id, { filed: true })),
    );
    const rows = await world.service.rows<{ number: string }>(
      'select number from escalation where number is not null order by number',
    );
    expect(rows.map(({ number }) => number)).toEqual(['2026-001', '2026-002', '2026-003', '2026-004']);
  });

  it('is not filed without a reason, which its people read', async () => {
    const id = await raised();
    await world.done('member', 'sponsorEscalation', id, { sponsorKind: 'MEMBER' });
    await world.done('convenor', 'submitEscalation', id);
    expect(await world.refused('countyOfficer', 'reviewEscalation', id, { filed: false })).toBe(
      'TEXT_REQUIRED',
    );
    expect(
      await world.refused('countyOfficer', 'reviewEscalation', id, {
        filed: true,
        reason: 'x'.repeat(5_001),
      }),
    ).toBe('TEXT_TOO_LONG');
    const refusedOne = await world.done('countyOfficer', 'reviewEscalation', id, {
      filed: false,
      reason: 'Already under way.',
    });
    expect(refusedOne.state).toBe('NOT_FILED');
    await world.forgetMessages();
    await world.deliverNewest(id);
    expect((await world.inbox('member'))[0]).toContain('was not filed: Already under way.');
    expect(await world.refused('convenor', 'withdrawEscalation', id, { reason: 'x' })).toBe('CASE_CLOSED');
  });

  it('is withdrawn with a reason', async () => {
    const id = await raised();
    expect(await world.refused('convenor', 'withdrawEscalation', id, { reason: '' })).toBe('TEXT_REQUIRED');
    expect(
      (await world.done('convenor', 'withdrawEscalation', id, { reason: 'Solved meanwhile.' })).state,
    ).toBe('WITHDRAWN');
  });

  it('is not reviewed by whoever raised it', async () => {
    const { id } = await world.done('countyOfficer', 'raiseEscalation', null, {
      topicId: await knownTopic(),
      ...PROPOSAL,
    });
    await world.done('member', 'sponsorEscalation', id, { sponsorKind: 'MEMBER' });
    await world.done('countyOfficer', 'submitEscalation', id);
    expect(await world.refused('countyOfficer', 'reviewEscalation', id, { filed: true })).toBe(
      'REVIEWER_IS_SPONSOR',
    );
  });
});

describe('a member’s draft', () => {
  const PAPER = 'situation analysis sponsor { id } timeline { totalCount }';
  const colleague: IdentityClaims = {
    ...identityOf('otherMember'),
    roles: [{ role: 'MEMBER', orgUnitId: UNITS.street }],
  };
  const draftOfMember = async (): Promise<string> => {
    const { id } = await world.done('member', 'raiseEscalation', null, {
      topicId: await knownTopic(),
      ...PROPOSAL,
    });
    return id;
  };

  it('is neither submitted nor withdrawn by the colleague who sponsors it; the name alone can be taken back', async () => {
    const id = await draftOfMember();
    await world.done(colleague, 'sponsorEscalation', id, { sponsorKind: 'MEMBERS_JOINTLY' });
    expect(await world.refused(colleague, 'submitEscalation', id)).toBe('NOT_YOUR_ESCALATION');
    expect(await world.refused(colleague, 'withdrawEscalation', id, { reason: 'mine' })).toBe(
      'NOT_YOUR_ESCALATION',
    );
    const back = await world.done(colleague, 'withdrawSponsorship', id);
    expect(back.state).toBe('DRAFT');
    expect((await world.facts(id)).at(-1)!.type).toBe('sponsorshipWithdrawn');
    await world.done('member', 'sponsorEscalation', id, { sponsorKind: 'MEMBER' });
    expect(await world.refused(colleague, 'withdrawSponsorship', id)).toBe('NOT_YOUR_ESCALATION');
    await world.done('member', 'submitEscalation', id);
  });

  it('is sent without a name that its raiser declines', async () => {
    const id = await draftOfMember();
    await world.done(colleague, 'sponsorEscalation', id, { sponsorKind: 'MEMBERS_JOINTLY' });
    await world.done('member', 'withdrawSponsorship', id);
    expect(await world.refused('member', 'submitEscalation', id)).toBe('WRONG_STATE');
  });

  it('is read before it is handed in by those who may raise or sponsor one there, and by nobody else', async () => {
    const id = await draftOfMember();
    const read = async (who: Parameters<FeedbackWorld['refused']>[0]) => {
      const query = `query ($id: ID!) { escalation(id: $id) { ${PAPER} } escalations { edges { node { id } } } }`;
      const { escalation, escalations } = await world.see(who, query, { id });
      const listed = escalations.edges.some(({ node }: { node: { id: string } }) => node.id === id);
      expect(listed).toBe(escalation !== null);
      return listed;
    };
    const others = ['approver', 'countyLeader', 'supervisor'] as const;
    for (const who of ['member', colleague, 'convenor', 'stationStaff', 'countyOfficer'] as const) {
      expect([who, await read(who)]).toEqual([who, true]);
    }
    for (const who of others) {
      expect([who, await read(who)]).toEqual([who, false]);
      expect(await world.refused(who, 'submitEscalation', id)).toBe('NOT_FOUND');
    }
    await world.done('member', 'sponsorEscalation', id, { sponsorKind: 'MEMBER' });
    await world.done('member', 'submitEscalation', id);
    for (const who of others) expect([who, await read(who)]).toEqual([who, true]);
  });
});

describe('bad input', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a topic that nobody told of', { topicId: idOf('topic', 9_999) }, 'NOT_FOUND'],
    ['a malformed topic', { topicId: 'topic:9' }, 'UNKNOWN_ID'],
    ['an id of another kind', { topicId: idOf('item', 1) }, 'UNKNOWN_ID'],
    ['a malformed consultation', { consultationId: 'room:1' }, 'UNKNOWN_ID'],
    ['a kind that cannot be carried to its end', { kind: 'THEMATIC_REPORT' }, 'ESCALATION_KIND_UNAVAILABLE'],
    ['no finding type', { findingType: 'ODD' }, 'FINDING_TYPE_REQUIRED'],
    ['a title that is too long', { title: '长'.repeat(81) }, 'TEXT_TOO_LONG'],
    ['an analysis that is too long', { analysis: 'x'.repeat(5_001) }, 'TEXT_TOO_LONG'],
    ['no suggestion', { suggestion: '  ' }, 'TEXT_REQUIRED'],
    ['a telephone number', { situation: '请联系张先生 13800005678' }, 'TRACEABLE_TEXT'],
    ['names that are still there', { namesRemoved: false }, 'NAMES_NOT_CONFIRMED'],
  ])('%s is refused', async (_, change, code) => {
    const before = await world.service.rows('select count(*) from escalation');
    expect(await refusedRaise('convenor', change)).toBe(code);
    expect(await world.service.rows('select count(*) from escalation')).toEqual(before);
  });

  it('the number itself never stands in the refusal', async () => {
    const answer = await world.act('convenor', 'raiseEscalation', null, {
      topicId: await knownTopic(),
      ...PROPOSAL,
      situation: '13800005678',
    });
    expect(JSON.stringify(answer.refusal)).not.toContain('1380000');
  });

  it('a topic of another place is as if it were not there; at one’s own the post is asked for', async () => {
    for (const who of [
      'otherConvenor',
      'neighbourConvenor',
      'otherMember',
      'resident',
      'public',
      'policeOfficer',
    ] as const) {
      expect(await refusedRaise(who)).toBe('NOT_FOUND');
    }
    for (const who of ['approver', 'supervisor', 'countyLeader'] as const) {
      expect(await refusedRaise(who)).toBe('NOT_PERMITTED');
    }
  });

  it('escalations of another place are not found, nor listed', async () => {
    const id = await raised();
    for (const who of ['otherConvenor', 'otherMember', 'policeOfficer', 'public'] as const) {
      expect(await world.refused(who, 'submitEscalation', id)).toBe('NOT_FOUND');
      const seen = await world.see(
        who,
        'query ($id: ID!) { escalation(id: $id) { id } escalations { totalCount } }',
        { id },
      );
      expect(seen).toEqual({ escalation: null, escalations: { totalCount: 0 } });
    }
    expect(
      (
        await world.see(
          'convenor',
          '{ escalations(filter: { states: ["DRAFT"], text: "Speed" }) { totalCount } }',
        )
      ).escalations.totalCount,
    ).toBeGreaterThan(0);
  });

  it('an old version is refused; two sponsors at once are one', async () => {
    const id = await raised();
    expect(
      await world.refused('member', 'sponsorEscalation', id, { sponsorKind: 'MEMBER', ifVersion: 7 }),
    ).toBe('STALE_VERSION');
    const codes = await Promise.all(
      [1, 2].map(() => world.refused('member', 'sponsorEscalation', id, { sponsorKind: 'MEMBER' })),
    );
    expect(codes.sort()).toEqual(['ALLOWED', 'WRONG_STATE']);
  });
});

it('a topic told of twice stays where it was', async () => {
  const topicId = await knownTopic();
  await world.activities.knowTopic({
    topicId,
    orgUnitId: UNITS.otherCommunity,
    profileKey: 'small',
    profileVersion: 1,
  });
  await world.done('convenor', 'raiseEscalation', null, { topicId, ...PROPOSAL });
});
