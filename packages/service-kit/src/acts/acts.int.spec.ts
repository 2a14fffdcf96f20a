import { PEOPLE } from '@concord/testkit/snapshot';
import type { Fact } from '@concord/contracts/facts';
import { CaseWorld, TestCaseRow } from '../testing/case-world.js';
import { OutboxRow } from '../outbox/outbox.entity.js';
import { canonical, firstBrokenLink, sha256 } from '../timeline/chain.js';
import { TimelineEntryRow } from '../timeline/timeline.entity.js';
import type { ActAnswer } from './acts.js';
import { KEY_DAYS, KeySweep } from './key-sweep.js';
import { refuseAct } from './refused.js';

let world: CaseWorld;
beforeAll(async () => {
  world = await CaseWorld.open();
});
afterAll(async () => world?.close());

interface Rename {
  id: string;
  title: string;
  key: string;
  ifVersion?: number;
  at?: string;
}

/** An act of the tests: renames the case, and refuses an empty title. */
function rename({ id, title, key, ifVersion, at = '2026-02-03T01:00:00Z' }: Rename): Promise<ActAnswer> {
  const command = {
    kind: 'topic' as const,
    act: 'rename',
    entity: TestCaseRow,
    id,
    ifVersion,
    idempotencyKey: key,
    input: { id, title },
  };
  return world.acts.on(world.context(at), command, async (tx, row) => {
    row.title = title;
    tx.count(row.orgUnitId, 'renamed', title);
    await tx.record('topic', TestCaseRow, row, {
      type: 'renamed',
      data: { title },
      personal: { reader: 'secret name' },
    });
    if (!title) refuseAct('TEXT_REQUIRED', { field: 'title' });
  });
}

const rowOf = (id: string): Promise<TestCaseRow | null> => world.database.em.findOneBy(TestCaseRow, { id });
const factsOf = async (id: string): Promise<Fact[]> =>
  (
    await world.database.em.find(OutboxRow, { where: { caseId: `topic:${id}` }, order: { version: 'ASC' } })
  ).map((row) => row.fact);

test('an act writes row, chain entry, fact and figure in one transaction', async () => {
  const id = await world.create();
  expect(await rename({ id, title: 'stone', key: 'k1' })).toEqual({ id, refusal: null, replayed: false });
  expect(await rowOf(id)).toMatchObject({
    title: 'stone',
    version: 2,
    updatedAt: new Date('2026-02-03T01:00:00Z'),
  });
  expect((await factsOf(id)).map(({ version, type, at }) => [version, type, at])).toEqual([
    [1, 'created', '2026-02-02T01:00:00.000Z'],
    [2, 'renamed', '2026-02-03T01:00:00.000Z'],
  ]);
  const [figure] = await world.database.em.query(
    "select value, day::text from indicator where name = 'renamed' and dimension = 'stone'",
  );
  expect(figure).toEqual({ value: 1, day: '2026-02-03' });
});

test('the chain follows from its content, and keeps no personal data', async () => {
  const id = await world.create();
  await rename({ id, title: 'a', key: 'chain-1' });
  await rename({ id, title: 'b', key: 'chain-2' });
  const chain = await world.database.em.find(TimelineEntryRow, {
    where: { caseId: `topic:${id}` },
    order: { seq: 'ASC' },
  });
  expect(firstBrokenLink(chain)).toBeNull();
  expect(chain.at(-1)!.hash).toBe((await rowOf(id))!.chainHead);
  expect(JSON.stringify([chain, await factsOf(id)])).not.toContain('secret name');
  expect(chain.at(-1)!.personalDigest).toMatch(/^[0-9a-f]{64}$/);
});

test('a refusal leaves nothing behind, and its key may be used again', async () => {
  const id = await world.create();
  expect(await rename({ id, title: '', key: 'refused' })).toMatchObject({
    id: null,
    refusal: { code: 'TEXT_REQUIRED' },
  });
  expect(await rowOf(id)).toMatchObject({ title: 'pebble', version: 1 });
  expect(await factsOf(id)).toHaveLength(1);
  expect((await rename({ id, title: 'now', key: 'refused' })).refusal).toBeNull();
});

test('the same key answers the same, and other content under it is refused', async () => {
  const id = await world.create();
  await rename({ id, title: 'once', key: 'twice' });
  expect(await rename({ id, title: 'once', key: 'twice' })).toEqual({ id, refusal: null, replayed: true });
  expect(await rename({ id, title: 'other', key: 'twice' })).toMatchObject({
    refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
  });
  expect(await rowOf(id)).toMatchObject({ title: 'once', version: 2 });
});

describe('a key that was answered before', () => {
  const ask = (
    { id, act, key, ifVersion }: { id: string; act: string; key: string; ifVersion?: number },
    readable: boolean,
    permitted = true,
  ): Promise<ActAnswer> => {
    const command = {
      kind: 'topic' as const,
      act,
      entity: TestCaseRow,
      id,
      idempotencyKey: key,
      input: { id },
    };
    return world.acts.on(
      world.context('2026-02-03T01:00:00Z'),
      { ...command, ifVersion, readable: () => readable },
      async (tx, row) => {
        if (!permitted) refuseAct('NOT_PERMITTED');
        await tx.record('topic', TestCaseRow, row, { type: 'renamed' });
      },
    );
  };

  test('is answered again only to who may still read the row', async () => {
    const id = await world.create();
    const asked = { id, act: 'rename', key: 'reader', ifVersion: 1 };
    expect(await ask(asked, true)).toMatchObject({ replayed: false, refusal: null });
    expect(await ask(asked, true)).toEqual({ id, replayed: true, refusal: null });
    expect(await ask(asked, false)).toMatchObject({ id: null, refusal: { code: 'NOT_FOUND' } });
    expect((await rowOf(id))!.version).toBe(2);
  });

  test('of a reveal is decided again, and leaves another entry of the chain', async () => {
    const id = await world.create();
    const asked = { id, act: 'revealSomebody', key: 'revealer', ifVersion: 1 };
    for (const version of [2, 3]) {
      expect(await ask(asked, true)).toEqual({ id, replayed: false, refusal: null });
      expect((await rowOf(id))!.version).toBe(version);
    }
    expect(await ask(asked, false)).toMatchObject({ id: null, refusal: { code: 'NOT_FOUND' } });
    expect(await ask(asked, true, false)).toMatchObject({ id: null, refusal: { code: 'NOT_PERMITTED' } });
    expect((await rowOf(id))!.version).toBe(3);
  });

  test('of an act that made the row asks its own question', async () => {
    const id = '00000000-0000-7000-8000-00000000aaaa';
    const command = { kind: 'topic' as const, act: 'make', idempotencyKey: 'maker', input: {} };
    const make = (again: () => void): Promise<ActAnswer> =>
      world.acts.creating(world.context('2026-02-03T01:00:00Z'), { ...command, again }, async () => id);
    expect(await make(() => refuseAct('NOT_PERMITTED'))).toMatchObject({ id, replayed: false });
    expect(await make(() => undefined)).toMatchObject({ id, replayed: true });
    expect(await make(() => refuseAct('NOT_PERMITTED'))).toMatchObject({
      refusal: { code: 'NOT_PERMITTED' },
    });
  });
});

test('a machine does nothing, whatever the act decides', async () => {
  const id = await world.create();
  const command = {
    kind: 'topic' as const,
    act: 'rename',
    entity: TestCaseRow,
    id,
    idempotencyKey: 'm',
    input: {},
  };
  const ctx = world.context('2026-02-03T01:00:00Z');
  const machine = { ...ctx, identity: { ...ctx.identity, kind: 'machine' as const } };
  expect(await world.acts.on(machine, command, async () => undefined)).toMatchObject({
    refusal: { code: 'MACHINE_MAY_NOT' },
  });
});

describe('what is kept of a key', () => {
  const keysOf = (digest: string): Promise<{ key: string; salt: string; digest: string }[]> =>
    world.database.em.query('select key, salt, digest from act_key where key = $1 or digest = $1', [digest]);

  test('neither the key nor a digest of the input that could be tried out is among it', async () => {
    const id = await world.create();
    await rename({ id, title: '13800005678', key: 'guess' });
    const content = sha256(canonical({ act: 'rename', id, input: { id, title: '13800005678' } }));
    expect(await keysOf('guess')).toEqual([]);
    expect(await keysOf(content)).toEqual([]);
    const [row] = await world.database.em.query('select * from act_key where key = $1', [
      sha256(`${PEOPLE.convenor}\nguess`),
    ]);
    // Whoever has the row alone tries in vain: the key is part of the digest.
    expect(row.digest).toBe(sha256(`${row.salt}guess${content}`));
    expect(row.digest).not.toBe(sha256(`${row.salt}${content}`));
  });

  test('keys of people are forgotten after ninety days, those of stories are not', async () => {
    const id = await world.create();
    await rename({ id, title: 'old', key: 'old-key' });
    await rename({ id, title: 'new', key: 'new-key' });
    const place = (key: string): string => sha256(`${PEOPLE.convenor}\n${key}`);
    const now = new Date('2027-01-01T00:00:00Z');
    const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
    const age = (key: string, days: number): Promise<unknown> =>
      world.database.em.query('update act_key set used_at = $2 where key = $1', [place(key), daysAgo(days)]);
    await world.database.em.query('update act_key set used_at = $1', [now]);
    await age('old-key', KEY_DAYS + 1);
    await age('new-key', KEY_DAYS - 1);
    await world.database.em.query(
      `insert into act_key (actor, key, salt, digest, used_at) values ('gateway', 'story', '', '', $1)`,
      [daysAgo(1_000)],
    );
    expect(await new KeySweep(world.database, () => now).sweep()).toBe(1);
    expect(await keysOf(place('old-key'))).toEqual([]);
    expect(await keysOf(place('new-key'))).toHaveLength(1);
    expect(await keysOf('story')).toHaveLength(1);
  });

  test('keys in use before the migration stay in use after it', async () => {
    const other = await CaseWorld.open();
    try {
      const { em, dataSource } = other.database;
      while ((await em.query("select 1 from migration where name = 'KeyDigests1795000000910'")).length > 0) {
        await dataSource.undoLastMigration();
      }
      const id = '00000000-0000-7000-8000-00000000bbbb';
      const old = sha256(canonical({ act: 'make', id: null, input: { title: 'x' } }));
      await em.query(
        'insert into act_key (actor, key, digest, answer, used_at) values ($1, $2, $3, $4, now())',
        [PEOPLE.convenor, 'in-use', old, JSON.stringify({ id })],
      );
      await other.database.migrate();
      const ask = (title: string): Promise<ActAnswer> =>
        other.acts.creating(
          other.context('2026-02-03T01:00:00Z'),
          { kind: 'topic', act: 'make', idempotencyKey: 'in-use', input: { title } },
          async () => id,
        );
      expect(await ask('x')).toEqual({ id, refusal: null, replayed: true });
      expect(await ask('y')).toMatchObject({ refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    } finally {
      await other.close();
    }
  });
});

test('an act without a key, on what does not exist, or on what has changed since, is refused', async () => {
  const id = await world.create();
  expect(await rename({ id, title: 'x', key: ' ' })).toMatchObject({
    refusal: { code: 'IDEMPOTENCY_KEY_REQUIRED' },
  });
  const nowhere = '00000000-0000-7000-8000-00000000ffff';
  expect(await rename({ id: nowhere, title: 'x', key: 'nowhere' })).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
  await rename({ id, title: 'y', key: 'v1', ifVersion: 1 });
  expect(await rename({ id, title: 'z', key: 'v1-again', ifVersion: 1 })).toMatchObject({
    refusal: { code: 'STALE_VERSION', params: { seen: 1, current: 2 } },
  });
});

test('who may not read the row does not learn that it has changed', async () => {
  const id = await world.create();
  await rename({ id, title: 'changed', key: 'hidden-1' });
  const command = {
    kind: 'topic' as const,
    act: 'rename',
    entity: TestCaseRow,
    id,
    ifVersion: 1,
    idempotencyKey: 'hidden-2',
    input: {},
  };
  const asked = (readable: boolean): Promise<ActAnswer> =>
    world.acts.on(
      world.context('2026-02-03T01:00:00Z'),
      { ...command, readable: () => readable },
      async () => undefined,
    );
  expect(await asked(false)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expect(await asked(true)).toMatchObject({ refusal: { code: 'STALE_VERSION' } });
});

test('twenty people at once with the same version: one wins, the others read why', async () => {
  const id = await world.create();
  const all = Array.from({ length: 20 }, (_, n) =>
    rename({ id, title: `t${n}`, key: `race-${n}`, ifVersion: 1 }),
  );
  const codes = (await Promise.all(all)).map((answer) => answer.refusal?.code ?? 'WON');
  expect(codes.filter((code) => code === 'WON')).toHaveLength(1);
  expect(codes.filter((code) => code === 'STALE_VERSION')).toHaveLength(19);
  expect((await factsOf(id)).map((fact) => fact.version)).toEqual([1, 2]);
});

test('one key pressed twenty times at once does it once', async () => {
  const id = await world.create();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => rename({ id, title: 'once', key: 'same-key' })),
  );
  expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
  expect(answers.every((answer) => answer.refusal === null && answer.id === id)).toBe(true);
  expect(await rowOf(id)).toMatchObject({ version: 2 });
});

test('migrations run down to nothing and up again', async () => {
  const other = await CaseWorld.open();
  try {
    for (const _ of other.database.dataSource.migrations) {
      await other.database.dataSource.undoLastMigration();
    }
    const left = await other.database.em.query(
      "select table_name from information_schema.tables where table_schema = 'topic'",
    );
    expect(left.map((row: { table_name: string }) => row.table_name)).toEqual(['migration']);
    await other.database.migrate();
    await other.replica.replace({ version: 1, units: [], posts: [], profiles: [] });
  } finally {
    await other.close();
  }
});

test('nothing is written under a deputy’s post that he was not named for, whatever a rule forgot', async () => {
  const id = await world.create();
  const under = (key: string, acts: string[]): Promise<ActAnswer> => {
    const command = {
      kind: 'topic' as const,
      act: 'rename',
      entity: TestCaseRow,
      id,
      idempotencyKey: key,
      input: {},
    };
    const as = { role: 'CONVENOR', orgUnitId: id, onBehalfOf: id, acts };
    return world.acts.on(world.context('2026-02-03T01:00:00Z'), command, async (tx, row) => {
      row.title = key;
      await tx.record('topic', TestCaseRow, row, { type: 'renamed', as });
    });
  };
  expect(await under('limited', ['approveTopic'])).toMatchObject({ refusal: { code: 'DEPUTY_NOT_FOR_ACT' } });
  expect((await rowOf(id))!.version).toBe(1);
  expect(await under('named', ['rename'])).toMatchObject({ refusal: null });
  expect(await under('whole', [])).toMatchObject({ refusal: null });
});
