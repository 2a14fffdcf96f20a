import type { IdentityClaims } from '@concord/contracts/identity';
import type { DirectorySnapshot } from '@concord/contracts/directory';
import { bootService, type RunningService, type ServiceOptions } from '../bootstrap.js';
import { createLog } from '../log.js';
import { Database } from '../database/database.js';
import { OutboxRelay } from '../outbox/relay.js';
import { Replica } from '../replica/replica.js';
import { CaseClock } from '../temporal/case-clock.js';
import { PlayedGateway, type GraphAnswer } from './gateway.js';
import { createTestDatabase, type TestDatabase } from '@concord/testkit/database';
import { anonymousIdentity, identityOf, smallSnapshot, type PersonName } from '@concord/testkit/snapshot';

/** Case time that a test moves by hand. */
export class TestClock extends CaseClock {
  constructor(public at: Date) {
    super();
  }

  override now(): Promise<Date> {
    return Promise.resolve(this.at);
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Who asks: one of the small world's people, the public, or claims of one's own. */
export type Asker = PersonName | 'public' | IdentityClaims;

export interface TestServiceOptions {
  /** e.g. `topic-service` */
  name: string;
  module: ServiceOptions['module'];
  /** Case time at the start, ISO instant. */
  now: string;
  /** The small world by default. */
  snapshot?: DirectorySnapshot;
  /** host:port of a Temporal server; by default none is there, and acts work all the same. */
  temporalAddress?: string;
}

/** One service on a database of its own, with the gateway played by the test. */
export class TestService {
  private constructor(
    readonly running: RunningService,
    readonly database: TestDatabase,
    readonly clock: TestClock,
    private readonly gateway: PlayedGateway,
  ) {}

  static async start(options: TestServiceOptions): Promise<TestService> {
    const schema = options.name.replace(/-service$/, '');
    const database = await createTestDatabase(schema);
    const gateway = await PlayedGateway.create(schema);
    const clock = new TestClock(new Date(options.now));
    const env = gateway.env({
      DATABASE_URL: database.url,
      LOG_LEVEL: 'silent',
      ...(options.temporalAddress && { TEMPORAL_ADDRESS: options.temporalAddress }),
    });
    const log = createLog(options.name, 'silent');
    const running = await bootService({ name: options.name, module: options.module, env, log, clock });
    const service = new TestService(running, database, clock, gateway);
    // The same loop that the service itself is in: migrations wait for each other under their lock.
    await service.get(Database).connectForever();
    await service.get(Replica).replace(options.snapshot ?? smallSnapshot());
    // Nobody is there to be told: facts stay in the outbox, and the end does not wait for a call to time out.
    if (!options.temporalAddress) await service.get(OutboxRelay).stop();
    return service;
  }

  /** A provider of the service. */
  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.running.app.get<T>(token, { strict: false });
  }

  /** Asks the subgraph as somebody; errors of the answer are the test's to expect. */
  async ask(who: Asker, query: string, variables: Record<string, unknown> = {}): Promise<GraphAnswer> {
    const claims = typeof who !== 'string' ? who : who === 'public' ? anonymousIdentity() : identityOf(who);
    return this.gateway.ask(this.running, query, variables, claims);
  }

  /** Rows of a query on the service's schema. */
  async rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.get(Database).em.query(sql, values);
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await this.database.drop();
  }
}
