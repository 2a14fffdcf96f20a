import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FEED_TOKEN, LEAVER_TOKEN } from '../../test/fake-feed.js';
import { OFFICER } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const get = async (token: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${world.url}/ics/me/${token}.ics`, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
/** Lines as they are meant: long ones are folded on the wire. */
const lines = (text: string): string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n');

it('is one person’s deadlines and sessions, asked of the graph as himself', async () => {
  const { status, headers, text } = await get(FEED_TOKEN);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(headers.get('cache-control')).toBe('private, no-cache');
  const seen = lines(text);
  expect(seen.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(9);
  const host = new URL(world.url).hostname;
  expect(seen).toContain(`UID:deadline:topic-0@${host}`);
  expect(seen).toContain('DTSTART;VALUE=DATE:20260203');
  expect(seen).toContain('SUMMARY:clock D1 due: topic');
  expect(seen).toContain('DTSTART:20260204T063000Z');
  expect(seen).toContain('SUMMARY:Deliberation: Bumps\\, 2026-01-03');
  expect(seen).toContain('LOCATION:Hall\\; room 2');
  expect(seen.filter((line) => line === 'STATUS:CANCELLED')).toHaveLength(1);
  expect(seen).toContain('X-WR-TIMEZONE:Asia/Shanghai');
  for (const service of ['topic', 'consultation', 'feedback']) {
    const asked = world.services[service]!.calls.at(-1)!;
    expect(asked).toMatchObject({ kind: 'person', personId: OFFICER, language: 'en' });
  }
});

it('is the same for the same content, and says so by its ETag', async () => {
  const first = await get(FEED_TOKEN);
  const second = await get(FEED_TOKEN);
  expect(second.text).toBe(first.text);
  const etag = first.headers.get('etag')!;
  expect((await get(FEED_TOKEN, { 'if-none-match': etag })).status).toBe(304);
  expect((await get(FEED_TOKEN, { 'if-none-match': '"other"' })).status).toBe(200);
});

it('answers the same to what is no address, what was revoked, and to people who left', async () => {
  const answers = await Promise.all(['x', 'c'.repeat(43), LEAVER_TOKEN].map((token) => get(token)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
});

it('is read-only, and no way into the graph', async () => {
  const posted = await fetch(`${world.url}/ics/me/${FEED_TOKEN}.ics`, { method: 'POST', body: '{}' });
  expect(posted.status).toBe(404);
  const asked = await world.ask('{ me { kind } }', { token: FEED_TOKEN });
  expect(asked.status).toBe(401);
});

it('with a part away there is no calendar rather than one that forgets events', async () => {
  const topic = world.services['topic']!;
  await topic.stop();
  const { status } = await get(FEED_TOKEN);
  expect(status).toBe(503);
  await topic.start();
  const consultation = world.services['consultation']!;
  consultation.garble = true;
  expect((await get(FEED_TOKEN)).status).toBe(503);
  consultation.garble = false;
  expect((await get(FEED_TOKEN)).status).toBe(200);
});

it('asked too often it refuses, with when to come back', async () => {
  let last = await get(FEED_TOKEN);
  for (let n = 0; n < 40 && last.status === 200; n += 1) last = await get(FEED_TOKEN);
  expect(last.status).toBe(429);
  expect(last.headers.get('retry-after')).toBe('60');
});
