import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Database } from '@concord/service-kit/database/database';
import { rebuildIndicators } from '@concord/service-kit/indicators/rebuild';
import { firstBrokenLink } from '@concord/service-kit/timeline/chain';
import { TimelineReader } from '@concord/service-kit/timeline/timeline-reader';
import { identityOf, PEOPLE, UNITS } from '@concord/testkit/snapshot';
import { CONSULTATION_FIGURES } from '../figures/figures.sources.js';
import { person, World, unit } from '../testing/world.js';

// A matter's whole way is one test; on two busy cores it takes its time.
jest.setTimeout(60_000);

let world: World;
let roomId: string;
beforeAll(async () => {
  world = await World.start();
  roomId = await world.room();
});
afterAll(() => world.stop());

const types = (facts: { type: string }[]): string[] => facts.map((fact) => fact.type);

describe('a consultation that reaches a consensus', () => {
  let id: string;
  let sessionId: string;

  it('is opened once a topic, in the room of its place', async () => {
    const topicId = `topic:${randomUUID()}`;
    id = await world.open({ topicId });
    await expect(world.open({ topicId })).resolves.toBe(id);
    const { consultation } = await world.ask(
      'convenor',
      `{ consultation(id: "${id}") { state round room { id } topic { id } deadlines { kind state } } }`,
    );
    expect(consultation).toEqual({
      state: 'RESEARCHING',
      round: 1,
      room: { id: roomId },
      topic: { id: topicId },
      deadlines: [{ kind: 'RESEARCH', state: 'RUNNING' }],
    });
  });

  it('is researched, and its sides are heard', async () => {
    await world.researched(id);
    const { consultation } = await world.ask(
      'convenor',
      `{ consultation(id: "${id}") { state research { state sides { side } lead { id } } deadlines { kind state } } }`,
    );
    expect(consultation).toMatchObject({
      state: 'READY',
      research: { state: 'ACCEPTED', sides: [{ side: 'residents' }, { side: 'traders' }] },
      deadlines: [{ state: 'MET' }],
    });
  });

  it('sits, decides and signs', async () => {
    const session = await world.concluded(id);
    sessionId = session.id;
    expect(session).toMatchObject({
      state: 'MINUTES_SIGNED',
      number: '2026-001',
      outcome: 'CONSENSUS',
      counts: true,
    });
  });

  it('masks residents and shows positions to those who run the session only', async () => {
    const query = `{ session(id: "${sessionId}") { positions { agree oppose } participants { name phoneMasked position } } }`;
    const mine = (await world.ask('convenor', query)).session;
    expect(mine.positions).toEqual({ agree: 5, oppose: 0 });
    expect(mine.participants[0]).toEqual({ name: '张**', phoneMasked: '138****0000', position: 'AGREE' });
    const theirs = (await world.ask('member', query)).session;
    expect(theirs.participants[0]).toEqual({ name: '张**', phoneMasked: '138****0000', position: null });
  });

  it('reveals one person for a reason that stays in the timeline', async () => {
    const { session } = await world.ask(
      'convenor',
      `{ session(id: "${sessionId}") { participants { id } } }`,
    );
    const participantId = session.participants[0].id;
    await expect(
      world.refusal('member', 'revealParticipant', { id: sessionId, participantId, reason: 'call' }),
    ).resolves.toMatchObject({ code: 'NOT_PERMITTED' });
    await expect(
      world.done('convenor', 'revealParticipant', { id: sessionId, participantId, reason: 'call' }),
    ).resolves.toEqual({ name: '张居民0', phone: '13800000000' });
    const { session: after } = await world.ask(
      'convenor',
      `{ session(id: "${sessionId}") { timeline(first: 100) { edges { node { text } } } } }`,
    );
    expect(after.timeline.edges.at(-1).node.text).toBe('A participant was looked up: call');
  });

  it('decides and logs a reveal again under a key that was answered before', async () => {
    const lookedUp = async (): Promise<number> => {
      const fields = 'timeline(first: 100) { edges { node { type } } }';
      const { session } = await world.ask('convenor', `{ session(id: "${sessionId}") { ${fields} } }`);
      const types = session.timeline.edges.map(({ node }: { node: { type: string } }) => node.type);
      return types.filter((type: string) => type === 'participantRevealed').length;
    };
    const { session } = await world.ask(
      'convenor',
      `{ session(id: "${sessionId}") { version participants { id } } }`,
    );
    const input = {
      id: sessionId,
      participantId: session.participants[1].id,
      reason: 'call again',
      idempotencyKey: randomUUID(),
      ifVersion: session.version,
    };
    const before = await lookedUp();
    for (let time = 1; time <= 2; time += 1) {
      await expect(world.done('convenor', 'revealParticipant', input)).resolves.toMatchObject({
        phone: '13800000001',
      });
      expect(await lookedUp()).toBe(before + time);
    }
    const { personId } = identityOf('convenor');
    for (const [now, code] of [
      ['resident', 'NOT_FOUND'],
      ['member', 'NOT_PERMITTED'],
    ] as const) {
      const former = { ...identityOf(now), personId };
      await expect(world.refusal(former, 'revealParticipant', input)).resolves.toMatchObject({ code });
    }
    expect(await lookedUp()).toBe(before + 2);
  });

  it('is publicised to everybody for five working days, without names and positions', async () => {
    const { publicity } = await world.done('convenor', 'startPublicity', { id, channels: ['notice board'] });
    // 10 February + 5 wd: the 11th to the 14th (a make-up Saturday), then Spring Festival until the 23rd.
    expect(publicity.endsAt).toBe('2026-02-24T16:00:00.000Z');
    const { publicNotices } = await world.ask(
      'public',
      '{ publicNotices { totalCount edges { node { id title outcome open commitments { text leadUnit { id } agreedDate } } } } }',
    );
    expect(publicNotices).toEqual({
      totalCount: 1,
      edges: [
        {
          node: {
            id,
            title: 'Speed bumps',
            outcome: 'CONSENSUS',
            open: true,
            commitments: [
              { text: 'Build two bumps', leadUnit: { id: unit('trafficPolice') }, agreedDate: '2026-04-30' },
            ],
          },
        },
      ],
    });
    expect(
      JSON.stringify(
        await world.ask('public', `{ consultation(id: "${id}") { id } session(id: "${sessionId}") { id } }`),
      ),
    ).toBe('{"consultation":null,"session":null}');
  });

  it('stays on show while an objection is not handled, and ends when it is', async () => {
    const objection = await world.done('public', 'submitObjection', {
      consultationId: id,
      text: 'Too loud',
      name: '李四',
      phone: '13900000000',
    });
    const endsAt = '2026-02-24T16:00:00.000Z';
    await expect(
      world.activities.endPublicity({ consultationId: id, at: '2026-02-12T00:00:00.000Z' }),
    ).resolves.toMatchObject({ ended: false });
    world.at(endsAt);
    await expect(world.activities.endPublicity({ consultationId: id, at: endsAt })).resolves.toMatchObject({
      ended: false,
      refusal: null,
    });
    world.at('2026-02-25T02:00:00.000Z');
    await expect(
      world.refusal('public', 'submitObjection', { consultationId: id, text: 'Late' }),
    ).resolves.toMatchObject({ code: 'OBJECTION_PERIOD_OVER' });
    await world.done('convenor', 'handleObjection', {
      id,
      objectionId: objection.id,
      handling: 'Rubber bumps',
      upheld: false,
    });
    const first = await world.activities.endPublicity({ consultationId: id, at: endsAt });
    const again = await world.activities.endPublicity({ consultationId: id, at: endsAt });
    expect(first).toMatchObject({ ended: true });
    expect(again).toEqual(first);
    const ended = (await world.facts(id)).find((fact) => fact.type === 'publicityEnded')!;
    expect(ended.data).toMatchObject({
      topicState: 'IMPLEMENTING',
      orgUnitId: UNITS.community,
      profileKey: 'small',
      commitments: [{ no: 1, askNos: [1], leadUnitId: UNITS.trafficPolice, agreedDate: '2026-04-30' }],
    });
    expect(ended.data['seed']).toEqual(expect.any(String));
  });

  it('is supervised once its commitments are complete', async () => {
    const item = { consultationId: id, itemId: `item:${randomUUID()}`, at: '2026-03-02T01:00:00.000Z' };
    for (const [at, type] of ['opened', 'assigned', 'completed', 'verified', 'closed'].entries()) {
      await world.activities.recordItemProgress({ ...item, type, itemVersion: at + 1 });
    }
    await world.activities.recordItemProgress({ ...item, type: 'assigned', itemVersion: 2 });
    const { consultation } = await world.ask(
      'convenor',
      `{ consultation(id: "${id}") { state statusReportDue } }`,
    );
    expect(consultation).toEqual({ state: 'SUPERVISING', statusReportDue: true });
  });

  it('is reported at the next session of its room, which cannot end before', async () => {
    world.at('2026-03-02T01:00:00.000Z');
    const second = await world.open({ title: 'Street lamps' });
    await world.researched(second);
    const session = await world.confirming(second, 'AGREE', '2026-03-10T01:00:00.000Z', [
      { personId: person('otherMember'), capacity: 'MEMBER' },
      { personId: person('member'), capacity: 'ROOM_MEMBER' },
      { personId: person('policeOfficer'), capacity: 'DEPARTMENT_HEAD', unitId: unit('trafficPolice') },
    ]);
    const invited = (await world.facts(second)).find((fact) => fact.type === 'sessionNoticed')!;
    expect(invited.notices).toEqual([
      {
        template: 'sessionNoticed',
        to: ['otherMember', 'member', 'policeOfficer'].map((name) => ({
          personId: PEOPLE[name as 'member'],
        })),
        params: { title: 'First sitting', place: 'Room 1', at: '2026-03-10 09:00' },
        subjectId: second,
      },
    ]);
    // Who has an account is shown by it, and by no name beside it.
    const seen = await world.ask(
      'convenor',
      `{ session(id: "${session.id}") { participants { name person { id } } } }`,
    );
    const people = seen.session.participants as { name: string | null; person: unknown }[];
    expect(people.filter(({ person }) => person).map(({ name }) => name)).toEqual([null, null, null]);
    expect(people.filter(({ person }) => !person).map(({ name }) => name)).not.toContain(null);
    // Whoever is invited reads the case, though his post is elsewhere.
    const { consultations } = await world.ask('otherMember', '{ consultations { edges { node { id } } } }');
    expect(consultations.edges).toEqual([{ node: { id: second } }]);
    await world.done('convenor', 'recordOutcome', {
      id: session.id,
      outcome: 'CONSENSUS',
      announcedInOpenSession: true,
    });
    await expect(world.refusal('convenor', 'concludeSession', { id: session.id })).resolves.toMatchObject({
      code: 'STATUS_REPORT_MISSING',
      rule: 'T16',
      source: 'S0',
      params: { count: '1' },
    });
    await expect(
      world.refusal('convenor', 'reportStatus', { id: session.id, consultationId: second, text: 'x' }),
    ).resolves.toMatchObject({ code: 'NO_REPORT_DUE' });
    await world.done('convenor', 'reportStatus', { id: session.id, consultationId: id, text: 'Done' });
    await world.done('convenor', 'concludeSession', { id: session.id });
    const { consultation } = await world.ask(
      'convenor',
      `{ consultation(id: "${id}") { state statusReportDue statusReport { text sessionId } deadlines { kind state } } }`,
    );
    expect(consultation).toMatchObject({
      state: 'REPORTED',
      statusReportDue: false,
      statusReport: { text: 'Done', sessionId: session.id },
    });
    expect(consultation.deadlines.every((deadline: { state: string }) => deadline.state === 'MET')).toBe(
      true,
    );
  });

  it('is among the sessions of those whom it invited, and of nobody else', async () => {
    const invited = async (who: Parameters<World['ask']>[0]): Promise<number> =>
      (await world.ask(who, '{ sessions(filter: { invited: true }) { totalCount } }')).sessions.totalCount;
    expect(await invited('policeOfficer')).toBeGreaterThan(0);
    expect(await invited('countyOfficer')).toBe(0);
    expect(await invited('public')).toBe(0);
  });

  it('has told its story everything in order, and its chain holds', async () => {
    const facts = await world.facts(id);
    expect(facts.map((fact) => fact.version)).toEqual(facts.map((_, at) => at + 1));
    expect(types(facts)).toEqual([
      'opened',
      'researchAssigned',
      'sideHeard',
      'sideHeard',
      'researchSubmitted',
      'researchAccepted',
      'sessionScheduled',
      'sessionNoticed',
      'sessionOpened',
      'outcomeRecorded',
      'sessionConcluded',
      'minutesDrafted',
      'minutesSigned',
      'publicityStarted',
      'objectionRaised',
      'publicityHeld',
      'objectionHandled',
      'publicityEnded',
      'itemProgressed',
      'itemProgressed',
      'supervising',
      'itemProgressed',
      'itemProgressed',
      'statusReported',
      'reported',
    ]);
    expect(facts.at(-1)!.data).toMatchObject({ topicState: 'REPORTED', final: true });
    const chain = await world.service.get(TimelineReader).chain(id);
    expect(chain[0]!.previousHash).toBe('seed');
    expect(firstBrokenLink(chain)).toBeNull();
    expect(JSON.stringify(facts)).not.toMatch(/张|李四|1380000|1390000/);
  });

  it('shows in the figures of every unit above it', async () => {
    const {
      _entities: [county],
    } = await world.ask(
      'countyLeader',
      `{ _entities(representations: [{ __typename: "OrgUnit", id: "${unit('county')}" }]) { ... on OrgUnit { consultationFigures(from: "2026-01-01", to: "2026-12-31") { membersTookPart sessionsHeld residentsTookPart outcomes { code count } rooms { year concluded target compliant room { name } } } } } }`,
    );
    expect(county.consultationFigures).toEqual({
      membersTookPart: 2,
      sessionsHeld: 2,
      residentsTookPart: 10,
      outcomes: [{ code: 'CONSENSUS', count: 2 }],
      rooms: [{ year: 2026, concluded: 2, target: 2, compliant: true, room: { name: 'Room of community' } }],
    });
    const { sessions } = await world.ask(
      'countyLeader',
      `{ sessions(filter: { orgUnitId: "${unit('county')}", counting: true, from: "2026-01-01", to: "2026-12-31" }) { totalCount } }`,
    );
    expect(sessions.totalCount).toBe(2);
  });
});

describe('a consultation without consensus', () => {
  it('is explained, and consulted again or not by a recorded decision', async () => {
    world.at('2026-04-01T01:00:00.000Z');
    const id = await world.open({ title: 'Dogs' });
    await world.researched(id);
    const { id: sessionId } = await world.confirming(id, 'OPPOSE', '2026-04-15T01:00:00.000Z');
    await expect(
      world.refusal('convenor', 'recordOutcome', {
        id: sessionId,
        outcome: 'CONSENSUS',
        announcedInOpenSession: true,
      }),
    ).resolves.toMatchObject({ code: 'OUTCOME_REASON_REQUIRED', params: { proposed: 'NO_CONSENSUS' } });
    await world.done('convenor', 'recordOutcome', {
      id: sessionId,
      outcome: 'NO_CONSENSUS',
      announcedInOpenSession: true,
    });
    await expect(world.refusal('convenor', 'explainOutcome', { id, text: 'x' })).resolves.toMatchObject({
      code: 'SESSION_UNDER_WAY',
    });
    const due = await world.ask('convenor', `{ session(id: "${sessionId}") { dueStatusReports { id } } }`);
    for (const one of due.session.dueStatusReports) {
      await world.done('convenor', 'reportStatus', {
        id: sessionId,
        consultationId: one.id,
        text: 'Going on',
      });
    }
    await world.done('convenor', 'concludeSession', { id: sessionId });
    await expect(world.refusal('convenor', 'startPublicity', { id, channels: [] })).resolves.toMatchObject({
      code: 'OUTCOME_NOT_FOR_PUBLICITY',
    });
    await world.done('convenor', 'explainOutcome', { id, text: 'The sides are far apart.' });
    await expect(
      world.done('convenor', 'decideRedeliberation', { id, again: true, reason: 'One more try' }),
    ).resolves.toMatchObject({ state: 'READY', round: 2, outcome: null });

    const second = await world.confirming(id, 'OPPOSE', '2026-04-29T01:00:00.000Z');
    await world.done('convenor', 'recordOutcome', {
      id: second.id,
      outcome: 'NO_CONSENSUS',
      announcedInOpenSession: true,
    });
    await world.done('convenor', 'concludeSession', { id: second.id });
    await world.done('convenor', 'explainOutcome', { id, text: 'Still far apart.' });
    await expect(
      world.done('convenor', 'decideRedeliberation', { id, again: false, reason: 'No way' }),
    ).resolves.toMatchObject({ state: 'CLOSED' });
    await expect(world.refusal('convenor', 'explainOutcome', { id, text: 'x' })).resolves.toMatchObject({
      code: 'CASE_CLOSED',
    });

    const facts = await world.facts(id);
    const decisions = facts
      .filter((fact) => fact.type === 'redeliberationDecided')
      .map(({ data }) => [data['again'], data['topicState'], data['round']]);
    expect(decisions).toEqual([
      [true, 'REDELIBERATE', 2],
      [false, 'EXPLAINED', 2],
    ]);
    expect(facts.at(-1)).toMatchObject({ type: 'closed', data: { final: true } });
    const { consultation } = await world.ask(
      'convenor',
      `{ consultation(id: "${id}") { deadlines { kind state } } }`,
    );
    expect(
      consultation.deadlines.map((d: { kind: string; state: string }) => `${d.kind} ${d.state}`).sort(),
    ).toEqual(['EXPLANATION MET', 'EXPLANATION MET', 'REDELIBERATION MET', 'RESEARCH MET']);
  });
});

it('kept figures are counted anew from the rows, the same as the acts kept them', async () => {
  const database = world.service.get(Database);
  const kept = () =>
    world.service.rows<{ name: string }>(
      'select org_unit_id, day::text, name, dimension, value from indicator order by 1, 2, 3, 4',
    );
  const before = await kept();
  expect([...new Set(before.map(({ name }) => name))].sort()).toEqual([
    'memberAttendances',
    'outcomes',
    'residentAttendances',
    'sessionsHeld',
  ]);
  expect(await rebuildIndicators(database, CONSULTATION_FIGURES, { write: false })).toEqual([]);
  await world.service.rows('delete from indicator');
  expect(await rebuildIndicators(database, CONSULTATION_FIGURES)).toHaveLength(before.length);
  expect(await kept()).toEqual(before);
});
