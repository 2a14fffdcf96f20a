import { setTimeout as pause } from 'node:timers/promises';
import { samplePersonId, sampleUnitId } from '@concord/contracts/sample-ids';
import type { SamplePersonKey } from '@concord/contracts/sample-ids';
import { PLACES } from './cases.js';
import type { Place, SampleCase } from './cases.js';
import type { Days } from './days.js';
import { ActRefused } from './graph.js';
import type { Graph, Json } from './graph.js';

const FOLLOW_MS = 60_000;
const LOOK_MS = 100;
/** Minutes from half past nine back to shortly after midnight: early enough to be past at any start. */
const EARLY = -560;

/** Tokens of the loader in the names of the sample people. */
export type TokenOf = (key: SamplePersonKey) => Promise<string>;

/** Waits until a story has brought something about. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined>): Promise<T> {
  const end = Date.now() + FOLLOW_MS;
  for (;;) {
    const found = await look();
    if (found != null) return found;
    if (Date.now() > end) throw new Error(`the sample case does not go on: ${what}`);
    await pause(LOOK_MS);
  }
}

/**
 * Walks one sample case through the graph, back-dated, act by act. Every act has a key of its own, so that walking
 * again after an interruption changes nothing that was done.
 */
export class Walk {
  private readonly place: Place;
  private step = 0;

  constructor(
    private readonly graph: Graph,
    private readonly tokenOf: TokenOf,
    private readonly days: Days,
    private readonly sample: SampleCase,
  ) {
    this.place = PLACES[sample.place];
  }

  async walk(): Promise<void> {
    const { reaches } = this.sample;
    const late = ['EXPLAINED', 'PUBLICIZING', 'IMPLEMENTING'].includes(reaches);
    // Working days before the first start on which the case was submitted and approved.
    const [submitted, approved] = late
      ? [-20, -16]
      : reaches === 'NOTICED'
        ? [-12, -9]
        : reaches === 'RESEARCHING'
          ? [-8, -4]
          : [-3, -1];
    const topicId = await this.submit(reaches === 'SUBMITTED' ? -1 : submitted);
    if (reaches === 'SUBMITTED') return;
    await this.act(this.place.convenor, 'screenTopic', late ? -18 : approved - 1, {
      id: topicId,
      scopeClass: 'LIVELIHOOD',
      urgency: 'NORMAL',
      difficulty: 'MEDIUM',
    });
    if (reaches === 'SCREENED') return;
    const consultationId = await this.approve(topicId, approved);
    if (reaches === 'RESEARCHING') return;
    await this.research(consultationId, approved + 1);
    if (reaches === 'NOTICED') {
      await this.call(consultationId, -1, 5);
      return;
    }
    const held = reaches === 'IMPLEMENTING' ? -9 : reaches === 'PUBLICIZING' ? -4 : -5;
    const sessionId = await this.call(consultationId, held - 5, held);
    await this.sit(sessionId, held);
    if (reaches === 'EXPLAINED') {
      await this.act(this.place.convenor, 'explainOutcome', -3, {
        id: consultationId,
        text: '各方对选址意见不一，暂未达成共识。',
      });
      return;
    }
    // In the afternoon of the session's own day, after the minutes, or two working days later.
    await this.act(
      this.place.convenor,
      'startPublicity',
      reaches === 'IMPLEMENTING' ? held : -2,
      { id: consultationId, channels: ['公告栏'] },
      400,
    );
    if (reaches === 'IMPLEMENTING') await this.implement(consultationId);
  }

  private async submit(day: number): Promise<string> {
    const { title, description, asks, source } = this.sample;
    return this.act(this.place.station, 'enterTopicFor', day, {
      title,
      description,
      asks,
      source,
      orgUnitId: sampleUnitId(this.place.unit),
      proposerName: '示例居民',
      proposerPhone: '10000000000',
      consentToPublish: true,
    });
  }

  /**
   * The receiver acknowledges the filing. The topic's story may be quicker: the time to return a filing of the past is
   * over already, and then it counts as acknowledged by itself (T6).
   */
  private async acknowledge(receiver: SamplePersonKey, topicId: string, day: number): Promise<void> {
    try {
      await this.act(receiver, 'acknowledgeFiling', day, { id: topicId });
    } catch (error) {
      if (!(error instanceof ActRefused) || error.refusal.code !== 'FILING_WRONG_STATE') throw error;
    }
  }

  private async approve(topicId: string, day: number): Promise<string> {
    const { approver, convenor, receiver } = this.place;
    await this.act(approver, 'approveTopic', day, { id: topicId, opinion: '同意' });
    await this.act(convenor, 'fileTopic', day, { id: topicId });
    await this.acknowledge(receiver, topicId, day + 1);
    const found = await until(
      'its consultation',
      async () =>
        (await this.read(convenor, 'topic', topicId, 'consultation { id }'))['consultation'] as Json | null,
    );
    const consultationId = found['id'] as string;
    await this.act(convenor, 'assignResearch', day, {
      id: consultationId,
      leadPersonId: samplePersonId(this.place.station),
      teamPersonIds: [samplePersonId(this.member)],
      methods: ['实地查看', '入户走访'],
    });
    return consultationId;
  }

  private async research(consultationId: string, day: number): Promise<void> {
    const { station, convenor } = this.place;
    await this.act(station, 'recordSideHeard', day, {
      id: consultationId,
      side: '沿线居民',
      view: '希望尽快解决',
    });
    await this.act(station, 'recordSideHeard', day, {
      id: consultationId,
      side: '相关商户',
      view: '希望兼顾经营',
    });
    await this.act(station, 'submitResearchReport', day, {
      id: consultationId,
      facts: '情况属实',
      problems: '设施不足',
      options: '分步实施',
    });
    await this.act(convenor, 'acceptResearch', day, { id: consultationId });
  }

  /** Calls a session on `day` for `held`. */
  private async call(consultationId: string, day: number, held: number): Promise<string> {
    const { convenor } = this.place;
    const sessionId = await this.act(convenor, 'scheduleSession', day, {
      consultationId,
      title: `${this.sample.title}协商议事会`.slice(0, 80),
      scheduledAt: this.days.instant(held, 300),
      place: this.place.room,
      form: '圆桌会谈',
    });
    await this.act(convenor, 'inviteParticipants', day, {
      id: sessionId,
      participants: [
        { name: '示例代表一', capacity: 'PUBLIC_REP', alternate: false },
        { name: '示例代表二', capacity: 'PUBLIC_REP', alternate: false },
        { name: '示例商户', capacity: 'STAKEHOLDER', alternate: false },
        { personId: samplePersonId(this.member), capacity: 'MEMBER', alternate: false },
        {
          personId: samplePersonId(this.sample.handling?.officer ?? 'civilOfficer'),
          capacity: 'DEPARTMENT_HEAD',
          alternate: false,
        },
      ],
    });
    await this.act(convenor, 'sendNotice', day, { id: sessionId });
    return sessionId;
  }

  /** The sitting with its minutes; consensus where somebody carries it out, none otherwise. */
  private async sit(sessionId: string, day: number): Promise<void> {
    const { convenor, station } = this.place;
    const { handling } = this.sample;
    const { participants } = await this.read(convenor, 'session', sessionId, 'participants { id }');
    const ids = (participants as Json[]).map((participant) => participant['id'] as string);
    const on = (act: string, input: Json = {}): Promise<string> =>
      this.act(convenor, act, day, { id: sessionId, ...input }, 300);
    await on('openSignIn');
    await on('signIn', { participantIds: ids });
    await on('openSession');
    for (let phase = 0; phase < 3; phase += 1) await on('advancePhase');
    for (const [at, participantId] of ids.entries()) {
      await on('recordPosition', { participantId, position: handling || at > 2 ? 'AGREE' : 'OPPOSE' });
    }
    await on('recordOutcome', {
      outcome: handling ? 'CONSENSUS' : 'NO_CONSENSUS',
      announcedInOpenSession: true,
    });
    if (handling) {
      await on('recordCommitment', {
        text: handling.commitment,
        askNos: this.sample.asks.map((_, at) => at + 1),
        leadUnitId: sampleUnitId(handling.unit),
        coUnitIds: [],
        agreedDate: this.days.day(handling.agreed),
      });
    }
    await on('concludeSession');
    await this.act(station, 'draftMinutes', day, { id: sessionId, text: '会议情况如实记录。' }, 300);
    await on('signMinutes');
  }

  /** Its publicity period is over; the commitment was handed over, signed for and, where it is not late, replied to. */
  private async implement(consultationId: string): Promise<void> {
    const { convenor } = this.place;
    const { officer, unit, agreed } = this.sample.handling!;
    const items = await until('its commitments', async () => {
      const { resolutionItems } = await this.read(
        convenor,
        'consultation',
        consultationId,
        'resolutionItems { id }',
      );
      return (resolutionItems as Json[] | null)?.length ? (resolutionItems as Json[]) : null;
    });
    const id = items[0]!['id'] as string;
    await this.act('countyOfficer', 'assignItem', -3, { id, leadUnitId: sampleUnitId(unit), coUnitIds: [] });
    await this.act(officer, 'signForItem', -3, { id });
    await this.act(officer, 'replyItem', -2, {
      id,
      answers: this.sample.asks.map((_, at) => ({
        askNo: at + 1,
        result: 'ADOPTED',
        measures: '按约定时限落实',
      })),
    });
    if (agreed < 0) {
      await this.act('countyOfficer', 'urgeItem', 0, { id, text: '约定时限已过，请告知进展。' }, EARLY);
    }
  }

  private get member(): SamplePersonKey {
    return this.place.unit === 'street' || this.place.unit === 'village' ? 'member5' : 'member1';
  }

  /** One back-dated act, some minutes after the one before; answers the object's id. */
  private async act(
    who: SamplePersonKey,
    name: string,
    day: number,
    input: Json,
    after = 0,
  ): Promise<string> {
    this.step += 1;
    const idempotencyKey = `sample:${this.sample.key}:${this.step}:${name}`;
    const asOf = this.days.instant(day, after + this.step);
    const done = await this.graph.act(name, { idempotencyKey, ...input }, 'id', {
      token: await this.tokenOf(who),
      asOf,
    });
    return done.object['id'] as string;
  }

  private async read(who: SamplePersonKey, field: string, id: string, fields: string): Promise<Json> {
    const data = await this.graph.ask(
      `query Read($id: ID!) { ${field}(id: $id) { ${fields} } }`,
      { id },
      { token: await this.tokenOf(who) },
    );
    return (data[field] as Json | null) ?? {};
  }
}
