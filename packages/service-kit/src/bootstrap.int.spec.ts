import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { generateKeyPair } from 'jose';
import type { RunningService } from './bootstrap.js';
import { HealthRegistry } from './health/health.registry.js';
import { PulseRegistry } from './internal/pulse.registry.js';
import { IDENTITY_HEADER } from '@concord/contracts/identity';
import { GRAPH_CALL, PlayedGateway } from './testing/gateway.js';
import { PebbleStore, SampleModule } from './testing/sample.module.js';

let gateway: PlayedGateway;
let service: RunningService;

beforeAll(async () => {
  gateway = await PlayedGateway.create();
  service = await gateway.boot({ module: SampleModule }, { CONCORD_SANDBOX: '0' });
});
afterAll(() => service.stop());

describe('with PostgreSQL and Temporal away, a service', () => {
  it('listens and lives', async () => {
    await expect(gateway.get(`${service.url}/health/live`)).resolves.toMatchObject({ status: 200 });
  });

  it('is ready only when every required part is', async () => {
    const health = service.app.get(HealthRegistry);
    health.register('temporal', () => ({ ok: false, detail: 'connecting' }), { required: false });
    await expect(gateway.get(`${service.url}/health/ready`)).resolves.toMatchObject({ status: 200 });

    health.register('database', () =>
      Promise.reject(Object.assign(new Error('password=x'), { code: 'ECONNREFUSED' })),
    );
    const { status, body } = await gateway.get(`${service.url}/health/ready`);
    expect(status).toBe(503);
    expect(body.parts.database).toEqual({ ok: false, detail: 'ECONNREFUSED', required: true });
    health.register('database', () => ({ ok: true }));
  });
});

describe('identity', () => {
  const mine = '{ whoAmI }';
  const asked = { ...GRAPH_CALL, body: JSON.stringify({ query: mine, variables: {} }) };

  it('is required of every question to the graph', async () => {
    const answer = await fetch(`${service.url}/graphql`, { method: 'POST', body: '{"query":"{whoAmI}"}' });
    expect(answer.status).toBe(401);
    await expect(answer.json()).resolves.toMatchObject({
      errors: [{ extensions: { code: 'IDENTITY_REQUIRED' } }],
    });
  });

  it('is refused when forged, expired or altered', async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    const good = await gateway.sign({}, asked);
    const altered = `${good.slice(0, -8)}AAAAAAAA`;
    const forged = await gateway.sign({}, asked, { key: privateKey });
    for (const token of [forged, await gateway.sign({}, asked, { seconds: -60 }), altered, 'x']) {
      await expect(gateway.ask(service, mine, {}, token)).resolves.toMatchObject({ status: 401 });
    }
    await expect(gateway.ask(service, mine, {}, good)).resolves.toMatchObject({ status: 200 });
  });

  it('is worth nothing to whoever catches it: at another service, for another question, at another door', async () => {
    const other = await gateway.sign({}, asked, { service: 'other' });
    const another = await gateway.sign({}, { ...asked, body: JSON.stringify({ query: '{ __typename }' }) });
    const door = await gateway.sign({}, { ...asked, path: '/internal/changes' });
    const read = await gateway.sign({}, { ...asked, method: 'GET' });
    for (const token of [other, another, door, read]) {
      await expect(gateway.ask(service, mine, {}, token)).resolves.toMatchObject({
        status: 401,
        data: undefined,
      });
    }
    const pulse = await gateway.sign({ kind: 'gateway' }, { method: 'GET', path: '/internal/pulse' });
    const changes = await fetch(`${service.url}/internal/changes`, { headers: { [IDENTITY_HEADER]: pulse } });
    expect(changes.status).toBe(401);
  });

  it('reaches the resolver, with the case time of a back-dated act', async () => {
    const who = { personId: 'p1', requestId: 'r1', asOf: '2026-03-02T01:00:00.000Z' };
    const { data } = await gateway.ask(service, mine, {}, who);
    expect(data).toEqual({ whoAmI: 'p1 2026-03-02T01:00:00.000Z r1' });
  });

  it('of a person is not enough for the internal doors', async () => {
    await expect(gateway.get(`${service.url}/internal/changes`)).resolves.toMatchObject({ status: 401 });
    const asPerson = await gateway.get(`${service.url}/internal/changes`, { kind: 'person' });
    expect(asPerson).toMatchObject({ status: 403, body: { code: 'GATEWAY_ONLY' } });
  });
});

describe('a query', () => {
  const query = `query ($first: Int) {
    findings { __typename label ... on StoneFinding { grams } ... on ShellFinding { colour } }
    pebbles(first: $first) { totalCount edges { node { id foundAt foundOn neighbour orgUnit { id } } } }
    _entities(representations: [{ __typename: "Pebble", id: "pebble:7" }]) { ... on Pebble { weight } }
  }`;

  it('answers the same the third time, when it has been compiled', async () => {
    const answers = [];
    for (let run = 0; run < 3; run += 1) answers.push(await gateway.ask(service, query, { first: 2 }));
    for (const answer of answers) {
      expect(answer.errors).toBeUndefined();
      expect(answer.data).toEqual(answers[0]?.data);
    }
    expect(answers[0]?.data.findings).toEqual([
      { __typename: 'StoneFinding', label: 'stone', grams: 3 },
      { __typename: 'ShellFinding', label: 'shell', colour: 'red' },
    ]);
    expect(answers[0]?.data.pebbles.totalCount).toBe(101);
    expect(answers[0]?.data._entities).toEqual([{ weight: 7 }]);
  });

  it('loads what many nodes need at once', async () => {
    const store = service.app.get(PebbleStore, { strict: false });
    store.batches = [];
    await gateway.ask(service, query, { first: 50 });
    expect(store.batches).toEqual([50]);
  });

  it('is refused a page without bound, in the language of the asker', async () => {
    for (let run = 0; run < 3; run += 1) {
      const { errors } = await gateway.ask(service, query, { first: 1_000 }, { language: 'en' });
      expect(errors?.[0]).toMatchObject({
        message: 'A page holds between 1 and 100 entries.',
        extensions: { code: 'FIRST_OUT_OF_RANGE', params: { first: 1_000, max: 100 } },
      });
    }
  });

  it("that cannot be understood is the asker's fault, and is not logged as ours", async () => {
    const errorsLogged = (): number => gateway.logged.filter((line) => line['level'] >= 50).length;
    const before = errorsLogged();
    const asked = {
      '{ nope }': 'GRAPHQL_VALIDATION_FAILED',
      '{': 'GRAPHQL_VALIDATION_FAILED',
      'subscription { x }': 'GRAPHQL_VALIDATION_FAILED',
      'query ($n: Int!) { pebbles(first: $n) { totalCount } }': 'BAD_USER_INPUT',
    };
    for (const [text, code] of Object.entries(asked)) {
      const { errors } = await gateway.ask(service, text);
      expect(errors?.[0]?.extensions).toEqual({ code, detail: expect.any(String) });
    }
    expect(errorsLogged()).toBe(before);
  });
});

describe('an error', () => {
  it('that nobody expected shows only its id, and the log has the rest', async () => {
    for (let run = 0; run < 3; run += 1) {
      const { data, errors } = await gateway.ask(service, '{ broken whoAmI }');
      expect(data.broken).toBeNull();
      expect(JSON.stringify(errors)).not.toContain('13800000000');
      const errorId = errors?.[0]?.extensions['errorId'] as string;
      expect(errors?.[0]?.extensions['code']).toBe('INTERNAL');
      expect(gateway.logged.find((line) => line['errorId'] === errorId)?.['err'].stack).toContain(
        'PebbleResolver.broken',
      );
    }
  });

  it('with a code leaves as it is', async () => {
    const { errors } = await gateway.ask(service, '{ forbidden }');
    expect(errors?.[0]).toMatchObject({
      message: '您的职务无权办理此事项。',
      extensions: { code: 'NOT_PERMITTED' },
    });
  });
});

describe('a mutation', () => {
  const weigh = `mutation ($grams: Int!) { weigh(input: { id: "pebble:1", idempotencyKey: "k", grams: $grams }) {
    replayed pebble { weight } refusal { code message rule source params { name value } } } }`;

  it('answers the changed object', async () => {
    const { data } = await gateway.ask(service, weigh, { grams: 5 });
    expect(data.weigh).toEqual({ replayed: false, pebble: { weight: 5 }, refusal: null });
  });

  it('answers a refusal as data, with the rule and its source', async () => {
    for (let run = 0; run < 3; run += 1) {
      const { data, errors } = await gateway.ask(service, weigh, { grams: -1 });
      expect(errors).toBeUndefined();
      expect(data.weigh.refusal).toEqual({
        code: 'WRONG_STATE',
        message: '当前状态（WEIGHED）下不能办理此事项。',
        rule: 'T8',
        source: 'S0',
        params: [{ name: 'state', value: 'WEIGHED' }],
      });
    }
  });
});

describe('the pulse', () => {
  it('does not exist outside the sandbox', async () => {
    await expect(gateway.get(`${service.url}/internal/pulse`, { kind: 'gateway' })).resolves.toMatchObject({
      status: 404,
    });
  });

  it('adds up what the parts still have to do, and names the nearest instant', async () => {
    const clock = {
      now: () => Promise.resolve(new Date('2026-01-01T00:00:00Z')),
      close: () => Promise.resolve(),
    };
    const sandbox = await gateway.boot({ module: SampleModule, clock }, { CONCORD_SANDBOX: '1' });
    try {
      const pulse = sandbox.app.get(PulseRegistry);
      pulse.register('outbox', () => ({ outboxPending: 2, nextInstant: null, steps: 7 }));
      pulse.register('clocks', (now) => ({
        dueUnclaimed: 1,
        nextInstant: new Date(now.getTime() + 1_000),
        details: ['topic:1'],
      }));
      pulse.register('more', () =>
        Promise.resolve({ outboxPending: 1, nextInstant: '2026-01-02T00:00:00Z' }),
      );
      const { body } = await gateway.get(`${sandbox.url}/internal/pulse`, { kind: 'gateway' });
      expect(body).toEqual({
        outboxPending: 3,
        dueUnclaimed: 1,
        claimsWithoutEffect: 0,
        storiesBusy: 0,
        steps: 7,
        nextInstant: '2026-01-01T00:00:01.000Z',
        details: ['topic:1'],
      });
    } finally {
      await sandbox.stop();
    }
  });
});

describe('the sandbox without its clock', () => {
  it('refuses with a code instead of taking wall time', async () => {
    const sandbox = await gateway.boot({ module: SampleModule }, { CONCORD_SANDBOX: '1' });
    try {
      const { status, errors } = await gateway.ask(sandbox, '{ whoAmI }');
      expect(status).toBe(503);
      expect(errors?.[0]?.extensions['code']).toBe('CASE_CLOCK_UNAVAILABLE');
    } finally {
      await sandbox.stop();
    }
  });
});

describe('SIGTERM', () => {
  it('ends the process in order, once, though it is sent twice', async () => {
    const program = new URL('../dist/testing/sample.main.js', import.meta.url).pathname;
    const child = spawn(process.execPath, [program], {
      env: gateway.variables(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    const exited = once(child, 'exit');
    for await (const line of createInterface(child.stdout)) {
      lines.push((JSON.parse(line) as { msg: string }).msg);
      if (lines.at(-1) !== 'listening') continue;
      child.kill('SIGTERM');
      child.kill('SIGTERM');
    }
    await expect(exited).resolves.toEqual([0, null]);
    expect(lines.filter((line) => line === 'stopping')).toHaveLength(1);
  });
});
