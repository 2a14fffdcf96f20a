import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, connect } from 'node:net';

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function reached(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

/** The time-skipping server as a process of its own, so that a test can kill it and bring it back. */
export class TestServer {
  private child: ChildProcess | undefined;

  constructor(
    private readonly program: string,
    readonly port: number,
  ) {
    if (!program) {
      throw new Error(
        'TEST_SERVER_PATH is not set: run `npm test`, or source what `npm run dev:deps` prints',
      );
    }
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Its clock begins locked: it moves only when it is told to. */
  async start(): Promise<void> {
    this.child = spawn(this.program, [String(this.port)], { stdio: 'ignore' });
    while (!(await reached(this.port))) await new Promise((resolve) => setImmediate(resolve));
  }

  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }
}
