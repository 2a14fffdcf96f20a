import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryCounters } from '../rates/counters.js';
import { openAccounts, TooManyTries } from './accounts.js';
import type { Accounts } from './accounts.js';
import { createDerivation, TooBusy } from './derivation.js';
import { createKnownDevices } from './devices.js';
import { createLockout, pauseAfter } from './lockout.js';

const SALT = Buffer.from('salt of the account');
/** A derivation that can be counted: the password beside its salt. */
const derived: string[] = [];
const hashOf = (password: string, salt: Buffer): Buffer =>
  Buffer.from(`${password} ${salt.toString('base64')}`.padEnd(100));

let dataDir: string;
let accounts: Accounts;
beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  derived.length = 0;
  dataDir = await mkdtemp(join(tmpdir(), 'concord-accounts-'));
  const account = {
    subject: 'local:1',
    login: 'admin',
    salt: SALT.toString('base64'),
    hash: hashOf('right', SALT).toString('base64'),
  };
  await writeFile(join(dataDir, 'accounts.json'), JSON.stringify([account]));
  accounts = await openAccounts(
    dataDir,
    createLockout(memoryCounters),
    createDerivation((password, salt) => {
      derived.push(password);
      return Promise.resolve(hashOf(password, salt));
    }),
  );
});
afterEach(async () => {
  jest.useRealTimers();
  await rm(dataDir, { recursive: true });
});

const attempt = (password: string, more: { login?: string; address?: string; device?: string } = {}) =>
  accounts.check(
    { login: more.login ?? 'admin', address: more.address ?? '192.0.2.1', device: more.device },
    password,
  );
const fail = async (times: number, more: Parameters<typeof attempt>[1] = {}): Promise<void> => {
  for (let time = 0; time < times; time += 1) expect(await attempt('wrong', more)).toBeUndefined();
};

it('locks an account for the address that failed five times, and for no other', async () => {
  await fail(5);
  expect(await attempt('right')).toBeUndefined();
  expect(await attempt('right', { address: '198.51.100.7' })).toBe('local:1');
});

it('does not lock out a browser that is known, wherever it is', async () => {
  await fail(60);
  expect(await attempt('right', { device: 'd1' })).toBe('local:1');
  await fail(5, { device: 'd1' });
  expect(await attempt('right', { device: 'd1' })).toBeUndefined();
  expect(await attempt('right', { device: 'd2' })).toBe('local:1');
});

it('opens again after a pause, which grows with every further failure', async () => {
  await fail(5);
  jest.advanceTimersByTime(29_000);
  expect(await attempt('right')).toBeUndefined();
  jest.advanceTimersByTime(2_000);
  await fail(1);
  jest.advanceTimersByTime(31_000);
  expect(await attempt('right')).toBeUndefined();
  jest.advanceTimersByTime(30_000);
  expect(await attempt('right')).toBe('local:1');
  await fail(4);
  expect(await attempt('right')).toBe('local:1');
  expect([5, 6, 7, 8, 20].map(pauseAfter)).toEqual([30, 60, 120, 240, 3_600]);
});

it('counts tries that come at the same time: a burst finds no gap', async () => {
  const burst = await Promise.allSettled([
    ...Array.from({ length: 5 }, () => attempt('wrong')),
    ...Array.from({ length: 10 }, () => attempt('right')),
  ]);
  expect(burst.filter((one) => one.status === 'fulfilled' && one.value !== undefined)).toEqual([]);
});

it('spends the same work on an unknown name, a wrong password and a locked account', async () => {
  await fail(5);
  derived.length = 0;
  await attempt('right');
  await attempt('right', { login: 'nobody' });
  await attempt('wrong', { address: '198.51.100.7' });
  expect(derived).toEqual(['right', 'right', 'wrong']);
});

it('stops guessing from many addresses for strangers, but not for known browsers', async () => {
  for (let address = 0; address < 100; address += 1) await fail(1, { address: `203.0.113.${address}` });
  expect(await attempt('right', { address: '198.51.100.7' })).toBeUndefined();
  expect(await attempt('right', { device: 'd1' })).toBe('local:1');
  jest.advanceTimersByTime(3_601_000);
  expect(await attempt('right', { address: '198.51.100.7' })).toBe('local:1');
});

it('stops one address that tries many names, and says for how long', async () => {
  for (let name = 0; name < 100; name += 1) await fail(1, { login: `name ${name}` });
  await expect(attempt('right')).rejects.toBeInstanceOf(TooManyTries);
  await expect(attempt('right')).rejects.toMatchObject({ retryAfterSeconds: 3_600 });
  expect(await attempt('right', { device: 'd1' })).toBe('local:1');
});

it('derives two at once, lets few wait, and lets known browsers pass', async () => {
  const running: (() => void)[] = [];
  const derive = createDerivation(
    () => new Promise<Buffer>((done) => running.push(() => done(Buffer.alloc(0)))),
  );
  const ask = (address: string, known = false) => derive('p', SALT, { address, known });
  const asked = [1, 2, 3, 4].map(() => ask('192.0.2.1'));
  await expect(ask('192.0.2.1')).rejects.toBeInstanceOf(TooBusy);
  for (let address = 0; address < 14; address += 1) asked.push(ask(`203.0.113.${address}`));
  await expect(ask('198.51.100.7')).rejects.toBeInstanceOf(TooBusy);
  asked.push(ask('198.51.100.7', true));
  await new Promise<void>((later) => setImmediate(later));
  expect(running).toHaveLength(3);
  while (running.length > 0) {
    running.shift()!();
    await new Promise<void>((later) => setImmediate(later));
  }
  expect(await Promise.all(asked)).toHaveLength(19);
});

it('is the first account only once it is kept', async () => {
  const elsewhere = join(dataDir, 'away');
  const made = await openAccounts(
    elsewhere,
    createLockout(memoryCounters),
    createDerivation((password, salt) => Promise.resolve(hashOf(password, salt))),
  );
  await expect(made.createFirst('admin', 'right', '192.0.2.1')).rejects.toMatchObject({ code: 'ENOENT' });
  expect(made.empty()).toBe(true);
  await mkdir(elsewhere);
  expect(await made.createFirst('admin', 'right', '192.0.2.1')).toMatch(/^local:/);
  expect(await readdir(elsewhere)).toEqual(['accounts.json']);
});

it('knows a browser by a cookie of the account that signed in, which nobody can make', () => {
  const devices = createKnownDevices('key', false);
  const cookie = devices.remember('admin').split(';')[0]!;
  expect(devices.knownDevice('admin', `a=b; ${cookie}`)).toBeDefined();
  expect(devices.knownDevice('other', cookie)).toBeUndefined();
  expect(createKnownDevices('another', false).knownDevice('admin', cookie)).toBeUndefined();
  // Not its last letter, of which base64 reads only some bits.
  const mac = cookie.length - 43;
  const forged = cookie.slice(0, mac) + (cookie[mac] === 'A' ? 'B' : 'A') + cookie.slice(mac + 1);
  expect(devices.knownDevice('admin', forged)).toBeUndefined();
  expect(createKnownDevices('key', true).remember('admin')).toMatch(/HttpOnly; SameSite=Lax; Secure$/);
});
