import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Ways in which a program that is not PostgreSQL tries to be taken for it. */
export const IMPOSTURES = [
  'asks for the password in clear',
  'asks for the password as MD5',
  'welcomes without asking',
  'is ready without a welcome',
  'gives a false proof and goes on',
  'gives no proof and goes on',
  'gives a proof before it can have one',
] as const;

/** A program that took PostgreSQL's port. */
export interface Impostor {
  port: number;
  /** Everything that it was told, all connections together. */
  heard(): string;
  /** How many came to it. */
  visits(): number;
  close(): Promise<void>;
}

const message = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const authentication = (code: number, body: Buffer | string = ''): Buffer => {
  const number = Buffer.alloc(4);
  number.writeInt32BE(code);
  return message('R', Buffer.concat([number, Buffer.from(body)]));
};

const WELCOME = authentication(0);
const READY = message('Z', Buffer.from('I'));
const ON = Buffer.concat([WELCOME, READY]);
const SCRAM = authentication(10, 'SCRAM-SHA-256\0\0');
const FALSE_PROOF = authentication(12, `v=${Buffer.alloc(32, 7).toString('base64')}`);
const challenge = (said: string): Buffer =>
  authentication(11, `r=${/r=([^,\0]+)/.exec(said)?.[1] ?? ''}x,s=c2FsdHNhbHQ=,i=4096`);

/** What it answers to the n-th thing that it is told. */
const ANSWERS: Record<(typeof IMPOSTURES)[number], ((said: string) => Buffer)[]> = {
  'asks for the password in clear': [() => authentication(3), () => ON],
  'asks for the password as MD5': [() => authentication(5, 'salt'), () => ON],
  'welcomes without asking': [() => ON],
  'is ready without a welcome': [() => READY],
  'gives a false proof and goes on': [() => SCRAM, challenge, () => Buffer.concat([FALSE_PROOF, ON])],
  'gives no proof and goes on': [() => SCRAM, challenge, () => ON],
  'gives a proof before it can have one': [
    () => SCRAM,
    (said) => Buffer.concat([challenge(said), FALSE_PROOF, ON]),
  ],
};

/** Listens as such a program on a free port of 127.0.0.1. */
export async function startImpostor(how: (typeof IMPOSTURES)[number]): Promise<Impostor> {
  const told: string[] = [];
  const sockets = new Set<Socket>();
  let visits = 0;
  const server = createServer((socket) => {
    visits += 1;
    sockets.add(socket);
    const answers = [...ANSWERS[how]];
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      const said = data.toString('latin1');
      told.push(said);
      const answer = answers.shift();
      if (answer !== undefined) socket.write(answer(said));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => told.join(''),
    visits: () => visits,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
