import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a unit's platform was sent. */
export interface Posted {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A platform that keeps what it is sent, and answers as a test says. */
export class Receiver {
  readonly posts: Posted[] = [];
  /** Statuses of the next answers; then 204 again. */
  readonly answers: number[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<Receiver> {
    let receiver: Receiver | undefined = undefined;
    const server = createServer((request, answer) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        receiver?.posts.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
        const status = receiver?.answers.shift() ?? 204;
        answer.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return (receiver = new Receiver(server, `http://127.0.0.1:${port}/concord`));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
