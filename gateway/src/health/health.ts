import type { FastifyInstance } from 'fastify';
import type { TokenVerifier } from '../identity/tokens.js';
import type { ServiceAddress } from '../upstream/services.js';

/** A check may take this long in wall milliseconds. */
const CHECK_MS = 2_000;

type State = 'up' | 'down';

/** `/health/live`: this process; `/health/ready`: all of Concord. */
export function healthRoutes(
  app: FastifyInstance,
  parts: { services: ServiceAddress[]; workerUrl: string; verifier: TokenVerifier },
): void {
  app.get('/health/live', () => ({ status: 'up' }));

  app.get('/health/ready', async (_request, reply) => {
    const checks: [string, Promise<State>][] = [
      ...parts.services.map(({ name, rootUrl }): [string, Promise<State>] => [
        name,
        look(`${rootUrl}/health/ready`),
      ]),
      ['worker', look(readyUrl(parts.workerUrl))],
      ['issuer', parts.verifier.ready().then((ready) => (ready ? 'up' : 'down'))],
    ];
    const states = Object.fromEntries(
      await Promise.all(checks.map(async ([name, state]): Promise<[string, State]> => [name, await state])),
    );
    const ready = Object.values(states).every((state) => state === 'up');
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'up' : 'down', checks: states });
  });
}

function readyUrl(workerUrl: string): string {
  return /\/health\//.test(workerUrl) ? workerUrl : `${workerUrl.replace(/\/+$/, '')}/health/ready`;
}

async function look(url: string): Promise<State> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(CHECK_MS) });
    await response.body?.cancel();
    return response.ok ? 'up' : 'down';
  } catch {
    return 'down';
  }
}
