import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { AdapterPayload } from 'oidc-provider';
import { createLog } from '../log.js';
import { openIssuerStore } from './adapter.js';
import type { IssuerStore } from './adapter.js';

let dataDir: string;
let store: IssuerStore;
beforeEach(async () => {
  jest.useFakeTimers({ now: Date.parse('2026-03-02T08:00:00Z'), doNotFake: ['setImmediate', 'nextTick'] });
  dataDir = await mkdtemp(join(tmpdir(), 'concord-store-'));
  store = await openIssuerStore(dataDir, createLog('silent'), () => true);
});
afterEach(async () => {
  jest.useRealTimers();
  await store.close();
  await rm(dataDir, { recursive: true });
});

const interaction = (state: string): AdapterPayload => ({ params: { state } });

it('keeps of strangers no more than some megabytes, the newest, and all of who has signed in', async () => {
  const interactions = store.adapterFor('Interaction');
  await store.adapterFor('Session').upsert('mine', { accountId: 'p1', uid: 'u1' }, 60);
  for (let n = 0; n < 2_000; n += 1) await interactions.upsert(`i${n}`, interaction('x'.repeat(50_000)), 60);
  const kept: number[] = [];
  for (let n = 0; n < 2_000; n += 1) if (await interactions.find(`i${n}`)) kept.push(n);
  expect(kept.length * 50_000).toBeLessThan(16_000_000);
  expect(kept.length).toBeGreaterThan(100);
  expect(kept.at(-1)).toBe(1_999);
  expect(store.sessions.accountOf('u1')).toBe('p1');
});

it('counts bytes, not characters', async () => {
  const interactions = store.adapterFor('Interaction');
  for (let n = 0; n < 200; n += 1) await interactions.upsert(`i${n}`, interaction('字'.repeat(50_000)), 60);
  expect(await interactions.find('i0')).toBeUndefined();
  expect(await interactions.find('i199')).toBeDefined();
});

it('gives the room of what has run out to what is new', async () => {
  const interactions = store.adapterFor('Interaction');
  await interactions.upsert('brief', interaction('x'), 10);
  await interactions.upsert('long', interaction('x'), 3_600);
  await jest.advanceTimersByTimeAsync(60_000);
  // Clocks go back where they are set: what was swept stays away.
  jest.setSystemTime(Date.parse('2026-03-02T08:00:00Z'));
  expect(await interactions.find('brief')).toBeUndefined();
  expect(await interactions.find('long')).toBeDefined();
});
