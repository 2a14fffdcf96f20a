import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { freePort } from './test-server.js';

const run = promisify(execFile);

/** Temporal's development server in memory, as `npm start` runs it with a file. */
export class DevServer {
  private constructor(
    private readonly cli: string,
    private readonly child: ChildProcess,
    readonly port: number,
    private readonly namespace: string,
  ) {}

  static async start(cli: string | undefined, namespace = 'default'): Promise<DevServer> {
    if (!cli) throw new Error('TEMPORAL_CLI is not set: `npm test` sets it, `npm run dev:deps` prints it');
    const port = await freePort();
    const place = ['--ip', '127.0.0.1', '--port', String(port), '--headless', '--log-level', 'never'];
    const child = spawn(cli, ['server', 'start-dev', ...place, '--namespace', namespace], {
      stdio: 'ignore',
    });
    const server = new DevServer(cli, child, port, namespace);
    while (!(await server.serves())) await new Promise((resolve) => setTimeout(resolve, 50));
    return server;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exited;
  }

  /** It listens some time before it knows its namespace. */
  private serves(): Promise<boolean> {
    const asked = ['operator', 'namespace', 'describe', this.namespace, '--address', this.address];
    return run(this.cli, [...asked, '--command-timeout', '2s']).then(
      () => true,
      () => false,
    );
  }
}
