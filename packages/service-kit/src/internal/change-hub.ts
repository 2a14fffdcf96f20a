import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Change } from '@concord/contracts/changes';
import { Client } from '../database/postgres-client.js';
import { SERVICE_ENV, SERVICE_INFO, type ServiceEnv, type ServiceInfo } from '../env.js';
import { changeNotice, changesChannel, type ChangeNotice, type ReadersOf } from './change.js';
import { said } from '../log-errors.js';

/** Changes kept for readers who come late; older cursors are told to refetch. */
const KEPT = 5_000;
/** Most changes of one answer. */
const BATCH = 500;
const LAST_PAUSE_MS = 3_000;
/** A silent death of the server (frozen, unplugged) is found by asking. */
const PROBE_MS = 15_000;

export interface ChangesAnswer {
  cursor: string;
  changes: Change[];
}

/**
 * The present changes of this service in commit order, for the gateway's live stream. It hears PostgreSQL's NOTIFY,
 * which is sent at commit. What was missed while the connection was away cannot be known, so every new connection
 * begins a new epoch, and cursors of the old one are answered with "refetch all".
 */
@Injectable()
export class ChangeHub implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('ChangeHub');
  private epoch = randomUUID();
  private lastSeq = 0;
  private readonly ring: { seq: number; change: Change }[] = [];
  private readonly waiting = new Set<() => void>();
  private readersOf: ReadersOf = () => ({});
  private ended = false;
  private heard: Promise<void> = Promise.resolve();
  private endListening: () => void = () => undefined;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    @Inject(SERVICE_ENV) private readonly env: ServiceEnv,
    @Inject(SERVICE_INFO) private readonly info: ServiceInfo,
  ) {}

  /** The service tells here who may read what; until then nobody hears but who is named. */
  useReaders(readersOf: ReadersOf): void {
    this.readersOf = readersOf;
  }

  /** Adds a change; called for every NOTIFY, one after the other. */
  async add(notice: ChangeNotice): Promise<void> {
    const { typename, id, version, orgUnitId, personIds } = notice;
    const readers = await this.readersOf(notice);
    this.lastSeq += 1;
    this.ring.push({
      seq: this.lastSeq,
      change: {
        typename,
        id,
        version,
        orgUnitId,
        readers,
        ...(personIds && { personIds }),
        ...(notice.public && { public: true }),
      },
    });
    if (this.ring.length > KEPT) this.ring.splice(0, this.ring.length - KEPT);
    this.wake();
  }

  /** Changes after a cursor, at most `waitMs` later; null when the cursor is of no use any more. */
  async read(after: string | undefined, waitMs: number, gone?: AbortSignal): Promise<ChangesAnswer | null> {
    if (after === undefined) return { cursor: this.cursor(this.lastSeq), changes: [] };
    if (this.since(after) === null) return null;
    if (this.since(after)?.length === 0) await this.wait(waitMs, gone);
    const found = this.since(after);
    if (!found) return null;
    const last = found.at(-1);
    return { cursor: last ? this.cursor(last.seq) : after, changes: found.map((entry) => entry.change) };
  }

  /** Readers that wait for the next change. */
  get waiters(): number {
    return this.waiting.size;
  }

  /** Answers everybody who waits, so that the end of the process is quick. */
  release(): void {
    this.ended = true;
    this.wake();
  }

  onApplicationBootstrap(): void {
    this.loop = this.listenForever();
  }

  async onApplicationShutdown(): Promise<void> {
    this.release();
    this.endListening();
    await this.loop;
  }

  private cursor(seq: number): string {
    return `${this.epoch}:${seq}`;
  }

  private since(after: string): { seq: number; change: Change }[] | null {
    const [epoch, text = ''] = after.split(':');
    const seq = Number(text);
    const oldest = this.ring[0]?.seq ?? this.lastSeq + 1;
    if (epoch !== this.epoch || !/^\d+$/.test(text) || seq > this.lastSeq || seq < oldest - 1) return null;
    const from = seq - oldest + 1;
    return this.ring.slice(from, from + BATCH);
  }

  private wait(ms: number, gone?: AbortSignal): Promise<void> {
    if (this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        gone?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiting.add(done);
      gone?.addEventListener('abort', done);
    });
  }

  private wake(): void {
    for (const done of [...this.waiting]) done();
  }

  private newEpoch(): void {
    this.epoch = randomUUID();
    this.ring.length = 0;
    this.wake();
  }

  private async listenForever(): Promise<void> {
    let pause = 200;
    let first = true;
    while (!this.ended) {
      try {
        await this.listen(() => {
          pause = 200;
          if (!first) this.newEpoch();
          first = false;
        });
      } catch (error) {
        this.log.warn(`not listening: ${said(error)}`);
      }
      if (this.ended) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        this.endListening = () => (clearTimeout(timer), resolve());
      });
      pause = Math.min(pause * 2, LAST_PAUSE_MS);
    }
  }

  /** Holds one connection of its own until it breaks or the process ends. */
  private async listen(connected: () => void): Promise<void> {
    const client = new Client({
      connectionString: this.env.DATABASE_URL,
      connectionTimeoutMillis: 3_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    const broken = new Promise<Error | undefined>((resolve) => {
      client.on('error', resolve);
      client.on('end', () => resolve(undefined));
      this.endListening = () => resolve(undefined);
    });
    client.on('notification', (message) => this.hear(message.payload));
    try {
      await client.connect();
      await client.query(`LISTEN "${changesChannel(this.info.schema)}"`);
      connected();
      const probe = setInterval(
        () => void client.query('SELECT 1').catch((error: Error) => client.emit('error', error)),
        PROBE_MS,
      );
      const error = await broken.finally(() => clearInterval(probe));
      if (error) throw error;
    } finally {
      await Promise.race([
        client.end().catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, 1_000).unref()),
      ]);
    }
  }

  private hear(payload: string | undefined): void {
    // In a chain: finding the readers may take a query, and commit order must stay.
    this.heard = this.heard
      .then(() => this.add(changeNotice.parse(JSON.parse(payload ?? ''))))
      .catch((error: unknown) => {
        this.log.error(`a change was lost, everybody is told to refetch: ${said(error)}`);
        this.newEpoch();
      });
  }
}
