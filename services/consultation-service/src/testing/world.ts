import { randomUUID } from 'node:crypto';
import type { OpenConsultationInput } from '@concord/contracts/temporal/activities';
import type { Fact } from '@concord/contracts/facts';
import type { ProfileDocument } from '@concord/contracts/profile';
import { TestService, type Asker } from '@concord/service-kit/testing/service';
import { PEOPLE, smallSnapshot, UNITS } from '@concord/testkit/snapshot';
import { ConsultationServiceModule } from '../app.module.js';
import { ConsultationActivities } from '../consultation/consultation.activities.js';

/** A Monday before Spring Festival, nine in the morning in China. */
export const START = '2026-02-02T01:00:00.000Z';

const CONSULTATION =
  'consultation { id version state round outcome research { state } publicity { endsAt objections { id handling } } }';
const SESSION =
  'session { id version state number counts outcome participants { id capacity status name } commitments { no } signInCheck { total publicReps ok missing } }';
const ROOM = 'room { id version name }';
const CONSULTATION_MUTATIONS =
  'assignResearch recordSideHeard submitResearchReport acceptResearch returnResearch startPublicity handleObjection explainOutcome decideRedeliberation requestConsultationExtension decideConsultationExtension pauseConsultationDeadline resumeConsultationDeadline'.split(
    ' ',
  );
const SPECIAL: Record<string, string> = {
  submitObjection: 'objection { id }',
  revealObjector: 'person { name phone }',
  revealParticipant: 'person { name phone }',
  createRoom: ROOM,
  addRoomMember: ROOM,
  removeRoomMember: ROOM,
};

export type Loose = ReturnType<typeof JSON.parse>;

/** A value as GraphQL writes it. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value && typeof value === 'object') {
    return `{ ${Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .map(([k, v]) => `${k}: ${literal(v)}`)
      .join(', ')} }`;
  }
  return JSON.stringify(value);
}

export const person = (name: keyof typeof PEOPLE): string => `person:${PEOPLE[name]}`;
export const unit = (name: keyof typeof UNITS): string => `orgUnit:${UNITS[name]}`;

/** One consultation-service on a database of its own, spoken to through its graph. */
export class World {
  private constructor(readonly service: TestService) {}

  static async start(profile: Partial<ProfileDocument> = {}): Promise<World> {
    const service = await TestService.start({
      name: 'consultation-service',
      module: ConsultationServiceModule,
      now: START,
      snapshot: smallSnapshot({ profile }),
    });
    return new World(service);
  }

  at(iso: string): this {
    this.service.clock.at = new Date(iso);
    return this;
  }

  /** Makes a mutation and answers its payload; the key is fresh unless given. */
  async act(who: Asker, name: string, input: Record<string, unknown>): Promise<Loose> {
    const selection = SPECIAL[name] ?? (CONSULTATION_MUTATIONS.includes(name) ? CONSULTATION : SESSION);
    const all = { idempotencyKey: randomUUID(), ...input };
    const query = `mutation { ${name}(input: ${literal(all)}) { ${selection} refusal { code rule source params { name value } } replayed } }`;
    const { data, errors } = await this.service.ask(who, query);
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return data[name];
  }

  /** The same where it must succeed; answers the changed object. */
  async done(who: Asker, name: string, input: Record<string, unknown>): Promise<Loose> {
    const { refusal, replayed: _, ...object } = await this.act(who, name, input);
    if (refusal) throw new Error(`${name} was refused: ${JSON.stringify(refusal)}`);
    return Object.values(object)[0];
  }

  /** The same where it must be refused; answers code and parameters. */
  async refusal(who: Asker, name: string, input: Record<string, unknown>): Promise<Loose> {
    const { refusal } = await this.act(who, name, input);
    if (!refusal) throw new Error(`${name} was not refused`);
    const params = Object.fromEntries(
      refusal.params.map((p: { name: string; value: string }) => [p.name, p.value]),
    );
    return { code: refusal.code, rule: refusal.rule, source: refusal.source, params };
  }

  async ask(who: Asker, query: string): Promise<Loose> {
    const { data, errors } = await this.service.ask(who, query);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  get activities(): ReturnType<ConsultationActivities['activities']> {
    return this.service.get(ConsultationActivities).activities();
  }

  async room(on: keyof typeof UNITS = 'community'): Promise<string> {
    const input = {
      orgUnitId: unit(on),
      name: `Room of ${on}`,
      buildMode: 'SHARED',
      memberIds: [person('member')],
    };
    return (await this.done('administrator', 'createRoom', input)).id;
  }

  /** A consultation of the community for a topic of its own. */
  async open(change: Partial<OpenConsultationInput> = {}): Promise<string> {
    const { consultationId } = await this.activities.openConsultation({
      topicId: `topic:${randomUUID()}`,
      title: 'Speed bumps',
      level: 'VILLAGE',
      orgUnitId: UNITS.community,
      profileKey: 'small',
      profileVersion: 1,
      source: 'PUBLIC',
      askNos: [1, 2],
      urgency: 'NORMAL',
      entrusted: false,
      seed: 'seed',
      at: this.service.clock.at.toISOString(),
      ...change,
    });
    return consultationId;
  }

  /** Research done and accepted. */
  async researched(id: string): Promise<void> {
    await this.done('convenor', 'assignResearch', {
      id,
      leadPersonId: person('member'),
      teamPersonIds: [person('stationStaff')],
      methods: ['visit'],
    });
    await this.done('member', 'recordSideHeard', {
      id,
      side: 'residents',
      view: 'Cars are too fast.',
      askNo: 1,
    });
    await this.done('member', 'recordSideHeard', {
      id,
      side: 'traders',
      view: 'Deliveries must get through.',
    });
    await this.done('member', 'submitResearchReport', { id, facts: 'f', problems: 'p', options: 'o' });
    await this.done('convenor', 'acceptResearch', { id });
  }

  /** A session with these many public representatives and others, planned on that instant. */
  async planned(
    consultationId: string,
    reps: number,
    others: number,
    at = '2026-02-10T01:00:00.000Z',
    guests: object[] = [],
  ): Promise<Loose> {
    const session = await this.done('convenor', 'scheduleSession', {
      consultationId,
      title: 'First sitting',
      scheduledAt: at,
      place: 'Room 1',
      form: 'round table',
    });
    const people = Array.from({ length: reps + others }, (_, n) => ({
      name: `张居民${n}`,
      phone: `1380000${String(n).padStart(4, '0')}`,
      capacity: n < reps ? 'PUBLIC_REP' : 'STAKEHOLDER',
    }));
    return this.done('convenor', 'inviteParticipants', {
      id: session.id,
      participants: [...people, ...guests],
    });
  }

  /** The same, noticed, its day come, everybody signed in. */
  async signedIn(
    consultationId: string,
    reps: number,
    others: number,
    at = '2026-02-10T01:00:00.000Z',
    guests: object[] = [],
  ): Promise<Loose> {
    const { id, participants } = await this.planned(consultationId, reps, others, at, guests);
    await this.done('convenor', 'sendNotice', { id });
    this.at(at);
    await this.done('convenor', 'openSignIn', { id });
    return this.done('convenor', 'signIn', {
      id,
      participantIds: participants.map((p: { id: string }) => p.id),
    });
  }

  /** The same, opened and led to its last phase, all positions taken. */
  async confirming(
    consultationId: string,
    position = 'AGREE',
    at = '2026-02-10T01:00:00.000Z',
    guests: object[] = [],
  ): Promise<Loose> {
    const { id, participants } = await this.signedIn(consultationId, 3, 2, at, guests);
    await this.done('convenor', 'openSession', { id });
    for (let phase = 0; phase < 3; phase += 1) await this.done('convenor', 'advancePhase', { id });
    for (const participant of participants) {
      await this.done('convenor', 'recordPosition', { id, participantId: participant.id, position });
    }
    return this.ask(
      'convenor',
      `{ session(id: "${id}") { id version state proposedOutcome participants { id } } }`,
    ).then((data) => data.session);
  }

  /** A consensus with one commitment, its minutes signed. */
  async concluded(consultationId: string, at = '2026-02-10T01:00:00.000Z'): Promise<Loose> {
    const { id } = await this.confirming(consultationId, 'AGREE', at);
    await this.done('convenor', 'recordOutcome', { id, outcome: 'CONSENSUS', announcedInOpenSession: true });
    await this.done('convenor', 'recordCommitment', {
      id,
      text: 'Build two bumps',
      askNos: [1],
      leadUnitId: unit('trafficPolice'),
      coUnitIds: [unit('housing')],
      agreedDate: '2026-04-30',
    });
    await this.done('convenor', 'concludeSession', { id });
    await this.done('convenor', 'draftMinutes', { id, text: 'Minutes' });
    return this.done('convenor', 'signMinutes', { id });
  }

  async facts(id: string): Promise<Fact[]> {
    const rows = await this.service.rows<{ fact: Fact }>(
      'select fact from outbox where case_id = $1 order by version',
      [id],
    );
    return rows.map((row) => row.fact);
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}
