import type { DirectorySnapshot } from '@concord/contracts/directory';
import type { RungClaim } from '@concord/contracts/temporal/activities';
import { Sweep } from '@concord/service-kit/clocks/sweep';
import { Replica } from '@concord/service-kit/replica/replica';
import { TestService, type Asker } from '@concord/service-kit/testing/service';
import { smallSnapshot, UNITS, type SMALL_PROFILE } from '@concord/testkit/snapshot';
import { ANSWERS, idOf, INPUT_OF, LADDER, unit } from './feedback-data.js';
import { DeliveryPump } from '../delivery/delivery.pump.js';
import { FeedbackActivities } from '../feedback.activities.js';
import { FeedbackServiceModule } from '../feedback-service.module.js';

type Activities = ReturnType<FeedbackActivities['activities']>;
type OpenItems = Parameters<Activities['openItems']>[0];

const REFUSAL = 'refusal { code message rule source params { name value } } replayed';

/** The field of the payload that holds the changed object. */
function objectOf(act: string): 'draft' | 'escalation' | 'resolutionItem' {
  if (act.endsWith('Escalation') || act === 'withdrawSponsorship') return 'escalation';
  return act.endsWith('Draft') || act.includes('Paper') ? 'draft' : 'resolutionItem';
}

/** What an act answered. */
export interface Answered {
  object: { id: string; version: number; state: string } | null;
  refusal: {
    code: string;
    message: string;
    rule: string | null;
    source: string | null;
    params: { name: string; value: string }[];
  } | null;
  replayed: boolean;
}

/** The feedback-service, with people who act through the graph and stories that act through activities. */
export class FeedbackWorld {
  private keys = 0;
  private cases = 0;

  private constructor(
    readonly service: TestService,
    private readonly snapshot: DirectorySnapshot,
  ) {}

  static async start(
    options: { now?: string; profile?: Partial<typeof SMALL_PROFILE> } = {},
  ): Promise<FeedbackWorld> {
    const snapshot = smallSnapshot({ profile: { ladder: LADDER, ...options.profile } });
    const now = options.now ?? '2026-03-02T01:00:00.000Z';
    const service = await TestService.start({
      name: 'feedback-service',
      module: FeedbackServiceModule,
      now,
      snapshot,
    });
    // Tests send by their own looks, so that what is on its way stands still between them.
    await service.get(DeliveryPump).stop();
    return new FeedbackWorld(service, snapshot);
  }

  get activities(): Activities {
    return this.service.get(FeedbackActivities).activities();
  }

  key(): string {
    return `key-${(this.keys += 1)}`;
  }

  /** Case time goes on to this instant. */
  goTo(instant: string): void {
    this.service.clock.at = new Date(instant);
  }

  /** The directory changes: posts end, people move. */
  async changePosts(
    change: (posts: DirectorySnapshot['posts']) => DirectorySnapshot['posts'],
  ): Promise<void> {
    this.snapshot.version += 1;
    this.snapshot.posts = change(structuredClone(this.snapshot.posts));
    await this.service.get(Replica).replace(structuredClone(this.snapshot));
  }

  /** Items of one consultation, a commitment each; the traffic police lead unless told otherwise. */
  async opened(
    commitment: Partial<OpenItems['commitments'][number]> = {},
    change: Partial<OpenItems> = {},
  ): Promise<string> {
    const input = this.openInput([commitment], change);
    return (await this.activities.openItems(input)).itemIds[0]!;
  }

  openInput(
    commitments: Partial<OpenItems['commitments'][number]>[],
    change: Partial<OpenItems> = {},
  ): OpenItems {
    const n = (this.cases += 1);
    return {
      consultationId: idOf('consultation', n),
      topicId: idOf('topic', n),
      title: `Speed bumps ${n}`,
      orgUnitId: UNITS.community,
      profileKey: 'small',
      profileVersion: 1,
      seed: 'ab'.repeat(32),
      at: this.service.clock.at.toISOString(),
      commitments: commitments.map((each, at) => ({
        no: at + 1,
        text: 'Put up two speed bumps.',
        askNos: [1, 2],
        leadUnitId: UNITS.trafficPolice,
        coUnitIds: [UNITS.housing],
        agreedDate: null,
        ...each,
      })),
      ...change,
    };
  }

  /** An item that the police have before them. */
  async assigned(commitment: Partial<OpenItems['commitments'][number]> = {}): Promise<string> {
    const id = await this.opened(commitment);
    await this.done('assigner', 'assignItem', id, {
      leadUnitId: unit('trafficPolice'),
      coUnitIds: [unit('housing')],
    });
    return id;
  }

  async signedFor(commitment: Partial<OpenItems['commitments'][number]> = {}): Promise<string> {
    const id = await this.assigned(commitment);
    await this.done('policeOfficer', 'signForItem', id);
    return id;
  }

  async completed(): Promise<string> {
    const id = await this.signedFor();
    await this.done('policeOfficer', 'replyItem', id, { answers: ANSWERS });
    await this.done('policeOfficer', 'reportCompletion', id, { text: 'both are there' });
    return id;
  }

  /** Sends the act as it stands; answers what the service said. */
  async act(
    who: Asker,
    name: string,
    id: string | null,
    input: Record<string, unknown> = {},
  ): Promise<Answered> {
    const object = objectOf(name);
    const document = `mutation ($input: ${INPUT_OF[name]!}!) { ${name}(input: $input) { ${object} { id version state } ${REFUSAL} } }`;
    const variables = { input: { idempotencyKey: this.key(), ...(id && { id }), ...input } };
    const answer = await this.service.ask(who, document, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    const { [object]: changed, refusal, replayed } = answer.data[name];
    return { object: changed, refusal, replayed };
  }

  /** The act, which must succeed. */
  async done(
    who: Asker,
    name: string,
    id: string | null,
    input: Record<string, unknown> = {},
  ): Promise<NonNullable<Answered['object']>> {
    const { object, refusal } = await this.act(who, name, id, input);
    if (!object) throw new Error(`${name} was refused: ${JSON.stringify(refusal)}`);
    return object;
  }

  /** The code of the refusal, `ALLOWED` when there was none. */
  async refused(
    who: Asker,
    name: string,
    id: string | null,
    input: Record<string, unknown> = {},
  ): Promise<string> {
    return (await this.act(who, name, id, input)).refusal?.code ?? 'ALLOWED';
  }

  /** Any root fields as somebody sees them. */
  async see(who: Asker, query: string, variables: Record<string, unknown> = {}) {
    const answer = await this.service.ask(who, query, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }

  async item(who: Asker, id: string, fields: string) {
    return (await this.see(who, `query ($id: ID!) { resolutionItem(id: $id) { ${fields} } }`, { id }))
      .resolutionItem;
  }

  /** Clocks of a case as they stand: `KIND STATE due`. */
  async clocks(caseId: string): Promise<string[]> {
    const rows = await this.service.rows<{ kind: string; state: string; due: string }>(
      'select kind, state, due_date::text as due from clock where case_id = $1 order by kind, due_date, state',
      [caseId],
    );
    return rows.map(({ kind, state, due }) => `${kind} ${state} ${due}`);
  }

  /** Facts told to the case's story so far. */
  async facts(
    id: string,
  ): Promise<
    { version: number; type: string; at: string; data: Record<string, unknown>; notices?: never[] }[]
  > {
    const rows = await this.service.rows<{ fact: never }>(
      'select fact from outbox where case_id = $1 order by version',
      [id],
    );
    return rows.map((row) => row.fact);
  }

  /** The story delivers what the newest fact of the case owes. */
  async deliverNewest(id: string): Promise<number> {
    const fact = (await this.facts(id)).at(-1)!;
    const { delivered } = await this.activities.deliverNotices({
      caseId: id,
      version: fact.version,
      at: fact.at,
      notices: fact.notices ?? [],
    });
    return delivered;
  }

  /** One look of the sweep at this instant: what is claimed and has no effect yet. */
  async sweepAt(instant: string, done: string[] = []): Promise<RungClaim[]> {
    this.goTo(instant);
    return (await this.service.get(Sweep).sweep({ done, limit: 200 })).claims;
  }

  /** Messages in somebody's inbox, oldest first: `KIND level text`. */
  async inbox(who: Asker): Promise<string[]> {
    const { inbox } = await this.see(who, '{ inbox(first: 100) { edges { node { kind level text } } } }');
    return inbox.edges
      .map(({ node }: { node: { kind: string; level: string; text: string } }) =>
        `${node.kind} ${node.level} ${node.text}`.replace('  ', ' '),
      )
      .reverse();
  }

  /** What the sources of messages have written so far. */
  async written(): Promise<{ alerts: number; drafts: number }> {
    const [row] = await this.service.rows<{ alerts: number; drafts: number }>(
      'select (select count(*)::int from alert) as alerts, (select count(*)::int from draft) as drafts',
    );
    return row!;
  }

  async forgetMessages(): Promise<void> {
    await this.service.rows('truncate alert, draft, delivery');
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}
