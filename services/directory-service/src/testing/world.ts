import { samplePersonUuid, sampleUnitUuid, type SamplePersonKey } from '@concord/contracts/sample-ids';
import type { IdentityClaims, Language } from '@concord/contracts/identity';
import { normalSetupKey } from '@concord/contracts/setup-key';
import { bootService, type RunningService } from '@concord/service-kit/bootstrap';
import { storyContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { CaseClock } from '@concord/service-kit/temporal/case-clock';
import { sha256 } from '@concord/service-kit/timeline/chain';
import { PlayedGateway, type GraphAnswer } from '@concord/service-kit/testing/gateway';
import { writeWorkbook } from '@concord/workbook/write';
import { createTestDatabase, type TestDatabase } from '@concord/testkit/database';
import { directoryModule } from '../app.module.js';
import { SampleLoader } from '../sample/load.js';
import { SAMPLE_PEOPLE_DATA } from '../sample/sample-people.js';

/** Case time of the tests: a Monday before Spring Festival. */
export const NOW = new Date('2026-02-02T01:00:00.000Z');

class FixedClock extends CaseClock {
  override now(): Promise<Date> {
    return Promise.resolve(NOW);
  }
  override close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The claims of a sample person, with his post. */
export function claimsOf(key: SamplePersonKey, language: Language = 'zh-CN'): Partial<IdentityClaims> {
  const roles = SAMPLE_PEOPLE_DATA.filter((person) => person.key === key).map(({ role, unit }) => ({
    role,
    orgUnitId: sampleUnitUuid(unit),
  }));
  return { kind: 'person', personId: samplePersonUuid(key), roles, language };
}

export const GATEWAY: Partial<IdentityClaims> = { kind: 'gateway' };
export const ANONYMOUS: Partial<IdentityClaims> = { kind: 'anonymous' };

/** The key of the first set-up, as it is typed. */
export const SETUP_KEY = 'ABCDE-FGHJK-23456-789AB';
/** Somebody who is signed in and holds no post. */
export const RESIDENT: Partial<IdentityClaims> = {
  kind: 'person',
  personId: '00000000-0000-4000-8000-00000000c0de',
  roles: [],
};

/** One directory-service on a database of its own; nothing listens where Temporal is said to be. */
export class DirectoryWorld {
  private constructor(
    private readonly gateway: PlayedGateway,
    readonly service: RunningService,
    private readonly own: TestDatabase,
  ) {}

  static async start(): Promise<DirectoryWorld> {
    const own = await createTestDatabase('directory');
    const gateway = await PlayedGateway.create('directory');
    const service = await bootService({
      name: 'directory-service',
      module: directoryModule({ sample: false, setupKeyDigest: sha256(normalSetupKey(SETUP_KEY)) }),
      env: gateway.env({ DATABASE_URL: own.url, LOG_LEVEL: 'silent' }),
      clock: new FixedClock(),
    });
    const world = new DirectoryWorld(gateway, service, own);
    await world.untilReady();
    return world;
  }

  /** The service connects and migrates by itself; asked until it has. */
  private async untilReady(): Promise<void> {
    while (!this.database.ready) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  get database(): Database {
    return this.service.app.get(Database);
  }

  /** Loads the sample as the service does when it starts with CONCORD_SAMPLE=1. */
  loadSample(): ReturnType<SampleLoader['load']> {
    return this.service.app.get(SampleLoader).load(storyContext(NOW, 'sample'));
  }

  async ask(claims: Partial<IdentityClaims>, query: string, variables: object = {}): Promise<GraphAnswer> {
    return this.gateway.ask(this.service, query, variables, claims);
  }

  /** First column of the first row. */
  async count(table: string): Promise<number> {
    const rows: { n: number }[] = await this.database.em.query(`select count(*)::int as n from ${table}`);
    return rows[0]!.n;
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.own.drop();
  }
}

/** A workbook of rows, base64. */
export async function workbook(rows: readonly (readonly (string | number)[])[]): Promise<string> {
  return (await writeWorkbook('tree', rows)).toString('base64');
}
