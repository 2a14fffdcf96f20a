import { Logger } from '@nestjs/common';
import type { Fact } from '@concord/contracts/facts';
import {
  clockworkId,
  DIRECTORY_FEED_ID,
  FACTS_SIGNAL,
  STORIES,
  STORY_OF_KIND,
  WAKE_SIGNAL,
  type ClockworkInput,
  type FactsMessage,
  type StoryInput,
  type StoryKind,
} from '@concord/contracts/stories';
import { Client } from '../database/postgres-client.js';
import type { Database } from '../database/database.js';
import { said } from '../log-errors.js';

/** The one thing the relay needs of Temporal (`TemporalClient`); every call has a deadline of a few seconds. */
export interface StoryTeller {
  signalWithStart(call: {
    workflowType: string;
    workflowId: string;
    signal: string;
    signalArgs: unknown[];
    input: unknown;
  }): Promise<void>;
}

export interface RelayOptions {
  /** Connection for LISTEN; a client of its own. */
  url: string;
  service: string;
  clockOffsetMs: number;
  /** How long to wait without a nudge, wall milliseconds. */
  pollMs?: number;
}

const BATCH = 100;
/** Lanes told at once. Each holds a connection while Temporal is asked: with Temporal away, acts need the others. */
const LANES = 3;
const MAX_PAUSE_MS = 5_000;

/**
 * Tells each case's story its facts in version order: one message for everything unsent of a case.
 * LISTEN is only the nudge to look; rows are the truth, so a lost nudge costs one poll (architecture.md 3).
 */
export class OutboxRelay {
  private readonly log = new Logger('OutboxRelay');
  private listener: Client | null = null;
  private stopping = false;
  private wakeUp: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();
  /** Lanes that failed: how long they rest. Other lanes go on. */
  private readonly resting = new Map<string, { until: number; pause: number }>();

  constructor(
    private readonly database: Database,
    private readonly stories: StoryTeller,
    private readonly options: RelayOptions,
  ) {}

  start(): void {
    this.running = this.loop();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeUp();
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      let told = 0;
      try {
        if (this.database.ready) {
          await this.listen();
          told = await this.pass();
          await this.wakeClockwork();
        }
      } catch (error) {
        this.log.warn(`pass failed: ${said(error)}`);
      }
      if (told === 0 && !this.stopping) await this.pause();
    }
  }

  /** One look at every lane with something unsent; answers how many facts were told. */
  private async pass(): Promise<number> {
    const lanes: { case_id: string }[] = await this.database.em.query(
      'select case_id from outbox where sent_at is null group by case_id order by min(version), case_id limit 200',
    );
    let told = 0;
    const ready = lanes.filter(({ case_id }) => (this.resting.get(case_id)?.until ?? 0) <= Date.now());
    for (let at = 0; at < ready.length && !this.stopping; at += LANES) {
      const counts = await Promise.all(
        ready.slice(at, at + LANES).map(({ case_id }) => this.tellLane(case_id)),
      );
      told += counts.reduce((sum, n) => sum + n, 0);
    }
    return told;
  }

  private async tellLane(caseId: string): Promise<number> {
    try {
      const count = await this.database.transaction(async (em) => {
        const [lock]: { got: boolean }[] = await em.query(
          'select pg_try_advisory_xact_lock(hashtext($1)) as got',
          [caseId],
        );
        if (!lock?.got) return 0;
        const rows: { version: number; fact: Fact }[] = await em.query(
          'select version, fact from outbox where case_id = $1 and sent_at is null order by version limit $2',
          [caseId, BATCH],
        );
        if (rows.length === 0) return 0;
        await this.tell(
          caseId,
          rows.map((row) => row.fact),
        );
        await em.query('update outbox set sent_at = $3 where case_id = $1 and version = any($2)', [
          caseId,
          rows.map((row) => row.version),
          new Date(),
        ]);
        return rows.length;
      });
      this.resting.delete(caseId);
      return count;
    } catch (error) {
      const pause = Math.min((this.resting.get(caseId)?.pause ?? 100) * 2, MAX_PAUSE_MS);
      this.resting.set(caseId, { until: Date.now() + pause, pause });
      this.log.warn(`${caseId}: told later (${said(error)})`);
      return 0;
    }
  }

  private async tell(caseId: string, facts: Fact[]): Promise<void> {
    // A story that runs ignores its input; one that had ended starts anew from here and waits for nothing older.
    const input: StoryInput = {
      id: caseId,
      baseVersion: facts[0]!.version - 1,
      clockOffsetMs: this.options.clockOffsetMs,
    };
    const message: FactsMessage = { facts };
    const workflowType =
      caseId === DIRECTORY_FEED_ID
        ? STORIES.directoryFeed
        : STORY_OF_KIND[caseId.slice(0, caseId.indexOf(':')) as StoryKind];
    await this.stories.signalWithStart({
      workflowType,
      workflowId: caseId,
      signal: FACTS_SIGNAL,
      signalArgs: [message],
      input,
    });
  }

  /**
   * Starts this service's sweep, or moves it earlier, where a pending rung lies before the instant it sleeps to.
   * Rows are compared, nothing is remembered: a wake that is lost with its process is found at the next look.
   */
  private async wakeClockwork(): Promise<void> {
    const [earlier]: { at: Date }[] = await this.database.em.query(
      `select r.at from (select min(at) as at from clock_rung where status = 'PENDING') r, sweep_state s
       where s.id = 1 and r.at is not null and (s.sleeps_until is null or r.at < s.sleeps_until)`,
    );
    if (!earlier) return;
    const { service, clockOffsetMs } = this.options;
    const input: ClockworkInput = { service, clockOffsetMs };
    await this.stories.signalWithStart({
      workflowType: STORIES.clockwork,
      workflowId: clockworkId(service),
      signal: WAKE_SIGNAL,
      signalArgs: [],
      input,
    });
    await this.database.em.query(
      'update sweep_state set sleeps_until = $1 where id = 1 and (sleeps_until is null or sleeps_until > $1)',
      [earlier.at],
    );
  }

  private async listen(): Promise<void> {
    if (this.listener) return;
    const client = new Client({ connectionString: this.options.url, connectionTimeoutMillis: 3_000 });
    const lost = (): void => {
      if (this.listener === client) this.listener = null;
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', () => this.wakeUp());
    await client.connect();
    await client.query(`LISTEN "${this.database.schema}_outbox"`);
    this.listener = client;
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.options.pollMs ?? 1_000);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
