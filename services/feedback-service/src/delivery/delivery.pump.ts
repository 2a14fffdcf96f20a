import { Database } from '@concord/service-kit/database/database';
import { SERVICE_ENV, type ServiceEnv } from '@concord/service-kit/env';
import { CaseClock } from '@concord/service-kit/temporal/case-clock';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Client } from '@concord/service-kit/database/postgres-client';
import { CHANNEL_ENV, type ChannelEnv } from '../env.js';
import { deliveriesChannel } from './delivery.planner.js';
import { DeliveryQueue, type Leased, type Looked } from './delivery.queue.js';
import { DeliverySender } from './delivery.sender.js';
import { failed, refusedFor, type Outcome } from './outcome.js';
import { said } from '@concord/service-kit/log-errors';

/** Messages sent at once; all of one look share its lease. */
const BATCH = 8;
/** Wall milliseconds between looks without a nudge; also how late an opening of the office may be noticed. */
const POLL_MS = 5_000;

/**
 * Sends what is due, at least once, under a stable message id. NOTIFY is only the nudge to look; rows are the truth.
 * Killed, it loses nothing: its leases end, and the next process takes over. It shares nothing with acts but the pool.
 */
@Injectable()
export class DeliveryPump implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('DeliveryPump');
  private listener: Client | null = null;
  private stopping = false;
  private nudged = false;
  private wakeUp: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();
  /** Wall time; tests move it on instead of waiting. */
  wallNow: () => Date = () => new Date();
  /** Wall milliseconds between looks without a nudge. */
  pollMs = POLL_MS;

  constructor(
    private readonly database: Database,
    private readonly clock: CaseClock,
    private readonly queue: DeliveryQueue,
    private readonly sender: DeliverySender,
    @Inject(CHANNEL_ENV) private readonly channels: ChannelEnv,
    @Inject(SERVICE_ENV) private readonly env: ServiceEnv,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
  }

  start(): void {
    this.stopping = false;
    this.running = this.loop();
  }

  /** What is being sent is finished (its time-outs are shorter than the grace), what is not begun is given back. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeUp();
    await this.running;
    await this.listener?.end().catch(() => undefined);
    this.listener = null;
  }

  /** One look: takes what is due, sends it, writes what became of it; answers how many were taken. */
  async pass(): Promise<number> {
    const channels = this.sender.channels();
    if (await this.queue.isEmpty(channels)) return 0;
    const looked: Looked = { now: await this.clock.now(), wall: this.wallNow() };
    const rows = await this.queue.take(channels, looked, BATCH);
    if (this.stopping && rows.length > 0) {
      await this.queue.release(rows, looked.wall);
      return 0;
    }
    await Promise.all(rows.map((row) => this.sendOne(row, looked)));
    return rows.length;
  }

  private async sendOne(row: Leased, looked: Looked): Promise<void> {
    let outcome: Outcome;
    try {
      // Taken over more often than it may be tried: whoever had it died each time.
      const spent = row.attempts > this.channels.maxAttempts;
      outcome = spent ? refusedFor('GIVEN_UP') : await this.sender.send(row, looked);
    } catch (error) {
      // The message's name only: what a library says may repeat an address.
      this.log.error(`delivery ${row.id}: ${(error as Error).name}`);
      outcome = failed('UNEXPECTED');
    }
    if (outcome.kind === 'failed' || outcome.kind === 'refused') {
      this.log.warn(`delivery ${row.id} by ${row.channel}, attempt ${row.attempts}: ${outcome.code}`);
    }
    await this.queue.finish(row, outcome, looked, this.channels.maxAttempts);
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      let taken = 0;
      this.nudged = false;
      try {
        if (this.database.ready) {
          await this.listen();
          taken = await this.pass();
        }
      } catch (error) {
        this.log.warn(`pass failed: ${said(error)}`);
      }
      if (taken === 0) await this.pause();
    }
  }

  private async listen(): Promise<void> {
    if (this.listener) return;
    const client = new Client({ connectionString: this.env.DATABASE_URL, connectionTimeoutMillis: 3_000 });
    const lost = (): void => {
      if (this.listener === client) this.listener = null;
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', () => {
      this.nudged = true;
      this.wakeUp();
    });
    await client.connect();
    await client.query(`LISTEN "${deliveriesChannel(this.database.schema)}"`);
    this.listener = client;
  }

  private pause(): Promise<void> {
    if (this.stopping || this.nudged) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.pollMs);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
