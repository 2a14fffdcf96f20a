import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const get = (file: string, headers: Record<string, string> = {}) =>
  fetch(`${world.url}/ics/calendar/${file}`, { headers });

it('is open to anybody, in the language of the reader', async () => {
  const answer = await get('CN.ics');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(await answer.text()).toContain('SUMMARY:元旦（放假）');
  const english = await get('CN.ics', { 'accept-language': 'en' });
  expect(await english.text()).toContain('SUMMARY:元旦 (day off)');
  expect(world.services['directory']!.calls.at(-1)).toMatchObject({ kind: 'anonymous' });
});

it('is written once for a version and a language, and asked for once by all who come together', async () => {
  await get('CN.ics');
  const { calls } = world.services['directory']!;
  let before = calls.length;
  const texts = await Promise.all(Array.from({ length: 30 }, async () => (await get('CN.ics')).text()));
  expect(new Set(texts).size).toBe(1);
  expect(calls.length - before).toBeLessThan(30);
  before = calls.length;
  await get('CN.ics');
  expect(calls.length - before).toBe(1);
  world.services['directory']!.calendarVersion = '2026-12-01+2';
  before = calls.length;
  expect(await (await get('CN.ics')).text()).toContain('DTSTAMP:20261201T000000Z');
  expect(calls.length - before).toBe(2);
});

it('is not found where there is none, and away while its owner is', async () => {
  for (const file of ['CN-99.ics', 'CN', 'CN.txt', `${'C'.repeat(60)}.ics`]) {
    expect((await get(file)).status).toBe(404);
  }
  await world.services['directory']!.stop();
  try {
    expect((await get('CN.ics')).status).toBe(503);
  } finally {
    await world.services['directory']!.start();
  }
});
