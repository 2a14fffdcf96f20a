import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { TokenVerifier } from '../identity/tokens.js';
import type { ServiceAddress } from '../upstream/services.js';

/** A check may take this long in wall milliseconds. */
const CHECK_MS = 2_000;
/** An answer is given again for this long in wall milliseconds: who asks more often learns nothing newer. */
const KEPT_MS = 250;

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

interface HealthParts {
  services: ServiceAddress[];
  workerUrl: string;
  verifier: TokenVerifier;
}

/** `/health/live`: this process; `/health/ready`: all of Concord. */
export function healthRoutes(app: FastifyInstance, parts: HealthParts): void {
  app.get('/health/live', () => ({ status: 'up' }));

  // All who come while the parts are asked wait for the same answer.
  const states = new LRUCache<'all', Readiness>({
    max: 1,
    ttl: KEPT_MS,
    ttlResolution: 0,
    fetchMethod: () => lookAtAll(parts),
  });
  app.get('/health/ready', async (_request, reply) => {
    const state = (await states.fetch('all'))!;
    return reply.code(state.status === 'up' ? 200 : 503).send(state);
  });
}

interface Readiness {
  status: State;
  checks: Record<string, State>;
  reasons?: Record<string, string>;
}

async function lookAtAll(parts: HealthParts): Promise<Readiness> {
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
  return {
    status: ready ? 'up' : 'down',
    checks: Object.fromEntries(looks.map(([name, { state }]) => [name, state])),
    ...(reasons.length > 0 && { reasons: Object.fromEntries(reasons) }),
  };
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
