import {
  Global,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';
import { Acts } from '../acts/acts.js';
import { KeySweep } from '../acts/key-sweep.js';
import { ChangeFeed } from '../changes/change-feed.js';
import { CalendarMoves } from '../clocks/calendar-moves.js';
import { ClockReader } from '../clocks/clock-reader.js';
import { Recalculation, type ClockedKind } from '../clocks/recalculation.js';
import { Sweep } from '../clocks/sweep.js';
import { createDataSource, Database } from '../database/database.js';
import { KIT_ENTITIES } from '../database/kit.entities.js';
import { KIT_MIGRATIONS } from '../database/kit.migrations.js';
import { SERVICE_ENV, SERVICE_INFO, type ServiceEnv, type ServiceInfo } from '../env.js';
import { HealthRegistry } from '../health/health.registry.js';
import { Indicators } from '../indicators/indicators.js';
import { PulseRegistry } from '../internal/pulse.registry.js';
import { OutboxRelay } from '../outbox/relay.js';
import { Replica } from '../replica/replica.js';
import { CaseClock } from '../temporal/case-clock.js';
import { TemporalClient } from '../temporal/client.js';
import { EpochWatch } from '../temporal/epoch-watch.js';
import { TimelineReader } from '../timeline/timeline-reader.js';
import { KitActivities } from './kit.activities.js';
import { StoryWatch, type StoryKindRow } from './story-watch.js';

export interface CasesOptions {
  /** The service's own entities and migrations; the kit's come first by themselves. */
  entities: (new () => object)[];
  migrations: (new () => MigrationInterface)[];
  /** Kinds of this service that have a story, with the states in which it is told out. */
  stories: StoryKindRow[];
  /** Kinds of this service that have clocks. */
  clocked?: ClockedKind[];
}

/** Connects, tells facts, answers pulse and health; ends in order. */
class CasesLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    private readonly relay: OutboxRelay,
    health: HealthRegistry,
    pulse: PulseRegistry,
    watch: StoryWatch,
    private readonly keys: KeySweep,
  ) {
    health.register('database', async () => {
      if (!this.database.ready) return { ok: false, detail: 'connecting' };
      await this.database.em.query('select 1');
      return { ok: true };
    });
    pulse.register('cases', (now) => watch.pulse(now));
  }

  onApplicationBootstrap(): void {
    void this.database.connectForever();
    this.relay.start();
    this.keys.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.keys.stop();
    await this.relay.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

/** Everything that a service with cases needs: database, acts, outbox, sweep, replica, timeline, clocks, figures. */
export function casesModule(options: CasesOptions): DynamicModule {
  const databaseOf = (env: ServiceEnv, info: ServiceInfo): Database =>
    new Database(
      createDataSource({
        url: env.DATABASE_URL,
        schema: info.schema,
        entities: [...KIT_ENTITIES, ...options.entities],
        migrations: [...KIT_MIGRATIONS, ...options.migrations],
      }),
      info.schema,
    );
  const relayOf = (
    database: Database,
    client: TemporalClient,
    env: ServiceEnv,
    info: ServiceInfo,
  ): OutboxRelay =>
    new OutboxRelay(database, client, {
      url: env.DATABASE_URL,
      service: info.name,
      clockOffsetMs: env.CASE_CLOCK_OFFSET_MS,
    });
  const providers = [
    { provide: Database, useFactory: databaseOf, inject: [SERVICE_ENV, SERVICE_INFO] },
    { provide: Replica, useFactory: (database: Database) => new Replica(database), inject: [Database] },
    {
      provide: Acts,
      useFactory: (database: Database, replica: Replica) => new Acts(database, replica),
      inject: [Database, Replica],
    },
    { provide: KeySweep, useFactory: (database: Database) => new KeySweep(database), inject: [Database] },
    {
      provide: OutboxRelay,
      useFactory: relayOf,
      inject: [Database, TemporalClient, SERVICE_ENV, SERVICE_INFO],
    },
    {
      provide: Sweep,
      useFactory: (database: Database, clock: CaseClock) => new Sweep(database, () => clock.now()),
      inject: [Database, CaseClock],
    },
    {
      provide: ClockReader,
      useFactory: (database: Database, replica: Replica) => new ClockReader(database, replica),
      inject: [Database, Replica],
    },
    {
      provide: TimelineReader,
      useFactory: (database: Database) => new TimelineReader(database),
      inject: [Database],
    },
    { provide: ChangeFeed, useFactory: (database: Database) => new ChangeFeed(database), inject: [Database] },
    { provide: Indicators, useFactory: (database: Database) => new Indicators(database), inject: [Database] },
    {
      provide: StoryWatch,
      useFactory: (database: Database, client: TemporalClient, info: ServiceInfo) =>
        new StoryWatch(database, client, info.name, options.stories),
      inject: [Database, TemporalClient, SERVICE_INFO],
    },
    {
      provide: EpochWatch,
      useFactory: (...parts: ConstructorParameters<typeof EpochWatch>) => new EpochWatch(...parts),
      inject: [Database, TemporalClient, SERVICE_ENV, SERVICE_INFO, HealthRegistry],
    },
    {
      provide: CalendarMoves,
      useFactory: (database: Database, replica: Replica) => new CalendarMoves(database, replica),
      inject: [Database, Replica],
    },
    {
      provide: Recalculation,
      useFactory: (database: Database, replica: Replica, clock: CaseClock) =>
        new Recalculation(database, replica, () => clock.now(), options.clocked ?? []),
      inject: [Database, Replica, CaseClock],
    },
    {
      provide: KitActivities,
      useFactory: (sweep: Sweep, replica: Replica, recalculation: Recalculation) =>
        new KitActivities(sweep, replica, recalculation),
      inject: [Sweep, Replica, Recalculation],
    },
  ];
  const lifecycle = {
    provide: CasesLifecycle,
    useFactory: (...parts: ConstructorParameters<typeof CasesLifecycle>) => new CasesLifecycle(...parts),
    inject: [Database, OutboxRelay, HealthRegistry, PulseRegistry, StoryWatch, KeySweep],
  };
  return {
    module: CasesModule,
    providers: [...providers, lifecycle],
    exports: providers.map((p) => p.provide),
  };
}

@Global()
@Module({})
class CasesModule {}
