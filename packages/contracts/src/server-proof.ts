/** A client of `pg`, as far as it is watched here; structural, so that these words need no driver. */
interface Watched {
  readonly password?: unknown;
  readonly connection: {
    emit(event: string | symbol, ...args: unknown[]): boolean;
    readonly stream: { destroy(): unknown };
  };
}

/** Whoever answers at the database's address has not shown that he knows the password. */
class UnprovenServer extends Error {
  readonly code = 'UNPROVEN_SERVER';

  constructor(why: string) {
    super(`${why}: no password was told; a PostgreSQL that keeps it as scram-sha-256 is needed`);
    this.name = 'UnprovenServer';
  }
}

/** Answers from which the server would learn the password, or what it can be guessed from. */
const GIVES_AWAY: ReadonlySet<string | symbol> = new Set([
  'authenticationCleartextPassword',
  'authenticationMD5Password',
]);

/** What may happen on a connection before the server is known. */
const BEFORE: ReadonlySet<string | symbol> = new Set([
  'newListener',
  'removeListener',
  'connect',
  'sslconnect',
  'end',
  'error',
  'errorMessage',
  'notice',
  'authenticationSASL',
  'authenticationSASLContinue',
  'authenticationSASLFinal',
]);

/** What still happens on a connection that is given up. */
const AFTER: ReadonlySet<string | symbol> = new Set(['newListener', 'removeListener', 'end']);

/**
 * Makes a client of `pg` speak to a server only after the server's own proof (SCRAM) was checked. By itself it answers
 * whatever it is asked, in clear if need be, takes a bare "you are welcome" for one, and goes on after a false proof:
 * whoever opens the port before PostgreSQL does would be told the password, and believed. A client without a password
 * has nothing to lose, and takes a server that wants none. Call it before `connect`.
 */
export function demandProof<Client extends Watched>(client: Client): Client {
  const { connection } = client;
  const pass = connection.emit.bind(connection);
  let state: 'unproven' | 'proven' | 'open' | 'refused' = 'unproven';
  const giveUp = (error: unknown): false => {
    state = 'refused';
    pass('error', error);
    connection.stream.destroy();
    return false;
  };
  const refuse = (why: string): false => giveUp(new UnprovenServer(why));

  connection.emit = (event, ...args) => {
    if (state === 'refused') return AFTER.has(event) && pass(event, ...args);
    if (GIVES_AWAY.has(event)) return refuse('the server asks for the password itself');
    if (state === 'open') return pass(event, ...args);
    if (event === 'authenticationOk') {
      if (client.password && state !== 'proven') return refuse('the server did not prove that it is ours');
      state = 'open';
      return pass(event, ...args);
    }
    if (event === 'error') return giveUp(args[0]);
    if (!BEFORE.has(event)) return refuse('the server goes on without having proved that it is ours');
    const heard = pass(event, ...args);
    // The driver compares the proof within this call; where it is false, an error has come through here meanwhile.
    if (event === 'authenticationSASLFinal' && heard && state === 'unproven') state = 'proven';
    return heard;
  };
  return client;
}
