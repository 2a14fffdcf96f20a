import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inWordsOfDisk, removeHalves, saysDiskFull } from './disk-room.js';
import { LaunchError } from './errors.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'concord-room-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it.each([
  Object.assign(new Error('write'), { code: 'ENOSPC', message: 'ENOSPC: no space left on device, write' }),
  new LaunchError(
    '未能启动',
    'postgres did not become ready',
    'FATAL: could not write: No space left on device',
  ),
  new Error('the sample: STORAGE_FULL'),
])('knows a full disk by what was said of it (%#)', (error) => {
  expect(saysDiskFull(error)).toBe(true);
  expect(inWordsOfDisk(dataDir, error)).toMatchObject({
    en: expect.stringContaining(`The disk that holds ${dataDir} is full; make room and start again.`),
  });
});

it('leaves every other error as it is', () => {
  const other = new LaunchError('端口', 'Port 4000 is in use', 'log: 153100 lines');
  expect(inWordsOfDisk(dataDir, other)).toBe(other);
});

it('removes what was cut off in the middle, and nothing else', () => {
  mkdirSync(join(dataDir, 'gateway'));
  const kept = ['concord.json', 'run.json', 'run.json.bak', 'notes.json.new', 'minutes.json.2026'];
  for (const name of [...kept, 'run.json.0123456789ab.new']) writeFileSync(join(dataDir, name), '');
  for (const name of ['accounts.json', 'accounts.json.0123abcd']) {
    writeFileSync(join(dataDir, 'gateway', name), '');
  }
  removeHalves(dataDir);
  expect(readdirSync(dataDir).sort()).toEqual([...kept, 'gateway'].sort());
  expect(readdirSync(join(dataDir, 'gateway'))).toEqual(['accounts.json']);
});
