import { execFileSync, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs inside a network namespace of its own, beside the sandbox's test server, which takes a port and listens on
 * every address there is: here that is the namespace's loopback alone. The one way in is the socket that the
 * launcher bound on the machine's loopback and that is inherited as descriptor 3 (`child-process.ts`).
 */
const [program = '', port = ''] = process.argv.slice(2);

execFileSync('ip', ['link', 'set', 'lo', 'up']);
const server = spawn('setpriv', ['--pdeathsig', 'KILL', '--', program, port], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
server.once('error', () => process.exit(1));
server.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.kill('SIGTERM'));

/** A connection to the server; asked again until it listens, or nobody waits any more. */
async function reach(client: Socket): Promise<Socket | undefined> {
  while (!client.destroyed) {
    const socket = connect({ port: Number(port), host: '127.0.0.1' });
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (open) return socket;
    await pause(50);
  }
  return undefined;
}

async function serve(client: Socket): Promise<void> {
  client.on('error', () => client.destroy());
  const upstream = await reach(client);
  if (upstream === undefined) return;
  upstream.on('error', () => client.destroy());
  upstream.on('close', () => client.destroy());
  client.on('close', () => upstream.destroy());
  if (client.destroyed) upstream.destroy();
  // gRPC's frames are small and each waits for the last one's answer: held back for company, a move of the clock crawls.
  client.setNoDelay(true);
  upstream.setNoDelay(true);
  client.pipe(upstream);
  upstream.pipe(client);
}

createServer((client) => void serve(client)).listen({ fd: 3 });
