import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launch, type Launched, type LaunchOptions } from '@concord/infra/launch';
import { Client } from '@concord/infra/postgres-client';

/** A whole Concord for tests: its own data directory, free ports, quiet. */
export class House {
  private constructor(
    readonly launched: Launched,
    readonly dataDir: string,
  ) {}

  static async open(options: Pick<LaunchOptions, 'mode'> & Partial<LaunchOptions>): Promise<House> {
    return House.at(mkdtempSync(join(tmpdir(), 'concord-e2e-')), options);
  }

  /** The same on a data directory that another one left. */
  static async at(
    dataDir: string,
    options: Pick<LaunchOptions, 'mode'> & Partial<LaunchOptions>,
  ): Promise<House> {
    const launched = await launch({
      port: 0,
      sample: true,
      sampleCases: false,
      quiet: true,
      dataDir,
      ...options,
    });
    return new House(launched, dataDir);
  }

  get url(): string {
    return this.launched.gatewayUrl;
  }

  /** The secret by which the sample loader may back-date. */
  get loaderSecret(): string {
    return readFileSync(join(this.dataDir, 'gateway', 'sample-loader-secret'), 'utf8').trim();
  }

  /** Rows as they are in the database, whoever may see them. */
  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.launched.env.DATABASE_URL });
    // A server that is killed under an open connection must not end the test's process.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.launched.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** Looks until it holds; the time that it may take is a bound, not a wait. */
export async function until(
  what: string,
  look: () => Promise<boolean> | boolean,
  patienceMs = 90_000,
): Promise<void> {
  const end = Date.now() + patienceMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      if (await look()) return;
    } catch (error) {
      last = error;
    }
    await pause(100);
  }
  throw new Error(`never so: ${what}${last instanceof Error ? ` (${last.message})` : ''}`);
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
