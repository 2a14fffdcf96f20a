import { setTimeout as pause } from 'node:timers/promises';
import { Graph, GraphFailed } from '@concord/infra/sample/graph';
import type { Asking, Done, Json } from '@concord/infra/sample/graph';
import { type House, until } from './house.js';

const PATIENCE_MS = 120_000;

/** What a person's browser does while parts of the system are away: it says the same again, under the same key. */
export class PatientGraph extends Graph {
  /** Called before each act with its number; a test kills something here. */
  beforeAct: (number: number, name: string) => Promise<void> = () => Promise.resolve();
  private acts = 0;

  override async ask(document: string, variables: Json = {}, asking: Asking = {}): Promise<Json> {
    return again(() => super.ask(document, variables, asking));
  }

  override async act(name: string, input: Json, selection: string, asking: Asking = {}): Promise<Done> {
    this.acts += 1;
    await this.beforeAct(this.acts, name);
    return super.act(name, input, selection, asking);
  }

  override async tokenOf(personId: string): Promise<string> {
    return again(() => super.tokenOf(personId));
  }
}

/** Refusals are answers; only what was not answered is asked again. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      // By name: a test's own realm has another TypeError than fetch.
      const away =
        ['TypeError', 'TimeoutError'].includes((error as Error).name) ||
        (error instanceof GraphFailed && isAway(error));
      if (!away || Date.now() > end) throw error;
      await pause(150);
    }
  }
}

const isAway = ({ codes, status }: GraphFailed): boolean =>
  status >= 500 ||
  status === 0 ||
  codes.length === 0 ||
  codes.every((code) => ['SERVICE_UNAVAILABLE', 'DATABASE_UNAVAILABLE', 'INTERNAL', ''].includes(code));

/** Everything that one matter left behind, without ids and titles, so that two alike can be laid beside each other. */
export interface Traces {
  topic: string[];
  consultation: string[];
  sessions: string[];
  items: string[];
  clocks: string[];
  alerts: string[];
  facts: number;
}

/**
 * Reads the traces of the matter whose title begins so. What its room still owes of earlier matters (`statusReportDue`)
 * is left out: a later matter is told of more of them than the first one.
 */
export async function tracesOf(house: House, title: string): Promise<Traces> {
  const list = async (sql: string, values: unknown[]): Promise<string[]> =>
    (await house.rows<{ line: string }>(sql, values)).map((row) => row.line);
  const [topic] = await house.rows<{ id: string }>('select id from topic.topic where title = $1', [title]);
  const [consultation] = await house.rows<{ id: string }>(
    'select id from consultation.consultation where topic_id = $1',
    [`topic:${topic!.id}`],
  );
  const consultationId = consultation?.id ?? null;
  // People's acts and a story's steps each in their order: which comes first of the two is nobody's promise.
  const order = (entry: string) => `(${entry}actor_role = 'STORY'), ${entry}seq`;
  const chain = (schema: string) =>
    `select type || ' ' || actor_role as line from ${schema}.timeline_entry where case_id = $1 order by ${order('')}`;
  return {
    topic: await list(chain('topic'), [`topic:${topic!.id}`]),
    consultation: await list(chain('consultation'), [`consultation:${consultationId}`]),
    sessions: await list(
      `select e.type as line from consultation.timeline_entry e join consultation.session s on e.case_id = 'session:' || s.id
       where s.consultation_id = $1 order by s.created_at, ${order('e.')}`,
      [consultationId],
    ),
    items: await list(
      `select i.no || ' ' || e.type as line from feedback.timeline_entry e join feedback.resolution_item i on e.case_id = 'item:' || i.id
       where i.consultation_id = $1 order by i.no, ${order('e.')}`,
      [`consultation:${consultationId}`],
    ),
    clocks: (
      await Promise.all(
        ['topic', 'consultation', 'feedback'].map((schema) =>
          list(
            `select kind || ' ' || state || ' ' || due_date as line from ${schema}.clock where title like $1 order by kind, due_date`,
            [`${title}%`],
          ),
        ),
      )
    ).flat(),
    alerts: await list(
      `select person_id || ' ' || kind || ' ' || template || ' ' || count(*) as line from feedback.alert
       where params->>'title' like $1 and template <> 'statusReportDue' group by person_id, kind, template order by 1`,
      [`${title}%`],
    ),
    facts: Number(
      (
        await house.rows<{ n: number }>(
          `select (select count(*) from topic.outbox where case_id = $1) + (select count(*) from consultation.outbox where case_id = $2) as n`,
          [`topic:${topic!.id}`, `consultation:${consultationId}`],
        )
      )[0]!.n,
    ),
  };
}

/** Everything told to the stories has been told, and every claim has had its effect. */
export async function caughtUp(house: House): Promise<void> {
  await house.launched.waitReady(PATIENCE_MS);
  await until(
    'outboxes and claims are worked off',
    async () => {
      for (const schema of ['topic', 'consultation', 'feedback']) {
        const [row] = await house.rows<{ n: string }>(
          `select (select count(*) from ${schema}.outbox where sent_at is null) + (select count(*) from ${schema}.clock_rung where status = 'CLAIMED' and effect_at is null) as n`,
        );
        if (Number(row!.n) > 0) return false;
      }
      return true;
    },
    PATIENCE_MS,
  );
}
