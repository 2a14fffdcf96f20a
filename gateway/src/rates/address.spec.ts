import { expect, it } from '@jest/globals';
import type { Logger } from '../log.js';
import { createServer } from '../server.js';

/** Warnings of a server that trusts `trusted`, after requests of these peers with these forwarded addresses. */
async function warnings(trusted: string[], ...requests: [peer: string, forwarded?: string][]) {
  const said: string[] = [];
  const log = { warn: (text: string) => said.push(text), debug: () => undefined } as unknown as Logger;
  const app = createServer(log, trusted);
  app.get('/', async () => 'here');
  for (const [remoteAddress, forwarded] of requests) {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    expect((await app.inject({ url: '/', remoteAddress, headers })).statusCode).toBe(200);
  }
  await app.close();
  return said;
}

it('warns once of a proxy nearby that nobody named', async () => {
  const proxies = ['127.0.0.1', '::1', '10.1.2.3', '::ffff:192.168.0.9', 'fd00::1'];
  for (const proxy of proxies) {
    const said = await warnings([], [proxy, '198.51.100.7'], [proxy, '198.51.100.8']);
    expect(said).toEqual([expect.stringContaining('TRUSTED_PROXIES')]);
    expect(said[0]).not.toContain('198.51.100');
  }
  expect(await warnings(['10.0.0.0/8'], ['127.0.0.1', '198.51.100.7'])).toHaveLength(1);
});

it('does not warn of a proxy that is trusted, of neighbours without a proxy, and of forgers from elsewhere', async () => {
  expect(
    await warnings(['127.0.0.1'], ['127.0.0.1', '198.51.100.7'], ['127.0.0.1', '127.0.0.1'], ['127.0.0.1']),
  ).toEqual([]);
  expect(await warnings([], ['127.0.0.1'], ['203.0.113.5', '198.51.100.7'])).toEqual([]);
});
