import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import type { Viewer } from '../identity/viewer.js';
import type { Rates } from '../rates/rates.js';
import { boundBodies } from './body.js';

let app: FastifyInstance;
afterEach(() => app.close());

const stranger = { subject: undefined, loader: false } as unknown as Viewer;
const rates = { keyOf: () => 'one' } as unknown as Rates;
/** Together more than strangers may have under way. */
const MANY = 40;
const BYTES = 60_000;

it('gives back the room of clients who left while it was asked who they are', async () => {
  app = fastify({ forceCloseConnections: true });
  let asked = 0;
  let tell = (): void => undefined;
  const told = new Promise<void>((resolve) => (tell = resolve));
  boundBodies(app, rates, async () => {
    asked += 1;
    if (asked <= MANY) await told;
    return stranger;
  });
  app.post('/', () => 'taken');
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;

  for (let n = 1; n <= MANY; n += 1) {
    const arrived = once(app.server, 'request');
    const client = connect(port, '127.0.0.1');
    client.write(
      `POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${BYTES}\r\n\r\n{`,
    );
    const [, response] = (await arrived) as [unknown, NodeJS.EventEmitter];
    const gone = once(response, 'close');
    client.destroy();
    await gone;
  }
  tell();
  await new Promise((resolve) => setImmediate(resolve));

  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'x'.repeat(BYTES - 100) }),
  });
  expect(answer.status).toBe(200);
});
