import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ifRoom, inWordsOfDisk, isDiskFull, removeHalves, requireRoom } from './disk-room.js';
import { LaunchError } from './errors.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'concord-room-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it.each([
  Object.assign(new Error('write'), { code: 'ENOSPC', message: 'ENOSPC: no space left on device, write' }),
  new LaunchError('未能启动', 'PostgreSQL could not start: No space left on device'),
  new Error('the sample: STORAGE_FULL'),
])('knows a full disk by what was said of it (%#)', (error) => {
  expect(isDiskFull(dataDir, error)).toBe(true);
  expect(inWordsOfDisk(dataDir, error)).toMatchObject({
    en: expect.stringContaining(`The disk that holds ${dataDir} is full; make room and start again.`),
  });
});

it('leaves every other error as it is', () => {
  const other = new LaunchError('端口', 'Port 4000 is in use', 'log: 153100 lines');
  expect(inWordsOfDisk(dataDir, other)).toBe(other);
});

it('believes the end of an old log only where there is little room now', () => {
  const old = new LaunchError('未能启动', 'postgres did not become ready', 'FATAL: No space left on device');
  expect(inWordsOfDisk(dataDir, old)).toBe(old);
});

it('refuses a start without room, and says how much there is', () => {
  requireRoom(dataDir, 0);
  expect(() => requireRoom(dataDir, Number.MAX_SAFE_INTEGER)).toThrow(
    /has \d+ MB left, and a start needs \d+ MB; make room first/,
  );
});

it('does without what finds no room, and hides no other fault', () => {
  const told: string[] = [];
  const fails = (code: string) => () => {
    throw Object.assign(new Error(`${code}: write`), { code });
  };
  ifRoom(fails('ENOSPC'), () => told.push('full'));
  expect(told).toEqual(['full']);
  expect(() => ifRoom(fails('EACCES'), () => told.push('?'))).toThrow('EACCES');
});

it('removes what was cut off in the middle, and nothing else', () => {
  mkdirSync(join(dataDir, 'gateway'));
  const kept = ['concord.json', 'run.json', 'run.json.bak', 'notes.json.new', 'accounts.json.20261201'];
  for (const name of [...kept, 'run.json.0123456789ab.new']) writeFileSync(join(dataDir, name), '');
  for (const name of ['accounts.json', 'accounts.json.20261201', 'accounts.json.0123456789ab.new']) {
    writeFileSync(join(dataDir, 'gateway', name), '');
  }
  removeHalves(dataDir);
  expect(readdirSync(dataDir).sort()).toEqual([...kept, 'gateway'].sort());
  expect(readdirSync(join(dataDir, 'gateway'))).toEqual(['accounts.json', 'accounts.json.20261201']);
});
