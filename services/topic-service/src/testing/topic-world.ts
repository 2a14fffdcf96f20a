import type { DirectorySnapshot } from '@concord/contracts/directory';
import { UNITS } from '@concord/testkit/snapshot';
import { TestService, type Asker } from '@concord/service-kit/testing/service';
import { inputName } from '@concord/service-kit/graph/act-input';
import { TopicServiceModule } from '../topic-service.module.js';
import { ACTS, type TopicAct } from '../topic/topic.acts.js';

const ACT = `topic { id version state number title } refusal { code message rule source params { name value } } replayed`;

/** What an act answered. */
export interface Answered {
  topic: { id: string; version: number; state: string; number: string; title: string } | null;
  refusal: {
    code: string;
    message: string;
    rule: string | null;
    source: string | null;
    params: { name: string; value: string }[];
  } | null;
  replayed: boolean;
}

/** A topic just brought in, with what its proposer was given. */
export interface Submitted {
  id: string;
  code: string;
  number: string;
}

/** A resident's matter of the small community; a test changes what it is about. */
export const SPEED_BUMPS = {
  title: 'Speed bumps on the main road',
  description: 'Cars drive fast where children cross.',
  asks: ['Put up speed bumps', 'Paint a crossing'],
  orgUnitId: `orgUnit:${UNITS.community}`,
  proposerName: '张小明',
  proposerPhone: '13800005678',
  consentToPublish: true,
};

/** The topic-service with people who act on it through the graph. */
export class TopicWorld {
  private keys = 0;

  private constructor(readonly service: TestService) {}

  static async start(
    options: { now?: string; snapshot?: DirectorySnapshot; temporalAddress?: string } = {},
  ): Promise<TopicWorld> {
    const { now = '2026-02-02T01:00:00.000Z', ...rest } = options;
    return new TopicWorld(
      await TestService.start({ name: 'topic-service', module: TopicServiceModule, now, ...rest }),
    );
  }

  /** A key that was not used before. */
  key(): string {
    return `key-${(this.keys += 1)}`;
  }

  /** Sends the act as it stands; answers what the service said. */
  async act(who: Asker, name: string, id: string, input: Record<string, unknown> = {}): Promise<Answered> {
    const document = `mutation ($input: ${inputName(ACTS[name as TopicAct])}!) { ${name}(input: $input) { ${ACT} } }`;
    const variables = { input: { idempotencyKey: this.key(), id, ...input } };
    const answer = await this.service.ask(who, document, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data[name] as Answered;
  }

  /** The act, which must succeed. */
  async done(
    who: Asker,
    name: string,
    id: string,
    input: Record<string, unknown> = {},
  ): Promise<NonNullable<Answered['topic']>> {
    const { topic, refusal } = await this.act(who, name, id, input);
    if (!topic) throw new Error(`${name} was refused: ${JSON.stringify(refusal)}`);
    return topic;
  }

  /** The code of the refusal; fails when it was allowed. */
  async refused(who: Asker, name: string, id: string, input: Record<string, unknown> = {}): Promise<string> {
    const { refusal } = await this.act(who, name, id, input);
    return refusal?.code ?? 'ALLOWED';
  }

  async submitRaw(who: Asker, input: Record<string, unknown> = {}, mutation = 'submitTopic') {
    const type = mutation === 'submitTopic' ? 'SubmitTopicInput' : 'EnterTopicForInput';
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
      receipt { code number followUrl } topic { id source enteredBy { id } entrusted proposer { kind nameMasked phoneMasked } }
      refusal { code rule params { name value } } replayed } }`;
    const variables = { input: { idempotencyKey: this.key(), ...SPEED_BUMPS, ...input } };
    const answer = await this.service.ask(who, document, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data[mutation];
  }

  /** A submitted topic. */
  async submitted(input: Record<string, unknown> = {}): Promise<Submitted> {
    const { receipt, refusal } = await this.submitRaw('public', input);
    if (!receipt) throw new Error(`submitTopic was refused: ${JSON.stringify(refusal)}`);
    const [row] = await this.service.rows<{ topic_id: string }>(
      'select topic_id from proposer where follow_code = $1',
      [receipt.code],
    );
    return { id: `topic:${row!.topic_id}`, code: receipt.code, number: receipt.number };
  }

  /** A topic that the room has put before the authority. */
  async screened(): Promise<Submitted> {
    const topic = await this.submitted();
    await this.done('convenor', 'screenTopic', topic.id, { scopeClass: 'LIVELIHOOD' });
    return topic;
  }

  async approved(): Promise<Submitted> {
    const topic = await this.screened();
    await this.done('approver', 'approveTopic', topic.id);
    return topic;
  }

  async filed(): Promise<Submitted> {
    const topic = await this.approved();
    await this.done('convenor', 'fileTopic', topic.id);
    await this.done('stationStaff', 'acknowledgeFiling', topic.id);
    return topic;
  }

  /** Any fields of a topic as somebody sees them. */
  async see(who: Asker, id: string, fields: string) {
    const answer = await this.service.ask(who, `query ($id: ID!) { topic(id: $id) { ${fields} } }`, { id });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data.topic;
  }

  /** Facts told to the topic's story so far. */
  async facts(
    id: string,
  ): Promise<
    { type: string; data: Record<string, unknown>; notices?: { template: string; to: unknown[] }[] }[]
  > {
    const rows = await this.service.rows<{ fact: never }>(
      'select fact from outbox where case_id = $1 order by version',
      [id],
    );
    return rows.map((row) => row.fact);
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}
