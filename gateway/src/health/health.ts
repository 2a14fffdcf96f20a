import type { FastifyInstance } from 'fastify';
import type { TokenVerifier } from '../identity/tokens.js';
import type { ServiceAddress } from '../upstream/services.js';

/** A check may take this long in wall milliseconds. */
const CHECK_MS = 2_000;

type State = 'up' | 'down';

interface Look {
  state: State;
  /** In the words of the service itself, where it answered. */
  reason?: string;
}

interface Part {
  ok?: boolean;
  required?: boolean;
  detail?: unknown;
}

/** `/health/live`: this process; `/health/ready`: all of Concord. */
export function healthRoutes(
  app: FastifyInstance,
  parts: { services: ServiceAddress[]; workerUrl: string; verifier: TokenVerifier },
): void {
  app.get('/health/live', () => ({ status: 'up' }));

  app.get('/health/ready', async (_request, reply) => {
    const checks: [string, Promise<Look>][] = [
      ...parts.services.map(({ name, rootUrl }): [string, Promise<Look>] => [
        name,
        look(`${rootUrl}/health/ready`),
      ]),
      ['worker', look(readyUrl(parts.workerUrl))],
      ['issuer', parts.verifier.ready().then((ready) => ({ state: ready ? 'up' : 'down' }))],
    ];
    const looks = await Promise.all(
      checks.map(async ([name, asked]): Promise<[string, Look]> => [name, await asked]),
    );
    const ready = looks.every(([, { state }]) => state === 'up');
    const reasons = looks.flatMap(([name, { reason }]) => (reason ? [[name, reason] as const] : []));
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'up' : 'down',
      checks: Object.fromEntries(looks.map(([name, { state }]) => [name, state])),
      ...(reasons.length > 0 && { reasons: Object.fromEntries(reasons) }),
    });
  });
}

function readyUrl(workerUrl: string): string {
  return /\/health\//.test(workerUrl) ? workerUrl : `${workerUrl.replace(/\/+$/, '')}/health/ready`;
}

async function look(url: string): Promise<Look> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(CHECK_MS) });
    if (response.ok) {
      await response.body?.cancel();
      return { state: 'up' };
    }
    const reason = reasonIn(await response.json().catch(() => null));
    return { state: 'down', ...(reason && { reason }) };
  } catch {
    return { state: 'down' };
  }
}

/** What the required parts of a service say of themselves; they hold no secret and no personal data. */
function reasonIn(body: unknown): string {
  const { parts } = (body ?? {}) as { parts?: Record<string, Part> };
  return Object.entries(parts ?? {})
    .filter(([, part]) => part.required && !part.ok)
    .map(([name, { detail }]) => (typeof detail === 'string' ? `${name}: ${detail}` : name))
    .join('; ');
}
