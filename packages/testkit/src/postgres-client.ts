import { demandProof } from '@concord/contracts/server-proof';
import pg, { type ClientConfig } from 'pg';

/** A connection that tells nothing to a server that has not proved itself. */
export class Client extends pg.Client {
  constructor(config?: ClientConfig) {
    super(config);
    demandProof(this);
  }
}
