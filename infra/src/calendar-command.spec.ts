import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calendarCommand, type CalendarServer } from './calendar-command.js';
import type { Json } from './sample/graph.js';

const ID = 'calendarNotice:00000000-0000-7000-8000-00000000ca01';
const cwd = mkdtempSync(join(tmpdir(), 'calendar-'));
writeFileSync(join(cwd, '2027.csv'), 'date,name,kind\n2027-01-01,元旦,off\n');
const GIVEN = ['2027.csv', '--layer', 'CN', '--year', '2027', '--notice', 'n9', '--issued', '2026-11-10'];

const DIFFERENCES = [
  {
    calendarId: 'CN',
    settledDays: 365,
    days: [
      {
        date: '2027-01-01',
        before: { kind: 'working', name: null },
        after: { kind: 'holiday', name: '元旦' },
      },
    ],
  },
];
const move = (title: string, days: number): Json => ({
  node: {
    title,
    kind: 'RESEARCH',
    caseId: 'consultation:x',
    dueDate: '2027-01-07',
    wasProvisional: true,
    toDate: '2027-01-08',
    provisional: false,
    days,
    responsible: { name: 'room' },
  },
});

/** A Concord that answers as the graph does; two pages of moves, known from the second look on. */
class Fake implements CalendarServer {
  readonly asked: { what: string; variables: Json; token: string | undefined }[] = [];
  states = ['DRAFT'];
  errors: Json[] = [];
  private looks = 0;

  signInAs(name: string): Promise<string> {
    return Promise.resolve(`token of ${name}`);
  }

  async ask(document: string, variables: Json = {}, asking: { token?: string } = {}): Promise<Json> {
    const what = /(?:answer: )?(\w+)\((?:input|id|noticeId)/.exec(document)![1]!;
    this.asked.push({ what, variables, token: asking.token });
    const refused = this.errors.length > 0 ? { code: 'SHEET_HAS_ERRORS', message: 'one fault' } : null;
    const draft = {
      id: ID,
      version: 1,
      state: this.states[0],
      differences: DIFFERENCES,
      notice: 'n9',
      year: 2027,
    };
    switch (what) {
      case 'importCalendarNotice': {
        const state = this.states.length > 1 ? this.states.shift() : this.states[0];
        const calendarNotice = refused ? null : { ...draft, state };
        return { answer: { calendarNotice, errors: this.errors, refusal: refused } };
      }
      case 'calendarNotice':
        return { calendarNotice: variables['id'] === ID ? draft : null };
      case 'calendarMoves':
        return { calendarMoves: this.moves(variables['after'] as string | null) };
      default:
        return { answer: { calendarNotice: { id: ID, version: 2, state: 'PUBLISHED' }, refusal: null } };
    }
  }

  private moves(after: string | null): Json | null {
    if (after === null && (this.looks += 1) === 1) return null;
    const edges = after === null ? [move('first', 1)] : [move('second', 1)];
    const counts = {
      totalCount: 2,
      openCount: 9,
      laterCount: 2,
      earlierCount: 0,
      settledCount: 2,
      overdueCount: 0,
    };
    return { ...counts, edges, missing: [], pageInfo: { hasNextPage: after === null, endCursor: 'c' } };
  }
}

const run = (fake: Fake, ...args: string[]) => calendarCommand(args, () => fake, { cwd, token: 'env token' });

test('preview reads the file into a draft and lists every page of what would move', async () => {
  const fake = new Fake();
  const { code, out, err } = await run(fake, 'preview', ...GIVEN);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('2 of 9 open deadlines move');
  expect(out).toMatch(/2027-01-07\? → 2027-01-08 \(\+1 d\) {2}RESEARCH {2}first {2}room/);
  expect(out).toContain('second');
  expect(out).toContain('2027-01-01  working → holiday 元旦');
  expect(fake.asked[0]).toMatchObject({
    token: 'env token',
    variables: { input: { layerId: 'CN', year: 2027, notice: 'n9', issuedOn: '2026-11-10', format: 'CSV' } },
  });
  expect(fake.asked.some(({ what }) => what === 'publishCalendarNotice')).toBe(false);
});

test('the same file is the same draft; one that was withdrawn is not brought back', async () => {
  const keyOf = (fake: Fake, at: number): unknown => fake.asked[at]!.variables['input']['idempotencyKey'];
  const [once, again] = [new Fake(), new Fake()];
  await run(once, 'import', ...GIVEN);
  again.states = ['WITHDRAWN', 'DRAFT'];
  await run(again, 'import', ...GIVEN);
  expect(keyOf(again, 0)).toBe(keyOf(once, 0));
  expect(keyOf(again, 1)).not.toBe(keyOf(once, 0));
});

test('publish puts in force the very version that was shown, by file or by id, as a sample person', async () => {
  for (const what of [GIVEN, [ID]]) {
    const fake = new Fake();
    const { code, out } = await run(fake, 'publish', ...what, '--as', '何若水', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ notice: { state: 'PUBLISHED' }, moves: { totalCount: 2 } });
    expect(fake.asked.at(-1)).toMatchObject({
      what: 'publishCalendarNotice',
      token: 'token of 何若水',
      variables: { input: { id: ID, ifVersion: 1 } },
    });
  }
});

test('what is refused says why, with the line', async () => {
  const fake = new Fake();
  fake.errors = [{ line: 3, column: 'date', code: 'DAY_TWICE', message: 'twice' }];
  const { code, err } = await run(fake, 'publish', ...GIVEN);
  expect([code, err]).toEqual([1, 'one fault (SHEET_HAS_ERRORS)\n  3: twice (DAY_TWICE)\n']);
  expect(fake.asked).toHaveLength(1);
});

test.each<[string[]]>([
  [[]],
  [['burn', 'x']],
  [['import']],
  [['import', 'a', 'b']],
  [['import', 'a', '--what']],
  [['import', '2027.csv', '--layer', 'CN']],
  [['import', ...GIVEN, '--year', '2028']],
  [['import', ...GIVEN.with(4, 'next')]],
  [['import', ...GIVEN.with(4, '2027.5')]],
  [['import', ...GIVEN.with(8, '10 November')]],
  [['import', ...GIVEN, '--lang', 'de']],
  [['withdraw', ...GIVEN]],
])('a mistake on the command line is told from a refusal, and asks nothing: %j', async (args) => {
  const fake = new Fake();
  const { code, out, err } = await run(fake, ...args);
  expect([code, out, fake.asked]).toEqual([2, '', []]);
  expect(err).toContain('npm run -s calendar');
});

test('with --json a refusal is JSON too, with its code and its lines', async () => {
  const fake = new Fake();
  fake.errors = [{ line: 3, column: 'date', code: 'DAY_TWICE', message: 'twice' }];
  const { code, out } = await run(fake, 'import', ...GIVEN, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    error: { code: 'SHEET_HAS_ERRORS', message: 'one fault', lines: fake.errors },
  });
  const mistake = await run(fake, 'import', '--json');
  expect(JSON.parse(mistake.out)).toMatchObject({ error: { code: 'BAD_USAGE' } });
});

test('a file that is not there, one that is too large, and a Concord that is away, are each a sentence', async () => {
  const fake = new Fake();
  writeFileSync(join(cwd, 'large.csv'), Buffer.alloc(500_001, 65));
  for (const [file, sentence] of [
    ['none.csv', '无法读取 none.csv。 / none.csv cannot be read.\n'],
    ['large.csv', 'large.csv 超过 500 KB。 / large.csv is larger than 500 kB.\n'],
  ] as const) {
    expect(await run(fake, 'import', file, ...GIVEN.slice(1))).toEqual({ code: 1, out: '', err: sentence });
  }
  expect(fake.asked).toEqual([]);
  fake.ask = () => Promise.reject(new TypeError('fetch failed'));
  const away = await run(fake, 'import', ...GIVEN, '--url', 'http://127.0.0.1:9/');
  expect(away.err).toBe('http://127.0.0.1:9 没有应答。 / Nothing answers at http://127.0.0.1:9.\n');
});

test('--help says all of it, in both languages', async () => {
  const { code, out } = await run(new Fake(), '--help');
  expect(code).toBe(0);
  for (const flag of [
    '--layer',
    '--year',
    '--notice',
    '--issued',
    '--amends',
    '--url',
    '--token',
    '--as',
    '--json',
  ]) {
    expect(out).toContain(flag);
  }
  expect(out).toContain('导入');
});
