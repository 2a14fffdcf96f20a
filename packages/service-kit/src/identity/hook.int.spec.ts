import { connect } from 'node:net';
import { IDENTITY_HEADER, type IdentityClaims } from '@concord/contracts/identity';
import type { RunningService } from '../bootstrap.js';
import { PlayedGateway } from '../testing/gateway.js';
import { SampleModule } from '../testing/sample.module.js';

let gateway: PlayedGateway;
let service: RunningService;

beforeAll(async () => {
  gateway = await PlayedGateway.create();
  const clock = { now: () => Promise.resolve(new Date('2026-01-01T00:00:00Z')), close: async () => {} };
  service = await gateway.boot({ module: SampleModule, clock }, { CONCORD_SANDBOX: '1' });
});
afterAll(() => service.stop());

/** Status of an address sent byte for byte, as no client library would send it. */
async function statusOf(target: string, as?: Partial<IdentityClaims>, method = 'GET'): Promise<number> {
  const { hostname, port } = new URL(service.url);
  const identity = as ? `${IDENTITY_HEADER}: ${await gateway.sign(as, { method, path: target })}\r\n` : '';
  const socket = connect(Number(port), hostname);
  socket.write(`${method} ${target} HTTP/1.1\r\nHost: concord\r\nConnection: close\r\n${identity}\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
}

/** Ways of writing the address of an internal door, and what need not lead to one. */
const WRITTEN = [
  '/internal/pulse',
  '/%69nternal/pulse',
  '/%69%6E%74%65%72%6e%61%6c/pulse',
  '/internal/%70ulse',
  'http://concord/internal/pulse',
  'HTTP://concord/internal/pulse',
  'http://concord/%69nternal/pulse',
  '//internal/pulse',
  '/internal//pulse',
  '/internal/pulse/',
  '/./internal/pulse',
  '/health/../internal/pulse',
  '/health/live/../../internal/pulse',
  '/health/live%2f..%2f..%2finternal/pulse',
  '/INTERNAL/pulse',
  '/Internal/Pulse',
  '/internal/pulse;/health/live',
  '/internal/pulse;x=1',
  '/internal/pulse?',
  '/internal/pulse?/health/live',
  '/internal/pulse#/health/live',
  '/internal%2Fpulse',
  '/internal%2fpulse',
  '/internal/pulse%00',
  '/internal/pulse%3f',
  '/%2finternal/pulse',
  '/internal\\pulse',
  '/health/live;/../internal/pulse',
  '/healthy',
  '/health',
  '/health/',
  '/health/live/',
  '/HEALTH/live',
  '/nothing/here',
  '/',
  '*',
  '/graphql',
  '/%67raphql',
  '/graphql/',
  'http://concord/graphql',
  '/graphql?query=%7B__typename%7D',
  '/%67raphql?query=%7B__typename%7D',
];

describe('an address without an identity', () => {
  it.each(WRITTEN)('%s is refused, however it is written', async (target) => {
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT']) {
      expect([400, 401, 404]).toContain(await statusOf(target, undefined, method));
    }
  });

  it('opens health alone', async () => {
    await expect(statusOf('/health/live')).resolves.toBe(200);
    await expect(statusOf('/health/ready')).resolves.toBe(200);
    await expect(statusOf('/%68ealth/live')).resolves.toBe(200);
  });

  it('does not learn whether there is a route', async () => {
    for (const target of ['/nothing/here', '/internal/pulse', '/internal/nothing']) {
      await expect(statusOf(target)).resolves.toBe(401);
    }
  });
});

describe('an address with the identity of a person, a machine or the public', () => {
  it.each(WRITTEN.filter((target) => !/g?raphql/.test(target)))('%s is refused too', async (target) => {
    for (const kind of ['person', 'machine', 'anonymous'] as const) {
      expect([400, 403, 404]).toContain(await statusOf(target, { kind }));
    }
  });
});

it("the gateway's own identity opens an internal door, written either way", async () => {
  for (const target of ['/internal/pulse', '/%69nternal/pulse', 'http://concord/internal/pulse']) {
    await expect(statusOf(target, { kind: 'gateway' })).resolves.toBe(200);
  }
});
