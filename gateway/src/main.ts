import { readFile } from 'node:fs/promises';
import { processEnv } from './env.js';
import { startGateway } from './gateway.js';
import { createLog } from './log.js';

/** The gateway's process. */
const env = processEnv();
const log = createLog(env.LOG_LEVEL);
const supergraph = await readFile(new URL('../supergraph.graphql', import.meta.url), 'utf8');
const gateway = await startGateway(env, supergraph, log);
log.info({ port: gateway.port, publicUrl: env.PUBLIC_URL, sandbox: env.CONCORD_SANDBOX }, 'gateway listens');

let ending = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // The launcher may send both; the end is begun once.
    if (ending) return;
    ending = true;
    log.info({ signal }, 'gateway ends');
    gateway.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'gateway did not end in good order');
        process.exit(1);
      },
    );
  });
}
