import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';

/** Everybody of the attack is on this machine; who asks is told apart by the address he comes from. */
export const HOST = '127.0.0.1';
/** The address of the neighbour who only wants to read meanwhile. */
export const READER = '127.0.0.3';
let attacker = '127.1.0.1';

/** From here on the `n`th attack is under way: from an address whose bounds no other one has used up. */
export function beginAttack(n: number): void {
  attacker = `127.1.${Math.floor(n / 250)}.${1 + (n % 250)}`;
}

/** What came back of one thing that was sent. */
export interface Answer {
  /** The answer's code: that of its error or refusal, OK, HTTP_<status>, CLOSED or NO_ANSWER. */
  code: string;
  /** Wall milliseconds until it came. */
  ms: number;
}

/** One HTTP request. */
export interface Ask {
  port: number;
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Address that it comes from. */
  from?: string;
  /** Milliseconds after which nobody waits any longer. */
  patienceMs?: number;
}

const PATIENCE_MS = 12_000;
/** Of an answer no more is looked at. */
const MOST_READ = 2_000_000;
const agent = new Agent({ keepAlive: false, maxSockets: 1_000 });

/** Asks once and says how it was answered; never throws. */
export function ask({
  port,
  method = 'GET',
  path = '/',
  headers = {},
  body,
  from,
  patienceMs,
}: Ask): Promise<Answer> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const done = (code: string): void => resolve({ code, ms: performance.now() - begun });
    const sent = request({
      host: HOST,
      port,
      method,
      path,
      agent,
      localAddress: from ?? attacker,
      headers: {
        ...headers,
        ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
      },
    });
    const bell = setTimeout(() => {
      done('NO_ANSWER');
      sent.destroy();
    }, patienceMs ?? PATIENCE_MS);
    sent.on('error', () => {
      clearTimeout(bell);
      done('CLOSED');
    });
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length <= MOST_READ) chunks.push(chunk);
      });
      response.on('error', () => done('CLOSED'));
      response.on('end', () => {
        clearTimeout(bell);
        done(codeOf(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')));
      });
    });
    sent.end(body);
  });
}

/** The code of an answer: what its first error says, else its refusal, else its status. */
export function codeOf(status: number, text: string): string {
  const coded = /"code":"([A-Z][A-Z_]+)"/.exec(text)?.[1];
  if (coded) return coded;
  return status >= 200 && status < 300 ? 'OK' : `HTTP_${status}`;
}

/** A raw connection that sends what it is told; errors are the other side's right. */
export function rawSocket(port: number): Socket {
  const socket = connect({ host: HOST, port, localAddress: attacker });
  socket.on('error', () => undefined);
  return socket;
}
