import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { identityOf, PEOPLE } from '@concord/testkit/snapshot';
import { World, person, unit } from '../testing/world.js';

// A matter's whole way is one test; on two busy cores it takes its time.
jest.setTimeout(60_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.room();
});
afterAll(() => world.stop());
beforeEach(() => world.at('2026-02-02T01:00:00.000Z'));

const sitting = {
  title: 'Sitting',
  scheduledAt: '2026-02-10T01:00:00.000Z',
  place: 'Room 1',
  form: 'round table',
};

/** Version and state of the whole service: what a refusal must leave as it is. */
async function everything(): Promise<unknown> {
  const tables = [
    'consultation',
    'session',
    'participant',
    'statement',
    'objection',
    'room',
    'timeline_entry',
    'outbox',
    'clock',
    'indicator',
  ];
  return Promise.all(
    tables.map((table) =>
      world.service.rows(`select md5(string_agg(t::text, ',' order by t::text)) from ${table} t`),
    ),
  );
}

describe('bad input', () => {
  it('is refused with a code, and nothing is changed', async () => {
    const id = await world.open();
    const session = await world.done('convenor', 'scheduleSession', { consultationId: id, ...sitting });
    const before = await everything();
    const foreign = `consultation:${randomUUID()}`;
    const cases: [string, Record<string, unknown>, string, Parameters<World['act']>[0]?][] = [
      ['assignResearch', { id: 'consultation:nonsense', leadPersonId: person('member') }, 'UNKNOWN_ID'],
      ['assignResearch', { id: `topic:${randomUUID()}`, leadPersonId: person('member') }, 'UNKNOWN_ID'],
      ['assignResearch', { id: foreign, leadPersonId: person('member') }, 'NOT_FOUND'],
      ['assignResearch', { id, leadPersonId: 'nobody' }, 'UNKNOWN_ID'],
      ['assignResearch', { id, leadPersonId: person('member') }, 'NOT_FOUND', 'otherConvenor'],
      ['assignResearch', { id, leadPersonId: person('member') }, 'NOT_FOUND', 'public'],
      ['assignResearch', { id, leadPersonId: person('member') }, 'NOT_PERMITTED', 'streetConvenor'],
      ['assignResearch', { id, leadPersonId: person('member'), ifVersion: 1 }, 'STALE_VERSION'],
      ['assignResearch', { id, leadPersonId: person('member'), plan: 'x'.repeat(5_001) }, 'TEXT_TOO_LONG'],
      ['acceptResearch', { id }, 'RESEARCH_WRONG_STATE'],
      ['scheduleSession', { consultationId: id, ...sitting }, 'SESSION_UNDER_WAY'],
      ['startPublicity', { id }, 'WRONG_STATE'],
      ['submitObjection', { consultationId: id, text: 'x' }, 'WRONG_STATE', 'public'],
      ['inviteParticipants', { id: session.id, participants: [] }, 'NO_PARTICIPANTS'],
      [
        'inviteParticipants',
        { id: session.id, participants: [{ name: '张三', capacity: 'VOTER' }] },
        'CHOICE_UNKNOWN',
      ],
      ['inviteParticipants', { id: session.id, participants: [{ capacity: 'EXPERT' }] }, 'TEXT_REQUIRED'],
      [
        'inviteParticipants',
        { id: session.id, participants: [{ name: '张'.repeat(51), capacity: 'EXPERT' }] },
        'TEXT_TOO_LONG',
      ],
      [
        'inviteParticipants',
        { id: session.id, participants: [{ name: '张三', phone: 'call me', capacity: 'EXPERT' }] },
        'PHONE_INVALID',
      ],
      [
        'inviteParticipants',
        {
          id: session.id,
          participants: [
            { personId: person('member'), capacity: 'MEMBER' },
            { personId: person('member'), capacity: 'PUBLIC_REP' },
          ],
        },
        'PERSON_ALREADY_INVITED',
      ],
      [
        'inviteParticipants',
        {
          id: session.id,
          participants: [{ name: '张三', capacity: 'EXPERT', unitId: `orgUnit:${randomUUID()}` }],
        },
        'UNKNOWN_UNIT',
      ],
      ['sendNotice', { id: session.id }, 'RESEARCH_NOT_ACCEPTED'],
      ['openSession', { id: session.id }, 'WRONG_STATE'],
      [
        'postponeSession',
        { id: session.id, scheduledAt: '2026-01-01T00:00:00Z', reason: 'r' },
        'DATE_IN_PAST',
      ],
      [
        'postponeSession',
        { id: session.id, scheduledAt: '2026-03-01T00:00:00Z', reason: ' ' },
        'TEXT_REQUIRED',
      ],
      ['cancelSession', { id: `session:${randomUUID()}`, reason: 'r' }, 'NOT_FOUND'],
      ['cancelSession', { id: session.id, reason: 'r' }, 'NOT_FOUND', 'otherConvenor'],
      ['cancelSession', { id: session.id, reason: 'r' }, 'NOT_PERMITTED', 'member'],
      ['cancelSession', { id: session.id, reason: 'r', idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED'],
      [
        'createRoom',
        { orgUnitId: unit('station'), name: 'R', buildMode: 'SHARED' },
        'UNIT_IS_NO_PLACE',
        'administrator',
      ],
      [
        'createRoom',
        { orgUnitId: unit('community'), name: 'R', buildMode: 'PALACE' },
        'CHOICE_UNKNOWN',
        'administrator',
      ],
      [
        'createRoom',
        { orgUnitId: `orgUnit:${randomUUID()}`, name: 'R', buildMode: 'SHARED' },
        'UNKNOWN_UNIT',
        'administrator',
      ],
      [
        'createRoom',
        { orgUnitId: unit('community'), name: 'R', buildMode: 'SHARED' },
        'NOT_PERMITTED',
        'convenor',
      ],
    ];
    for (const [name, input, expected, who = 'convenor'] of cases) {
      const { code, params } = await world.refusal(who, name, input);
      expect([name, who, code]).toEqual([name, who, expected]);
      expect(JSON.stringify(params)).not.toMatch(/张|call me/);
    }
    expect(await everything()).toEqual(before);
  });

  it('of a query is an error with a code', async () => {
    for (const [query, code] of [
      ['{ consultations(first: 101) { totalCount } }', 'FIRST_OUT_OF_RANGE'],
      ['{ sessions(after: "nonsense") { totalCount } }', 'CURSOR_INVALID'],
      ['{ consultations(filter: { orgUnitId: "nonsense" }) { totalCount } }', 'UNKNOWN_ID'],
      ['{ publicNotices(orgUnitId: "nonsense") { totalCount } }', 'UNKNOWN_ID'],
      ['{ consultations(filter: { states: ["Open"] }) { totalCount } }', 'CHOICE_UNKNOWN'],
      [
        '{ consultations(filter: { from: "2026-03-02", to: "2026-03-01" }) { totalCount } }',
        'PERIOD_REVERSED',
      ],
      ['{ sessions(filter: { states: ["HELD", ""] }) { totalCount } }', 'CHOICE_UNKNOWN'],
      ['{ sessions(filter: { text: "a\\u0000b" }) { totalCount } }', 'TEXT_INVALID'],
      ['{ sessions(filter: { from: "2026-02-30" }) { totalCount } }', 'BAD_USER_INPUT'],
      ['{ consultationDeadlines(orgUnitId: "nonsense") { totalCount } }', 'UNKNOWN_ID'],
      [
        '{ consultationDeadlines(orgUnitId: "orgUnit:00000000-0000-4000-8000-000000000000") { totalCount } }',
        'UNKNOWN_UNIT',
      ],
      ['{ consultationDeadlines(filter: { kinds: ["MINUTE"] }) { totalCount } }', 'CHOICE_UNKNOWN'],
    ]) {
      const { errors } = await world.service.ask('convenor', query!);
      expect(errors?.[0]?.extensions['code']).toBe(code);
    }
  });

  it('a replayed key answers once; with other content it is refused', async () => {
    const id = await world.open();
    const input = { id, leadPersonId: person('member'), idempotencyKey: randomUUID() };
    const first = await world.act('convenor', 'assignResearch', input);
    const again = await world.act('convenor', 'assignResearch', input);
    expect([first.replayed, again.replayed]).toEqual([false, true]);
    expect(again.consultation.version).toBe(first.consultation.version);
    await expect(
      world.refusal('convenor', 'assignResearch', { ...input, plan: 'other' }),
    ).resolves.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});

describe('a place without a room', () => {
  it('is told what to do, and its consultation gets the room once there is one', async () => {
    const id = await world.open({ orgUnitId: unit('otherCommunity') });
    await expect(
      world.refusal('otherConvenor', 'scheduleSession', { consultationId: id, ...sitting }),
    ).resolves.toMatchObject({ code: 'ROOM_MISSING', params: { remedy: 'createRoom' } });
    const roomId = await world.room('otherStreet');
    const { consultation } = await world.ask(
      'otherStationStaff',
      `{ consultation(id: "${id}") { room { id } conveningUnit { id } } }`,
    );
    expect(consultation).toEqual({ room: { id: roomId }, conveningUnit: { id: unit('otherStreet') } });
    await world.done('otherStationStaff', 'scheduleSession', { consultationId: id, ...sitting });
    await expect(
      world.refusal('otherConvenor', 'assignResearch', { id, leadPersonId: person('member') }),
    ).resolves.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});

describe('the one-third gate', () => {
  async function signedIn(reps: number, others: number) {
    const id = await world.open();
    await world.researched(id);
    return { consultationId: id, session: await world.signedIn(id, reps, others) };
  }

  it('opens for 5 of 15', async () => {
    const { session } = await signedIn(5, 10);
    await expect(world.done('convenor', 'openSession', { id: session.id })).resolves.toMatchObject({
      state: 'RAISE_OPINIONS',
      signInCheck: { ok: true },
    });
  });

  it('does not for 4 of 13, names what is missing, and lets one more at the door in', async () => {
    const { session } = await signedIn(4, 9);
    await expect(world.refusal('convenor', 'openSession', { id: session.id })).resolves.toMatchObject({
      code: 'PUBLIC_REPS_TOO_FEW',
      rule: 'PT2',
      source: 'S0',
      params: { have: '4', total: '13', missing: '1' },
    });
    const { session: read } = await world.ask(
      'convenor',
      `{ session(id: "${session.id}") { actions { name allowed refusal { code message } } } }`,
    );
    const named = Object.fromEntries(
      read.actions.map((action: { name: string; allowed: boolean }) => [action.name, action.allowed]),
    );
    expect(named).toMatchObject({
      openSession: false,
      registerAtDoor: true,
      postponeSession: true,
      openWithoutCounting: true,
      callAlternate: false,
    });
    await world.done('convenor', 'registerAtDoor', { id: session.id, name: '王来', capacity: 'PUBLIC_REP' });
    const opened = await world.done('convenor', 'openSession', { id: session.id });
    expect(opened.signInCheck).toEqual({ total: 14, publicReps: 5, ok: true, missing: 0 });
    // Late comers may not undo it.
    await expect(
      world.refusal('convenor', 'registerAtDoor', { id: session.id, name: '赵晚', capacity: 'EXPERT' }),
    ).resolves.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('lets a called alternate stand in', async () => {
    const id = await world.open();
    await world.researched(id);
    const { id: sessionId, participants } = await world.planned(id, 1, 4);
    const invited = await world.done('convenor', 'inviteParticipants', {
      id: sessionId,
      participants: [{ name: '候补', capacity: 'PUBLIC_REP', alternate: true }],
    });
    await world.done('convenor', 'sendNotice', { id: sessionId });
    world.at('2026-02-10T01:00:00.000Z');
    await world.done('convenor', 'openSignIn', { id: sessionId });
    await world.done('convenor', 'signIn', {
      id: sessionId,
      participantIds: participants.map((p: { id: string }) => p.id),
    });
    const alternate = invited.participants.at(-1);
    await expect(
      world.refusal('convenor', 'signIn', { id: sessionId, participantIds: [alternate.id] }),
    ).resolves.toMatchObject({ code: 'ALTERNATE_NOT_CALLED' });
    await world.done('convenor', 'callAlternate', { id: sessionId, participantId: alternate.id });
    const now = await world.done('convenor', 'signIn', { id: sessionId, participantIds: [alternate.id] });
    expect(now.signInCheck).toMatchObject({ total: 6, publicReps: 2, ok: true });
  });

  it('may be passed by a meeting that does not count, which reaches no outcome', async () => {
    const { consultationId, session } = await signedIn(1, 4);
    await expect(
      world.done('convenor', 'openWithoutCounting', { id: session.id, reason: 'people came far' }),
    ).resolves.toMatchObject({ counts: false });
    await world.done('convenor', 'advancePhase', { id: session.id, to: 'CONFIRM', reason: 'a small matter' });
    await expect(
      world.refusal('convenor', 'recordOutcome', {
        id: session.id,
        outcome: 'CONSENSUS',
        announcedInOpenSession: true,
      }),
    ).resolves.toMatchObject({ code: 'SESSION_DOES_NOT_COUNT' });
    await world.done('convenor', 'adjournSession', { id: session.id, reason: 'another time' });
    const { rooms } = await world.ask(
      'convenor',
      `{ rooms(filter: { orgUnitId: "${unit('community')}" }) { edges { node { progress(year: 2026) { concluded } } } } }`,
    );
    expect(rooms.edges[0].node.progress.concluded).toBe(0);
    await world.done('convenor', 'scheduleSession', {
      consultationId,
      ...sitting,
      scheduledAt: '2026-03-10T01:00:00.000Z',
    });
  });

  it('or put off to another day, for which notice is given anew', async () => {
    const { session } = await signedIn(1, 4);
    const postponed = await world.done('convenor', 'postponeSession', {
      id: session.id,
      scheduledAt: '2026-03-10T01:00:00.000Z',
      reason: 'too few',
    });
    expect(postponed).toMatchObject({ state: 'POSTPONED', signInCheck: { total: 0 } });
    await world.done('convenor', 'sendNotice', { id: session.id });
  });
});

describe('a session', () => {
  it('is noticed five working days before, or with a reason', async () => {
    const id = await world.open();
    await world.researched(id);
    const session = await world.planned(id, 2, 3, '2026-02-06T01:00:00.000Z');
    await expect(world.refusal('convenor', 'sendNotice', { id: session.id })).resolves.toMatchObject({
      code: 'NOTICE_TOO_SHORT',
      rule: 'D6',
      params: { earliest: '2026-02-09', days: '5' },
    });
    await world.done('convenor', 'sendNotice', { id: session.id, shortNoticeReason: 'the festival comes' });
    await expect(world.refusal('convenor', 'openSignIn', { id: session.id })).resolves.toMatchObject({
      code: 'SESSION_DAY_NOT_COME',
    });
  });

  it('tells nobody by the sums who took which position, while single steps can be watched', async () => {
    const consultationId = await world.open();
    await world.researched(consultationId);
    const { id, participants } = await world.signedIn(consultationId, 3, 2);
    await world.done('convenor', 'openSession', { id });
    for (let phase = 0; phase < 3; phase += 1) await world.done('convenor', 'advancePhase', { id });
    const sums = async (who: Parameters<World['ask']>[0]) => {
      const fields = 'positions { agree oppose } proposedOutcome participants { position }';
      const { session } = await world.ask(who, `{ session(id: "${id}") { ${fields} } }`);
      const positions = session.participants.map((one: { position: string | null }) => one.position);
      return { sums: session.positions, proposed: session.proposedOutcome, positions };
    };
    const nothing = { sums: null, proposed: null, positions: [null, null, null, null, null] };
    // Each of them may read the session, and asks after every step.
    const watchers = ['approver', 'member', 'countyLeader', 'supervisor', 'streetApprover'] as const;
    const machine = { ...identityOf('convenor'), kind: 'machine' as const };
    for (const [n, participant] of participants.entries()) {
      const position = n === 0 ? 'OPPOSE' : 'AGREE';
      await world.done('convenor', 'recordPosition', { id, participantId: participant.id, position });
      for (const who of watchers) expect([who, await sums(who)]).toEqual([who, nothing]);
      await expect(
        world.ask(machine, `{ session(id: "${id}") { positions { agree } proposedOutcome } }`),
      ).rejects.toThrow('MACHINE_MAY_NOT');
      expect((await sums('convenor')).sums).toEqual({ agree: n, oppose: 1 });
    }
    await world.done('convenor', 'adjournSession', { id, reason: 'late' });
    for (const who of watchers) expect((await sums(who)).sums).toEqual({ agree: 4, oppose: 1 });
  });

  it('records statements and positions of people who are there, for asks that there are', async () => {
    const id = await world.open();
    await world.researched(id);
    const { id: sessionId, participants } = await world.signedIn(id, 2, 2);
    const participantId = participants[0].id;
    await expect(
      world.refusal('convenor', 'recordStatement', { id: sessionId, participantId, text: 'x' }),
    ).resolves.toMatchObject({ code: 'WRONG_STATE' });
    await world.done('convenor', 'openSession', { id: sessionId });
    await expect(
      world.refusal('convenor', 'recordStatement', { id: sessionId, participantId, askNo: 9, text: 'x' }),
    ).resolves.toMatchObject({ code: 'UNKNOWN_ASK' });
    await expect(
      world.refusal('convenor', 'recordPosition', { id: sessionId, participantId, position: 'AGREE' }),
    ).resolves.toMatchObject({ code: 'WRONG_STATE' });
    await world.done('convenor', 'recordStatement', {
      id: sessionId,
      participantId,
      askNo: 1,
      text: 'Slow down.',
    });
    await expect(
      world.refusal('convenor', 'recordOutcome', {
        id: sessionId,
        outcome: 'CONSENSUS',
        announcedInOpenSession: true,
      }),
    ).resolves.toMatchObject({ code: 'OUTCOME_BEFORE_CONFIRM', rule: 'T10' });
    await expect(
      world.refusal('convenor', 'advancePhase', { id: sessionId, to: 'CONFIRM' }),
    ).resolves.toMatchObject({ code: 'PHASE_MERGE_NEEDS_REASON' });
    await world.done('convenor', 'advancePhase', { id: sessionId, to: 'REVISE', reason: 'one discussion' });
    await world.done('convenor', 'returnToInteractive', { id: sessionId, reason: 'a new point' });
    await world.done('convenor', 'advancePhase', { id: sessionId, to: 'CONFIRM', reason: 'settled' });
    await world.done('convenor', 'recordPosition', { id: sessionId, participantId, position: 'AGREE' });
    await expect(
      world.refusal('convenor', 'recordOutcome', {
        id: sessionId,
        outcome: 'HARD_TO_REACH',
        announcedInOpenSession: true,
        reason: 'r',
      }),
    ).resolves.toMatchObject({ code: 'OUTCOME_NOT_IN_PROFILE' });
    await expect(
      world.refusal('convenor', 'recordOutcome', {
        id: sessionId,
        outcome: 'CONSENSUS',
        announcedInOpenSession: false,
      }),
    ).resolves.toMatchObject({ code: 'OUTCOME_NOT_ANNOUNCED', rule: 'M2' });
    await world.done('convenor', 'recordOutcome', {
      id: sessionId,
      outcome: 'CONSENSUS',
      announcedInOpenSession: true,
    });
    await expect(
      world.refusal('convenor', 'recordCommitment', {
        id: sessionId,
        text: 't',
        askNos: [1],
        leadUnitId: unit('trafficPolice'),
        agreedDate: '2026-02-01',
      }),
    ).resolves.toMatchObject({ code: 'DATE_IN_PAST', params: { field: 'agreedDate' } });
    const { session } = await world.ask(
      'convenor',
      `{ session(id: "${sessionId}") { statements { no phase speakerLabel askNo } phases { phase merged reason } } }`,
    );
    expect(session.statements).toEqual([
      { no: 1, phase: 'RAISE_OPINIONS', speakerLabel: 'public representative 张**', askNo: 1 },
    ]);
    expect(
      session.phases.map((entry: { phase: string; merged: string[] }) => [entry.phase, entry.merged]),
    ).toEqual([
      ['RAISE_OPINIONS', []],
      ['REVISE', ['INTERACTIVE']],
      ['INTERACTIVE', []],
      ['CONFIRM', ['REVISE']],
    ]);
    await world.done('convenor', 'concludeSession', { id: sessionId });
    const longest = '纪'.repeat(20_000);
    await expect(
      world.refusal('convenor', 'draftMinutes', { id: sessionId, text: `${longest}要` }),
    ).resolves.toMatchObject({ code: 'TEXT_TOO_LONG' });
    await world.done('convenor', 'draftMinutes', { id: sessionId, text: longest });
    await expect(world.refusal('convenor', 'signMinutes', { id: sessionId })).resolves.toMatchObject({
      code: 'COMMITMENTS_MISSING',
    });
    await world.done('convenor', 'declareNothingToImplement', { id: sessionId, reason: 'done already' });
    await world.done('convenor', 'signMinutes', { id: sessionId });
    await expect(
      world.refusal('convenor', 'draftMinutes', { id: sessionId, text: 'x' }),
    ).resolves.toMatchObject({ code: 'CASE_CLOSED' });
  });

  it('goes back into deliberation when an objection is upheld', async () => {
    const { consultations } = await world.ask(
      'convenor',
      '{ consultations(filter: { states: ["OUTCOME_RECORDED"] }) { edges { node { id } } } }',
    );
    const id = consultations.edges[0].node.id;
    world.at('2026-02-11T01:00:00.000Z');
    await world.done('stationStaff', 'startPublicity', { id, channels: [] });
    const objection = await world.done('public', 'submitObjection', {
      consultationId: id,
      text: 'No',
      phone: '13700000000',
    });
    await expect(
      world.refusal('stationStaff', 'handleObjection', {
        id,
        objectionId: objection.id,
        handling: 'h',
        upheld: true,
      }),
    ).resolves.toMatchObject({ code: 'NOT_PERMITTED' });
    const looked = { id, objectionId: objection.id, reason: 'to ask back', idempotencyKey: randomUUID() };
    await expect(world.done('convenor', 'revealObjector', looked)).resolves.toEqual({
      name: null,
      phone: '13700000000',
    });
    // The post has ended since: the key opens nothing any more.
    const former = { ...identityOf('member'), personId: PEOPLE.convenor };
    await expect(world.refusal(former, 'revealObjector', looked)).resolves.toMatchObject({
      code: 'NOT_PERMITTED',
    });
    await expect(
      world.done('convenor', 'handleObjection', {
        id,
        objectionId: objection.id,
        handling: 'True',
        upheld: true,
      }),
    ).resolves.toMatchObject({ state: 'IN_DELIBERATION', outcome: null });
    const { consultation } = await world.ask(
      'convenor',
      `{ consultation(id: "${id}") { statusReportDue deadlines { kind state } } publicNotices { totalCount } }`,
    );
    expect(consultation.deadlines).toEqual(
      expect.arrayContaining([{ kind: 'STATUS_REPORT', state: 'CANCELLED' }]),
    );
    await expect(
      world.activities.endPublicity({ consultationId: id, at: '2026-02-25T00:00:00.000Z' }),
    ).resolves.toMatchObject({ ended: false, refusal: null });
    await world.done('convenor', 'scheduleSession', {
      consultationId: id,
      ...sitting,
      scheduledAt: '2026-03-10T01:00:00.000Z',
    });
  });
});

describe('two at once', () => {
  it('one wins, the other reads why', async () => {
    const id = await world.open();
    await world.researched(id);
    const { id: sessionId } = await world.signedIn(id, 2, 3);
    const both = await Promise.all(
      ['convenor', 'secondConvenor'].map((who) =>
        world.act(who as 'convenor', 'openSession', { id: sessionId }),
      ),
    );
    expect(both.map((answer) => answer.refusal?.code ?? 'done').sort()).toEqual(['WRONG_STATE', 'done']);
    const facts = await world.facts(id);
    expect(facts.filter((fact) => fact.type === 'sessionOpened')).toHaveLength(1);
  });

  it('with the version that both have read, one is told that it changed', async () => {
    const id = await world.open();
    const { consultation } = await world.ask('convenor', `{ consultation(id: "${id}") { version } }`);
    const both = await Promise.all(
      ['convenor', 'secondConvenor'].map((who) =>
        world.act(who as 'convenor', 'assignResearch', {
          id,
          ifVersion: consultation.version,
          leadPersonId: person('member'),
        }),
      ),
    );
    expect(both.map((answer) => answer.refusal?.code ?? 'done').sort()).toEqual(['STALE_VERSION', 'done']);
  });

  it('many sign in together, and nobody is lost', async () => {
    const id = await world.open();
    await world.researched(id);
    const { id: sessionId, participants } = await world.planned(id, 4, 8);
    await world.done('convenor', 'sendNotice', { id: sessionId });
    world.at('2026-02-10T01:00:00.000Z');
    await world.done('convenor', 'openSignIn', { id: sessionId });
    await Promise.all(
      participants.map((p: { id: string }) =>
        world.done('stationStaff', 'signIn', { id: sessionId, participantIds: [p.id] }),
      ),
    );
    const { session } = await world.ask(
      'convenor',
      `{ session(id: "${sessionId}") { signInCheck { total publicReps } timeline(first: 100) { edges { node { seq } } } } }`,
    );
    expect(session.signInCheck).toEqual({ total: 12, publicReps: 4 });
    expect(session.timeline.edges.map((edge: { node: { seq: number } }) => edge.node.seq)).toEqual(
      session.timeline.edges.map((_: unknown, at: number) => at + 1),
    );
  });
});
