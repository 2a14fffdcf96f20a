import { addressOf } from '../rates/address.js';
import type { Role } from '@concord/contracts/roles';
import type { SealKey } from '@concord/temporal-link/keys';
import type { FastifyInstance } from 'fastify';
import { bareId } from '../identity/directory.js';
import { Refusal } from '../identity/refusal.js';
import type { Viewer, ViewerReader } from '../identity/viewer.js';
import type { Logger } from '../log.js';
import type { ServiceAddress } from '../upstream/services.js';
import { askGraph } from '../upstream/upstream.js';
import { openPayloads, wirePayloads } from './codec.js';

/** Where Temporal's page and command line are told to look: they add `/decode`. */
const ADDRESS = '/temporal/codec/decode';
const MOST_BYTES = 2_000_000;
const PREFLIGHT_SECONDS = '600';
const ROOTS = 'query GatewayRootUnits { rootUnits { id } }';
const ADMINISTRATOR: Role = 'ADMINISTRATOR';

/**
 * `POST /temporal/codec/decode`: opens payloads for an administrator who looks at Temporal's own page or command line
 * (its remote codec protocol). There is no `encode`: nobody is given something sealed that he has not said through us.
 */
export function codecRoute(
  app: FastifyInstance,
  parts: {
    keys: readonly SealKey[];
    /** Origin of Temporal's page, the only one that may ask from a browser; undefined: none. */
    uiOrigin: string | undefined;
    readViewer: ViewerReader;
    directory: ServiceAddress;
    timeoutMs: number;
    log: Logger;
  },
): void {
  const { directory, keys, log, readViewer, timeoutMs, uiOrigin } = parts;
  const readers = new WeakMap<object, string>();

  /** What is sealed is of the whole installation, so the post must be on a root of the tree, and be held in full. */
  const mayRead = async (viewer: Viewer, requestId: string): Promise<boolean> => {
    const { claims } = viewer;
    const posts = claims.roles.filter(({ role, acts }) => role === ADMINISTRATOR && !acts?.length);
    if (claims.kind !== 'person' || posts.length === 0) return false;
    const answer = await askGraph<{ rootUnits: { id: string }[] | null }>(
      directory,
      ROOTS,
      {},
      { identity: viewer.signed, timeoutMs, requestId },
    );
    if (!answer.data?.rootUnits) throw new Refusal('SERVICE_UNAVAILABLE', 503, { service: 'directory' });
    const roots = answer.data.rootUnits.map(({ id }) => bareId(id));
    return posts.some(({ orgUnitId }) => roots.includes(orgUnitId));
  };

  const allowOrigin = (origin: string | undefined): Record<string, string> => ({
    vary: 'origin',
    'cache-control': 'no-store',
    ...(uiOrigin !== undefined && origin === uiOrigin && { 'access-control-allow-origin': uiOrigin }),
  });

  app.options(ADDRESS, (request, reply) => {
    const headers = allowOrigin(request.headers.origin);
    reply.headers(headers);
    if (headers['access-control-allow-origin'] !== undefined) {
      reply.headers({
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization, content-type, x-namespace',
        'access-control-max-age': PREFLIGHT_SECONDS,
      });
    }
    return reply.code(204).send();
  });

  app.post(ADDRESS, {
    bodyLimit: MOST_BYTES,
    // Who asks is decided before the body is read.
    onRequest: async (request, reply) => {
      reply.headers(allowOrigin(request.headers.origin));
      const viewer = await readViewer(request.headers, request.id, addressOf(request));
      if (viewer.claims.kind === 'anonymous') throw new Refusal('CODEC_FORBIDDEN', 401);
      // Administration does not go on with what directory said before it went away.
      if (viewer.directoryAwayMs !== undefined) {
        throw new Refusal('SERVICE_UNAVAILABLE', 503, { service: 'directory' });
      }
      if (!(await mayRead(viewer, request.id))) {
        log.warn(
          { requestId: request.id, reader: viewer.claims.personId ?? viewer.subject },
          'payloads of Temporal are not shown',
        );
        throw new Refusal('CODEC_FORBIDDEN', 403);
      }
      readers.set(request, viewer.claims.personId ?? '');
    },
    handler: async (request, reply) => {
      const asked = wirePayloads.safeParse(request.body);
      if (!asked.success) throw new Refusal('BAD_REQUEST', 400);
      const { payloads, opened } = openPayloads(asked.data.payloads, keys);
      log.info(
        { requestId: request.id, reader: readers.get(request), payloads: payloads.length, opened },
        'payloads of Temporal are shown',
      );
      return reply.send({ payloads });
    },
  });
}
