import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { boundConnections } from './connections.js';

let app: FastifyInstance;
let sockets: Socket[];
beforeEach(() => {
  sockets = [];
  app = fastify({ forceCloseConnections: true });
  app.get('/much', () => Buffer.alloc(50_000_000));
  app.get('/little', () => 'little');
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await app.close();
});

async function start(bounds: { all: number; each: number; unreadMs: number }, behindProxy = false) {
  boundConnections(app, behindProxy, bounds);
  await app.listen({ host: '127.0.0.1', port: 0 });
}
function open(from = '127.0.0.1'): Socket {
  const { port } = app.server.address() as AddressInfo;
  const socket = connect({ host: '127.0.0.1', port, localAddress: from });
  socket.on('error', () => undefined);
  sockets.push(socket);
  return socket;
}
const send = (socket: Socket, path: string) => socket.write(`GET ${path} HTTP/1.1\r\nhost: a\r\n\r\n`);
const answered = async (socket: Socket): Promise<boolean> => {
  send(socket, '/little');
  const answer = Promise.race([
    once(socket, 'data').then(() => true),
    once(socket, 'close').then(() => false),
  ]);
  return answer;
};

it('has so many connections of one address, and takes those of others', async () => {
  await start({ all: 100, each: 3, unreadMs: 60_000 });
  const first = [open(), open(), open()];
  for (const socket of first) expect(await answered(socket)).toBe(true);
  expect(await answered(open())).toBe(false);
  expect(await answered(open('127.0.0.2'))).toBe(true);
  first[0]!.end();
  await once(first[0]!, 'close');
  expect(await answered(open())).toBe(true);
});

it('has so many in all', async () => {
  await start({ all: 3, each: 2, unreadMs: 60_000 });
  for (const from of ['127.0.0.1', '127.0.0.2', '127.0.0.3']) expect(await answered(open(from))).toBe(true);
  expect(await answered(open('127.0.0.4'))).toBe(false);
});

it('counts no addresses where all come from one proxy', async () => {
  await start({ all: 100, each: 1, unreadMs: 60_000 }, true);
  for (let n = 0; n < 5; n += 1) expect(await answered(open())).toBe(true);
});

it('gives up an answer that nobody reads', async () => {
  await start({ all: 100, each: 100, unreadMs: 200 });
  const connected = once(app.server, 'connection') as Promise<[Socket]>;
  send(open().pause(), '/much');
  const [server] = await connected;
  await once(server, 'close');
  expect(server.bytesWritten).toBeGreaterThan(0);
});
