import { Logger } from '@nestjs/common';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type MigrationInterface,
  type QueryRunner,
} from 'typeorm';
import { BoundedPool, UNHURRIED, withBounds } from './bounded-pool.js';
import { SnakeNaming } from './naming.js';
import { said } from '../log-errors.js';

export interface DatabaseOptions {
  /** Connection of the service's own role. */
  url: string;
  /** The service's own schema. */
  schema: string;
  entities: (new () => object)[];
  migrations: (new () => MigrationInterface)[];
  poolSize?: number;
}

/** The DataSource of one service: its own schema, never synchronised, migrations by hand. */
export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    schema: options.schema,
    entities: options.entities,
    migrations: options.migrations,
    migrationsTableName: 'migration',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    // Its pool alone: what else TypeORM looks for in a driver is optional.
    driver: { Pool: BoundedPool },
    poolErrorHandler: () => undefined,
    extra: {
      max: options.poolSize ?? 8,
      options: `-c search_path=${options.schema}`,
      connectionTimeoutMillis: 3_000,
    },
  });
}

/** The schema was migrated by a newer program: this one would read and write what it does not know. */
export class NewerDatabase extends Error {
  constructor(schema: string, unknown: readonly string[]) {
    super(
      `the schema ${schema} was written by a newer program (${unknown.join(', ')}); nothing was changed, start that one`,
    );
    this.name = 'NewerDatabase';
  }
}

/** Postgres codes after which the same transaction may simply be tried again. */
const RETRIABLE = new Set(['40001', '40P01']);

interface PoolLike {
  on(event: string, listener: (client: { on(e: string, l: (error: Error) => void): void }) => void): void;
}

/**
 * The database of a service. It connects in the background and for ever: a service lives on while
 * PostgreSQL is away, and answers again when it is back (architecture.md 23).
 */
export class Database {
  private readonly log = new Logger('Database');
  private isReady = false;
  private closing = false;

  constructor(
    readonly dataSource: DataSource,
    readonly schema: string,
  ) {}

  /** True when connected and migrated. */
  get ready(): boolean {
    return this.isReady;
  }

  get em(): EntityManager {
    return this.dataSource.manager;
  }

  /** Connects, migrates under an advisory lock, and tries again until it succeeds; only `NewerDatabase` ends it. */
  async connectForever(): Promise<void> {
    for (let pause = 200; !this.closing; pause = Math.min(pause * 2, 3_000)) {
      try {
        if (!this.dataSource.isInitialized) {
          await this.dataSource.initialize();
          this.guardClients();
        }
        await this.migrate();
        this.isReady = true;
        return;
      } catch (error) {
        if (error instanceof NewerDatabase) throw error;
        this.log.warn(`not connected yet: ${said(error)}`);
        if (!this.closing) await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  /** Runs what migrations are missing; two processes at once wait for each other. */
  async migrate(): Promise<void> {
    await withBounds(UNHURRIED, () => this.migrateUnderLock());
  }

  private async migrateUnderLock(): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query('select pg_advisory_lock(hashtext($1))', [`${this.schema}:migrate`]);
      await this.insistOnKnown(runner);
      await this.dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await runner
        .query('select pg_advisory_unlock(hashtext($1))', [`${this.schema}:migrate`])
        .catch(() => undefined);
      await runner.release();
    }
  }

  private async insistOnKnown(runner: QueryRunner): Promise<void> {
    const table = this.dataSource.options.migrationsTableName ?? 'migration';
    if (!(await runner.hasTable(`${this.schema}.${table}`))) return;
    const done: { name: string }[] = await runner.query(`select name from "${this.schema}"."${table}"`);
    const known = new Set(this.dataSource.migrations.map((each) => each.name ?? each.constructor.name));
    const unknown = done.map(({ name }) => name).filter((name) => !known.has(name));
    if (unknown.length > 0) throw new NewerDatabase(this.schema, unknown);
  }

  /** One transaction, READ COMMITTED; a deadlock or a serialization failure is tried again, thrice at most. */
  async transaction<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (attempt >= 3 || !RETRIABLE.has(code)) throw error;
      }
    }
  }

  async close(): Promise<void> {
    this.closing = true;
    this.isReady = false;
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  /** A checked-out client whose server dies emits `error`; without a listener the process would die with it. */
  private guardClients(): void {
    const pool = (this.dataSource.driver as unknown as { master?: PoolLike }).master;
    pool?.on('connect', (client) => client.on('error', () => undefined));
  }
}

/** Writes all columns of a row that was read under its lock; `save()` would select it once more (stack.md). */
export async function writeRow<Row extends { id: string }>(
  em: EntityManager,
  entity: EntityTarget<Row>,
  row: Row,
): Promise<void> {
  const { columns } = em.connection.getMetadata(entity);
  const values: Record<string, unknown> = {};
  for (const column of columns) {
    if (!column.isPrimary) {
      values[column.propertyName] = (row as Record<string, unknown>)[column.propertyName];
    }
  }
  await em
    .createQueryBuilder()
    .update(entity)
    .set(values as never)
    .where('id = :id', { id: row.id })
    .execute();
}
