import { samplePersonId, sampleUnitId } from '@concord/contracts/sample-ids';
import type { SamplePersonKey, SampleUnit } from '@concord/contracts/sample-ids';
import { PLACES } from '@concord/infra/sample/cases';
import type { Graph, Json } from '@concord/infra/sample/graph';
import type { Almanac } from './almanac.js';

/** When a case does its next act: a working day of the play, morning or afternoon. */
export interface Moment {
  date: string;
  time: '10:00' | '15:00';
}

/** How one case of the year goes. Numbers of days are working days after the step before. */
export interface Plan {
  title: string;
  place: keyof typeof PLACES;
  submitted: string;
  screen: number;
  approve: number;
  file: number;
  research: number;
  /** null = the room calls no session. */
  session: number | null;
  consensus: boolean;
  unit: SampleUnit;
  officer: SamplePersonKey;
  /** Working days from the session to the agreed date (承诺时限). */
  agreed: number;
  sign: number;
  reply: number;
  /** null = the department never reports completion. */
  complete: number | null;
}

/** One act as it was done, for the anchors of the clocks. */
export interface Done {
  act: string;
  /** Typed id of the case on which it was done. */
  on: string;
  /** Case time, ISO. */
  at: string;
}

/** What the cases of a county share. */
export interface County {
  graph: Graph;
  tokenOf(key: SamplePersonKey): Promise<string>;
  /** Case time, ISO. */
  now(): Promise<string>;
  /** As the people know the calendar when they make an appointment. */
  almanac: Almanac;
  done: Done[];
}

const HANDLERS = [
  ['traffic', 'trafficOfficer'],
  ['housing', 'housingOfficer'],
  ['transport', 'transportOfficer'],
  ['civilAffairs', 'civilOfficer'],
] as const;

/** The cases of a year: spread over it so that terms cross every break; some in time, some late, some forgotten. */
export function plansOf(random: () => number, almanac: Almanac, count: number): Plan[] {
  const places = Object.keys(PLACES) as (keyof typeof PLACES)[];
  const among = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const maybe = (share: number): boolean => random() < share;
  // Just before Spring Festival, 三月三, Labour Day, the National Day break and the year's end, and evenly between.
  const starts = [
    '2026-02-10',
    '2026-02-12',
    '2026-04-08',
    '2026-04-15',
    '2026-04-28',
    '2026-09-22',
    '2026-09-28',
    '2026-11-30',
  ];
  return Array.from({ length: count }, (_, n) => {
    const [unit, officer] = HANDLERS[n % HANDLERS.length]!;
    return {
      title: `年度议题${String(n + 1).padStart(2, '0')}`,
      place: places[n % places.length]!,
      submitted: starts[n] ?? almanac.workday('2026-01-05', Math.floor((n / count) * 225)),
      screen: among(1, 8),
      approve: among(1, 13),
      file: among(1, 7),
      research: among(5, 24),
      session: maybe(0.85) ? among(6, 9) : null,
      consensus: maybe(0.75),
      unit,
      officer,
      agreed: among(5, 45),
      sign: among(1, 4),
      reply: among(3, 20),
      complete: maybe(0.8) ? among(5, 40) : null,
    };
  });
}

/** Plays one case: yields the moment of its next act, and does it when it is asked to go on. */
export async function* playCase(county: County, plan: Plan): AsyncGenerator<Moment, void, void> {
  const place = PLACES[plan.place];
  let date = plan.submitted;
  let step = 0;
  const later = (n: number, time: Moment['time'] = '10:00'): Moment => {
    date = county.almanac.workday(date, n);
    return { date, time };
  };
  const act = async (who: SamplePersonKey, name: string, on: string, input: Json): Promise<string> => {
    step += 1;
    const at = await county.now();
    const done = await county.graph.act(name, { idempotencyKey: `${plan.title}-${step}`, ...input }, 'id', {
      token: await county.tokenOf(who),
    });
    const id = done.object['id'] as string;
    county.done.push({ act: name, on: on || id, at });
    return id;
  };
  const read = async (who: SamplePersonKey, field: string, id: string, fields: string): Promise<Json> =>
    (
      await county.graph.ask(
        `query Read($id: ID!) { ${field}(id: $id) { ${fields} } }`,
        { id },
        {
          token: await county.tokenOf(who),
        },
      )
    )[field] as Json;

  yield { date, time: '10:00' };
  const topic = await act(place.station, 'enterTopicFor', '', {
    title: plan.title,
    description: '社区居民反映的问题。',
    asks: ['解决问题', '说明进展'],
    source: 'PUBLIC',
    orgUnitId: sampleUnitId(place.unit),
    proposerName: '示例居民',
    proposerPhone: '10000000008',
    consentToPublish: true,
  });
  yield later(plan.screen);
  await act(place.convenor, 'screenTopic', topic, {
    id: topic,
    scopeClass: 'LIVELIHOOD',
    urgency: 'NORMAL',
    difficulty: 'MEDIUM',
  });
  yield later(plan.approve);
  await act(place.approver, 'approveTopic', topic, { id: topic, opinion: '同意' });
  yield later(plan.file);
  await act(place.convenor, 'fileTopic', topic, { id: topic });
  const consultation = (await read(place.convenor, 'topic', topic, 'consultation { id }'))['consultation']
    .id as string;
  await act(place.convenor, 'assignResearch', consultation, {
    id: consultation,
    leadPersonId: samplePersonId(place.station),
    teamPersonIds: [],
    methods: ['实地查看'],
  });
  yield later(plan.research);
  for (const side of ['居民', '商户']) {
    await act(place.station, 'recordSideHeard', consultation, { id: consultation, side, view: '希望解决' });
  }
  const report = { id: consultation, facts: '属实', problems: '不足', options: '分步' };
  await act(place.station, 'submitResearchReport', consultation, report);
  await act(place.convenor, 'acceptResearch', consultation, { id: consultation });
  if (plan.session === null) return;
  yield* sitAndCarryOut({ county, plan, consultation, topic, act, read, later, today: () => date });
}

interface Sitting {
  county: County;
  plan: Plan;
  topic: string;
  consultation: string;
  act(who: SamplePersonKey, name: string, on: string, input: Json): Promise<string>;
  read(who: SamplePersonKey, field: string, id: string, fields: string): Promise<Json>;
  later(n: number, time?: Moment['time']): Moment;
  today(): string;
}

async function* sitAndCarryOut(sitting: Sitting): AsyncGenerator<Moment, void, void> {
  const { county, plan, consultation, act, read, later, today } = sitting;
  const place = PLACES[plan.place];
  const held = county.almanac.workday(today(), plan.session!);
  const session = await act(place.convenor, 'scheduleSession', '', {
    consultationId: consultation,
    title: `${plan.title}协商议事会`,
    scheduledAt: `${held}T15:00:00+08:00`,
    place: place.room,
    form: '圆桌会谈',
  });
  await act(place.convenor, 'inviteParticipants', session, {
    id: session,
    participants: [
      { name: '示例代表一', capacity: 'PUBLIC_REP', alternate: false },
      { name: '示例代表二', capacity: 'PUBLIC_REP', alternate: false },
      { name: '示例商户', capacity: 'STAKEHOLDER', alternate: false },
      { personId: samplePersonId(plan.officer), capacity: 'DEPARTMENT_HEAD', alternate: false },
    ],
  });
  await act(place.convenor, 'sendNotice', session, { id: session });
  yield later(plan.session!, '15:00');
  const { participants } = await read(place.convenor, 'session', session, 'participants { id }');
  const ids = (participants as Json[]).map((participant) => participant['id'] as string);
  const on = (name: string, input: Json = {}): Promise<string> =>
    act(place.convenor, name, session, { id: session, ...input });
  await on('openSignIn');
  await on('signIn', { participantIds: ids });
  await on('openSession');
  for (let phase = 0; phase < 3; phase += 1) await on('advancePhase');
  for (const [n, participantId] of ids.entries()) {
    await on('recordPosition', { participantId, position: plan.consensus || n > 2 ? 'AGREE' : 'OPPOSE' });
  }
  await on('recordOutcome', {
    outcome: plan.consensus ? 'CONSENSUS' : 'NO_CONSENSUS',
    announcedInOpenSession: true,
  });
  if (plan.consensus) {
    await on('recordCommitment', {
      text: '按期解决',
      askNos: [1, 2],
      leadUnitId: sampleUnitId(plan.unit),
      coUnitIds: [],
      agreedDate: county.almanac.workday(today(), plan.agreed),
    });
  }
  await reportEarlier(sitting, session);
  await on('concludeSession');
  if (!plan.consensus) {
    yield later(3);
    await act(place.convenor, 'explainOutcome', consultation, { id: consultation, text: '意见不一。' });
    yield later(2);
    await act(place.convenor, 'decideRedeliberation', consultation, {
      id: consultation,
      again: false,
      reason: '继续听取意见',
    });
    return;
  }
  yield later(4);
  await act(place.station, 'draftMinutes', session, { id: session, text: '会议情况如实记录。' });
  await on('signMinutes');
  yield later(2);
  await act(place.convenor, 'startPublicity', consultation, { id: consultation, channels: ['公告栏'] });
  yield later(7);
  yield* carryOut(sitting);
}

/** A room reports at its next session how its earlier results are carried out; without it the session cannot conclude. */
async function reportEarlier({ read, act, plan }: Sitting, session: string): Promise<void> {
  const place = PLACES[plan.place];
  const { dueStatusReports } = await read(place.convenor, 'session', session, 'dueStatusReports { id }');
  for (const due of dueStatusReports as Json[]) {
    await act(place.convenor, 'reportStatus', session, {
      id: session,
      consultationId: due['id'],
      text: '正在落实。',
    });
  }
}

async function* carryOut({
  read,
  act,
  later,
  plan,
  consultation,
}: Sitting): AsyncGenerator<Moment, void, void> {
  const place = PLACES[plan.place];
  const seen = await read(place.convenor, 'consultation', consultation, 'resolutionItems { id }');
  const id = (seen['resolutionItems'] as Json[])[0]!['id'] as string;
  await act('countyOfficer', 'assignItem', id, { id, leadUnitId: sampleUnitId(plan.unit), coUnitIds: [] });
  yield later(plan.sign);
  await act(plan.officer, 'signForItem', id, { id });
  yield later(plan.reply);
  await act(plan.officer, 'replyItem', id, {
    id,
    answers: [1, 2].map((askNo) => ({ askNo, result: 'ADOPTED', measures: '按约定时限落实' })),
  });
  if (plan.complete === null) return;
  yield later(plan.complete);
  await act(plan.officer, 'reportCompletion', id, { id, text: '已完成。' });
}
