import { createServer } from 'node:net';
import { LaunchError } from './errors.js';

/** The ports of one running Concord, all on 127.0.0.1. */
export interface Ports {
  gateway: number;
  postgres: number;
  temporal: number;
  directory: number;
  topic: number;
  consultation: number;
  feedback: number;
  worker: number;
}

/** Below the range that systems hand out for outgoing connections, so that none of those takes it before we bind. */
const FIRST = 20_000;
const LAST = 31_999;

const given = new Set<number>();

function canBind(port: number, host = '127.0.0.1'): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** A port of 127.0.0.1 that nobody listens on and that this process has not given out before. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (given.has(port)) continue;
    if ((await canBind(port)) === undefined) {
      given.add(port);
      return port;
    }
  }
  throw new LaunchError(
    `在 ${FIRST}–${LAST} 之间找不到空闲端口。`,
    `No free port was found between ${FIRST} and ${LAST}.`,
  );
}

/** Refuses a port asked for by the user that another program holds. */
export async function requirePort(port: number): Promise<void> {
  const error = await canBind(port);
  if (error === undefined) return requireOtherLoopback(port);
  if (error.code === 'EACCES') {
    throw new LaunchError(
      `没有使用端口 ${port} 的权限，请用 --port 换一个 1024 以上的端口。`,
      `This user may not open port ${port}; choose one above 1024 with --port.`,
    );
  }
  throw new LaunchError(
    `端口 ${port} 已被其他程序占用，请关闭该程序，或用 --port 换一个端口。`,
    `Port ${port} is in use by another program; stop it, or choose another port with --port.`,
  );
}

/** Browsers that are told `localhost` go to [::1] first: whoever listens there would be taken for Concord. */
async function requireOtherLoopback(port: number): Promise<void> {
  const error = await canBind(port, '::1');
  // A machine without IPv6 has no such address.
  if (error?.code !== 'EADDRINUSE') return;
  throw new LaunchError(
    `另一个程序占用了 [::1]:${port}，浏览器访问 localhost 时会打开它；请关闭该程序，或用 --port 换一个端口。`,
    `Another program listens on [::1]:${port}, where browsers look for localhost; stop it, or choose another port with --port.`,
  );
}

/** Ports for all parts; the gateway's is given, or 0 for any free one. */
export async function choosePorts(gateway: number): Promise<Ports> {
  if (gateway !== 0) await requirePort(gateway);
  return {
    gateway: gateway === 0 ? await freePort() : gateway,
    postgres: await freePort(),
    temporal: await freePort(),
    directory: await freePort(),
    topic: await freePort(),
    consultation: await freePort(),
    feedback: await freePort(),
    worker: await freePort(),
  };
}
