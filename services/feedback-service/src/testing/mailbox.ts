import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One mail as it came in. */
export interface Received {
  to: string[];
  /** Headers and body as they went over the wire. */
  raw: string;
  subject: string;
  messageId: string;
  /** Plain text, decoded. */
  text: string;
  html: string;
}

/** A real SMTP server that keeps what it is given, and refuses when a test says so. */
export class Mailbox {
  readonly mails: Received[] = [];
  /** Answers to the next recipients, e.g. 550 or 451; then it accepts again. */
  readonly refusals: number[] = [];
  /** While set, a mail is not answered until it resolves. */
  hold: Promise<void> | null = null;
  /** Called as soon as a mail is there, before its answer. */
  came: () => void = () => undefined;

  private constructor(
    private readonly server: SMTPServer,
    readonly url: string,
  ) {}

  static async open(): Promise<Mailbox> {
    let box: Mailbox | undefined = undefined;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo(_address, _session, callback) {
        const code = box?.refusals.shift();
        const error = Object.assign(new Error(`refused ${_address.address}`), { responseCode: code });
        callback(code ? error : null);
      },
      onData(stream, session, callback) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          box?.mails.push(readMail(to, Buffer.concat(chunks).toString('utf8')));
          box?.came();
          void (box?.hold ?? Promise.resolve()).then(() => callback());
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    return (box = new Mailbox(server, `smtp://127.0.0.1:${port}`));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

function readMail(to: string[], raw: string): Received {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? '';
  const parts = raw.slice(end).split(`--${boundary}`);
  const part = (type: string): string =>
    decodePart(parts.find((text) => text.includes(`Content-Type: ${type}`)) ?? '');
  return {
    to,
    raw,
    subject: decodeWords(header('Subject')),
    messageId: header('Message-ID'),
    text: part('text/plain').replaceAll('\r\n', '\n'),
    html: part('text/html'),
  };
}

function decodePart(part: string): string {
  const end = part.indexOf('\r\n\r\n');
  const body = part.slice(end + 4);
  if (/Content-Transfer-Encoding: base64/i.test(part)) return Buffer.from(body, 'base64').toString('utf8');
  if (/quoted-printable/i.test(part)) return decodeQuoted(body.replace(/=\r\n/g, ''));
  return body;
}

function decodeQuoted(text: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '=') {
      bytes.push(Number.parseInt(text.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(text.charCodeAt(at));
  }
  return Buffer.from(bytes).toString('utf8');
}

function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_whole, kind: string, value: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(value, 'base64').toString('utf8')
        : decodeQuoted(value.replaceAll('_', ' ')),
    );
}
