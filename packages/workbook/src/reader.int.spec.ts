import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkbookReader } from './reader.js';
import { rawWorkbook } from './testing/raw.js';
import { writeWorkbook } from './write.js';

const dir = mkdtempSync(join(tmpdir(), 'workbook-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** A program in place of the one that reads. */
function program(name: string, source: string): string {
  const path = join(dir, `${name}.mjs`);
  writeFileSync(path, source);
  return path;
}

const good = () =>
  writeWorkbook('tree', [
    ['编码', '序号'],
    ['01', 10],
  ]);

it('reads in a process of its own, with bounds of the asker', async () => {
  const reader = new WorkbookReader();
  expect(await reader.read(await good())).toEqual({
    rows: [
      { line: 1, texts: ['编码', '序号'] },
      { line: 2, texts: ['01', '10'] },
    ],
    fault: null,
  });
  expect(await reader.read(await good(), { rows: 1 })).toEqual({
    rows: null,
    fault: { code: 'WORKBOOK_ROWS', params: { max: 1, line: 2 } },
  });
  const bomb = rawWorkbook({ rows: '', files: { 'xl/worksheets/sheet1.xml': ' '.repeat(40_000_000) } });
  expect((await reader.read(bomb)).fault?.code).toBe('WORKBOOK_INFLATES');
});

it.each([
  ['takes time without end', 'for (;;);'],
  ['takes memory without end', 'const all = []; for (;;) all.push({ all: [all.length] });'],
  ['ends by itself', 'process.exit(3);'],
  ['writes without end', 'for (;;) process.stdout.write("x".repeat(1e6)), await new Promise(setImmediate);'],
  ['says something else', 'process.stdout.write("no");'],
])('a child that %s is ended, and the next file is read', async (name, source) => {
  const stopped = { rows: null, fault: { code: 'WORKBOOK_STOPPED', params: {} } };
  const file = await good();
  const reader = new WorkbookReader({ program: program(name, source), deadlineMs: 3_000, heapMb: 32 });
  expect(await reader.read(file)).toEqual(stopped);
  expect(await reader.read(file)).toEqual(stopped);
});

it('may write no file, start no program, and knows nothing of the environment', async () => {
  process.env['WORKBOOK_SECRET'] = 'secret';
  const source = `
    import { writeFileSync } from 'node:fs'; import { spawnSync } from 'node:child_process';
    const code = (work) => { try { work(); return 'done'; } catch (error) { return error.code; } };
    const texts = [code(() => writeFileSync('${join(dir, 'written')}', '')), code(() => spawnSync('true')), String(process.env.WORKBOOK_SECRET)];
    process.stdout.write(JSON.stringify({ rows: [{ line: 1, texts }], fault: null }));`;
  const reader = new WorkbookReader({ program: program('bound', source) });
  expect((await reader.read(await good())).rows?.[0]?.texts).toEqual([
    'ERR_ACCESS_DENIED',
    'ERR_ACCESS_DENIED',
    'undefined',
  ]);
});

it('reads one file at a time, lets a few wait, and refuses more', async () => {
  const reader = new WorkbookReader({ waiting: 2 });
  const file = await good();
  const codes = (await Promise.all([1, 2, 3, 4, 5].map(() => reader.read(file)))).map(
    ({ fault }) => fault?.code,
  );
  expect(codes).toEqual([undefined, undefined, undefined, 'WORKBOOK_BUSY', 'WORKBOOK_BUSY']);
  expect((await reader.read(file)).fault).toBeNull();
});
