import { Client } from '../database/postgres-client.js';
import type { RunningService } from '../bootstrap.js';
import { PlayedGateway } from '../testing/gateway.js';
import { SampleModule } from '../testing/sample.module.js';
import type { ChangeNotice } from './change.js';
import { ChangeHub } from './change-hub.js';

const UNIT = '018f0000-0000-7000-8000-000000000001';
const COUNTY = '018f0000-0000-7000-8000-000000000002';
const OTHER = '018f0000-0000-7000-8000-000000000003';
const notice = (n: number, more: Partial<ChangeNotice> = {}): ChangeNotice => ({
  typename: 'Pebble',
  id: `pebble:${n}`,
  version: n,
  orgUnitId: UNIT,
  ...more,
});

let gateway: PlayedGateway;
let service: RunningService;
let db: Client;

const url = process.env['TEST_DATABASE_URL'] ?? '';
const read = (after?: string): Promise<{ status: number; body: any }> =>
  gateway.get(`${service.url}/internal/changes${after ? `?after=${after}` : ''}`, { kind: 'gateway' });
const notify = (n: ChangeNotice): Promise<unknown> =>
  db.query('select pg_notify($1, $2)', ['sample_changes', JSON.stringify(n)]);
/** A notice tells that the hub listens; asked again until it does. */
async function listening(): Promise<string> {
  for (;;) {
    const { body } = await read();
    await notify(notice(0));
    const gone = new AbortController();
    const hub = service.app.get(ChangeHub, { strict: false });
    const answer = await hub.read(body.cursor as string, 200, gone.signal);
    if (answer && answer.changes.length > 0) return answer.cursor;
  }
}
const listeners = async (): Promise<number[]> => {
  const { rows } = await db.query<{ pid: number }>(
    `select pid from pg_stat_activity where query = 'LISTEN "sample_changes"'`,
  );
  return rows.map((row) => row.pid);
};

beforeAll(async () => {
  if (!url) {
    throw new Error('TEST_DATABASE_URL is not set: run `npm test`, or source what `npm run dev:deps` prints');
  }
  gateway = await PlayedGateway.create();
  db = new Client({ connectionString: url });
  await db.connect();
  service = await gateway.boot({ module: SampleModule }, { DATABASE_URL: url });
  service.app
    .get(ChangeHub, { strict: false })
    .useReaders(({ orgUnitId, alsoUnits = [] }) =>
      Promise.resolve({ MEMBER: [COUNTY, orgUnitId, ...alsoUnits] }),
    );
});
afterAll(async () => {
  await service.stop();
  await db.end();
});

describe('the changes of a service', () => {
  it('start at the present', async () => {
    await listening();
    const { status, body } = await read();
    expect(status).toBe(200);
    expect(body).toEqual({ cursor: expect.any(String), changes: [] });
  });

  it('arrive in commit order, with every post that may read them', async () => {
    const after = await listening();
    const waiting = read(after);
    await db.query('begin');
    await notify(notice(1));
    await notify(notice(2, { alsoUnits: [OTHER], personIds: ['p1'], public: true }));
    await db.query('commit');
    const first = await waiting;
    const rest = first.body.changes.length < 2 ? (await read(first.body.cursor)).body.changes : [];
    expect([...first.body.changes, ...rest]).toEqual([
      { ...notice(1), readers: { MEMBER: [COUNTY, UNIT] } },
      { ...notice(2), readers: { MEMBER: [COUNTY, UNIT, OTHER] }, personIds: ['p1'], public: true },
    ]);
  });

  it('are never heard when the act was rolled back', async () => {
    const after = await listening();
    await db.query('begin');
    await notify(notice(7));
    await db.query('rollback');
    await notify(notice(8));
    const { body } = await read(after);
    expect(body.changes.map((change: ChangeNotice) => change.id)).toEqual(['pebble:8']);
  });

  it.each(['nonsense', 'another-epoch:0', ':', '%20:1'])('cannot be continued from %p', async (after) => {
    await expect(read(after)).resolves.toMatchObject({ status: 410 });
  });

  it('missed while the connection was away are not passed over in silence', async () => {
    const after = await listening();
    const [pid] = await listeners();
    await db.query('select pg_terminate_backend($1)', [pid]);
    await listening();
    await expect(read(after)).resolves.toMatchObject({ status: 410 });
  });

  it('let the process end while somebody waits for them', async () => {
    const other = await gateway.boot({ module: SampleModule }, { DATABASE_URL: url });
    const { body } = await gateway.get(`${other.url}/internal/changes`, { kind: 'gateway' });
    const waiting = gateway.get(`${other.url}/internal/changes?after=${body.cursor}`, { kind: 'gateway' });
    const waits = new Promise<void>((resolve) => {
      const hub = other.app.get(ChangeHub, { strict: false });
      const check = (): void => void (hub.waiters > 0 ? resolve() : setImmediate(check));
      check();
    });
    await waits;
    await other.stop();
    await expect(waiting).resolves.toMatchObject({ status: 200, body: { changes: [] } });
  });
});
