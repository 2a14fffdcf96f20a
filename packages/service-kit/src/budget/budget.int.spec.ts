import { jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { Inject, Module } from '@nestjs/common';
import { Args, Float, Int, Query, Resolver } from '@nestjs/graphql';
import { createTestDatabase, type TestDatabase } from '@concord/testkit/database';
import { IDENTITY_HEADER } from '@concord/contracts/identity';
import type { RunningService } from '../bootstrap.js';
import { UNHURRIED, withBounds } from '../database/bounded-pool.js';
import { createDataSource, Database } from '../database/database.js';
import { graphModule } from '../graph/graph.module.js';
import { GRAPH_CALL, PlayedGateway, type GraphAnswer } from '../testing/gateway.js';
import { PebbleStore, SampleModule } from '../testing/sample.module.js';

const SLEEPER = 'pg_sleep(600)';
const TIMEOUT = "select current_setting('statement_timeout') as bound";

/** Queries of a service that PostgreSQL takes its time over. */
@Resolver()
class SleepResolver {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Query(() => Float, { nullable: true })
  async sleep(): Promise<number> {
    await this.database.em.query(`select ${SLEEPER}`);
    return 600;
  }

  @Query(() => Float, { nullable: true })
  async hurried(): Promise<number> {
    const bounds = { statementMs: 20, lockMs: 20, idleMs: 1_000 };
    await withBounds(bounds, () => this.database.em.query(`select ${SLEEPER}`));
    return 600;
  }

  @Query(() => String)
  async bound(): Promise<string> {
    const [row]: { bound: string }[] = await this.database.em.query(TIMEOUT);
    return row!.bound;
  }

  @Query(() => [Int], { nullable: true })
  numbers(@Args('count', { type: () => Int }) count: number): number[] {
    return Array.from({ length: count }, (_, n) => n);
  }
}

let database: Database;

@Module({
  imports: [graphModule({ listSizes: { 'Pebble.actions': 1, 'Query.numbers': 100 } })],
  providers: [SleepResolver, { provide: Database, useFactory: () => database }],
})
class SleepModule {}

const threeTimes = async (ask: () => Promise<GraphAnswer>): Promise<GraphAnswer[]> => [
  await ask(),
  await ask(),
  await ask(),
];
const refusedWith = (code: string): object => ({
  data: null,
  errors: [{ message: expect.any(String), extensions: { code } }],
});

let gateway: PlayedGateway;
beforeAll(async () => {
  gateway = await PlayedGateway.create();
});

describe('a request that reaches more objects than it may', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await gateway.boot({ module: SampleModule }, { REQUEST_MAX_OBJECTS: '60' });
  });
  afterAll(() => service.stop());

  const aliases = (count: number, field: string): string =>
    `{ ${Array.from({ length: count }, (_, n) => `a${n}: ${field}`).join(' ')} }`;
  const references = (count: number) => ({
    r: Array.from({ length: count }, (_, n) => ({ __typename: 'Pebble', id: `pebble:${n}` })),
  });
  const ENTITIES = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Pebble { weight } } }';

  it.each([
    ['by a list that is a property', '{ pebbles(first: 60) { edges { cursor } } }', {}],
    ['by lists that are resolved', aliases(21, 'findings { label }'), {}],
    ['by references', ENTITIES, references(30)],
    ['by loaders', '{ pebbles(first: 20) { edges { node { neighbour } } } }', {}],
    ['by fields of one object', aliases(61, 'whoAmI'), {}],
  ])('%s is refused, at its first run and when it has been compiled', async (_how, query, variables) => {
    for (const answer of await threeTimes(() => gateway.ask(service, query, variables))) {
      expect(answer).toMatchObject(refusedWith('QUERY_TOO_COSTLY'));
      expect(answer.errors).toHaveLength(1);
    }
  });

  it('is told what to do, in its language', async () => {
    const { errors } = await gateway.ask(service, aliases(61, 'whoAmI'), {}, { language: 'en' });
    expect(errors?.[0]?.message).toBe(
      'One request reached more than 60 objects. Ask for smaller pages, fewer nested lists or fewer fields, in several requests.',
    );
  });

  it('asks no store for what it is refused', async () => {
    const store = service.app.get(PebbleStore, { strict: false });
    store.batches = [];
    await gateway.ask(service, '{ pebbles(first: 20) { edges { node { neighbour } } } }');
    expect(store.batches).toEqual([]);
  });

  it('within it is answered, each request anew', async () => {
    const query = '{ pebbles(first: 10) { edges { node { neighbour } } } }';
    for (const { data, errors } of await threeTimes(() => gateway.ask(service, query))) {
      expect(errors).toBeUndefined();
      expect(data.pebbles.edges).toHaveLength(10);
    }
    const { data, errors } = await gateway.ask(service, ENTITIES, references(29));
    expect(errors).toBeUndefined();
    expect(data._entities).toHaveLength(29);
  });
});

describe('documents', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await gateway.boot({ module: SampleModule });
  });
  afterAll(() => service.stop());

  const wide = (count: number, tag: string): string =>
    `{ ${Array.from({ length: count }, (_, n) => `${tag}${n}: whoAmI`).join(' ')} }`;
  const cleared = (): number => replaced.mock.calls.length;
  let replaced: jest.SpiedFunction<(schema: GraphQLSchema) => void>;

  it('are forgotten before they fill the service, and answered all the same', async () => {
    const { graphql } = service.app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
    replaced = jest.spyOn(graphql, 'replaceSchema');
    // Twenty of 400 fields are all that is kept.
    for (let n = 0; n < 45; n += 1) {
      const { data, errors } = await gateway.ask(service, wide(400, `t${n}_`));
      expect(errors).toBeUndefined();
      expect(Object.keys(data)).toHaveLength(400);
    }
    expect(cleared()).toBe(2);
  });

  it('of many fields are run without being compiled, the same each time', async () => {
    const answers = await threeTimes(() => gateway.ask(service, wide(501, 'wide')));
    for (const { data } of answers) expect(Object.keys(data)).toHaveLength(501);
  });

  it('that open to more than a service runs are refused before they are looked through', async () => {
    const doubling = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`,
    );
    const query = `{ ...F0 } ${doubling.join(' ')} fragment F40 on Query { whoAmI }`;
    for (const { errors } of await threeTimes(() => gateway.ask(service, query))) {
      expect(errors?.[0]?.extensions['code']).toBe('QUERY_TOO_COSTLY');
    }
  });
});

describe('the database of a request', () => {
  let test: TestDatabase;
  let service: RunningService;
  let hurried: RunningService;
  beforeAll(async () => {
    test = await createTestDatabase('sample');
    const source = createDataSource({ url: test.url, schema: test.schema, entities: [], migrations: [] });
    database = new Database(source, test.schema);
    await database.connectForever();
    service = await gateway.boot({ module: SleepModule });
    hurried = await gateway.boot({ module: SleepModule }, { REQUEST_DEADLINE_MS: '200' });
  });
  afterAll(async () => {
    await service.stop();
    await hurried.stop();
    await database.close();
    await test.drop();
  });

  const sleeping = async (): Promise<number> => {
    const [row]: { count: number }[] = await database.em.query(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and state = 'active' and query = 'select ${SLEEPER}'`,
    );
    return row!.count;
  };
  /** Settles once so many sleep; the test's own limit is the only clock. */
  const until = async (count: number): Promise<void> => {
    while ((await sleeping()) !== count) await new Promise((resolve) => setImmediate(resolve));
  };
  const ask = async (query: string, signal: AbortSignal): Promise<unknown> => {
    const body = JSON.stringify({ query });
    const identity = await gateway.sign({}, { ...GRAPH_CALL, body });
    return fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: identity },
      body,
      signal,
    }).catch((error: Error) => error.name);
  };

  it('stops what runs for a client who has left', async () => {
    const client = new AbortController();
    const asked = ask('{ sleep }', client.signal);
    await until(1);
    client.abort();
    await expect(asked).resolves.toBe('AbortError');
    await until(0);
  });

  it('stops what runs past the deadline, and says so', async () => {
    for (const answer of await threeTimes(() => gateway.ask(hurried, '{ sleep }'))) {
      expect(answer).toMatchObject(refusedWith('REQUEST_TOO_SLOW'));
    }
    await until(0);
  });

  it('lends one request a few connections, so that others are answered meanwhile', async () => {
    const client = new AbortController();
    const asked = ask(
      '{ a: sleep b: sleep c: sleep d: sleep e: sleep f: sleep g: sleep h: sleep }',
      client.signal,
    );
    await until(3);
    for (const { data } of await threeTimes(() => gateway.ask(service, '{ bound }'))) {
      expect(data).toEqual({ bound: '10s' });
    }
    expect(await sleeping()).toBe(3);
    client.abort();
    await asked;
    await until(0);
  });

  it('refuses with a code what PostgreSQL itself stopped', async () => {
    for (const { data, errors } of await threeTimes(() => gateway.ask(service, '{ hurried }'))) {
      expect(data).toEqual({ hurried: null });
      expect(errors?.[0]?.extensions['code']).toBe('SERVICE_BUSY');
    }
  });

  it('bounds a statement by whose it is, on the same connection too', async () => {
    const boundOf = async (): Promise<string> => {
      const [row]: { bound: string }[] = await database.em.query(TIMEOUT);
      return row!.bound;
    };
    await expect(boundOf()).resolves.toBe('2min');
    await expect(withBounds(UNHURRIED, boundOf)).resolves.toBe('0');
    await expect(gateway.ask(service, '{ bound }')).resolves.toMatchObject({ data: { bound: '10s' } });
    await expect(boundOf()).resolves.toBe('2min');
  });
});
