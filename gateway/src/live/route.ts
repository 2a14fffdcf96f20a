import type { FastifyInstance } from 'fastify';
import type { IdentityDirectory } from '../identity/directory.js';
import type { ViewerReader } from '../identity/viewer.js';
import type { LiveSessions } from '../issuer/adapter.js';
import { onLeaving } from '../leaving.js';
import { addressOf } from '../rates/address.js';
import type { Rates } from '../rates/rates.js';
import type { LiveHub, Nudge } from './hub.js';

const HEARTBEAT_MS = 15_000;
/** A client that reads nothing while this much waits for him is cut off; he comes back and refetches. */
const MOST_WAITING_BYTES = 256_000;
/** Longest life of a timer; a token that lives longer ends the stream no later than this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** `GET /live`: server-sent events; a fetch stream with the bearer token, as EventSource cannot send one. */
export function liveRoute(
  app: FastifyInstance,
  parts: {
    hub: LiveHub;
    readViewer: ViewerReader;
    directory: IdentityDirectory;
    rates: Rates;
    /** The embedded issuer's sessions: a stream ends with the one that its token was given in. */
    sessions?: LiveSessions | undefined;
  },
): void {
  app.get('/live', async (request, reply) => {
    const viewer = await parts.readViewer(request.headers, request.id, addressOf(request));
    const giveBack = parts.rates.openStream({
      address: addressOf(request),
      subject: viewer.subject,
    });
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-request-id': request.id,
    });

    const send = (text: string): void => {
      if (stream.destroyed || stream.writableEnded) return;
      stream.write(text);
      if (stream.writableLength > MOST_WAITING_BYTES) stream.destroy();
    };
    const leave = parts.hub.listen({
      rights: async () => {
        if (viewer.subject === undefined) return { roles: [] };
        const record = await parts.directory.identityOf(viewer.subject);
        // What he holds may have ended, and a program would go on for ever.
        if (viewer.claims.kind === 'machine' && record.awayMs !== undefined) {
          throw new Error('directory is away');
        }
        return { personId: record.personId ?? undefined, roles: record.roles };
      },
      nudge: (nudges: Nudge[]) =>
        send(nudges.map((nudge) => `event: nudge\ndata: ${JSON.stringify(nudge)}\n\n`).join('')),
      resync: () => send('event: resync\ndata: {}\n\n'),
      end: () => stream.end(),
    });
    const heartbeat = setInterval(() => send(': alive\n\n'), HEARTBEAT_MS);
    const expiry =
      viewer.expiresAt === undefined
        ? undefined
        : setTimeout(
            () => stream.end(),
            Math.min(Math.max(viewer.expiresAt - Date.now(), 0), LONGEST_TIMER_MS),
          );
    const forgetSession =
      viewer.sessionId === undefined
        ? undefined
        : parts.sessions?.onEnd(viewer.sessionId, () => stream.end());
    onLeaving(stream, () => {
      leave();
      giveBack();
      forgetSession?.();
      clearInterval(heartbeat);
      clearTimeout(expiry);
    });
    stream.on('error', () => stream.destroy());
    // Tells the client that from now on it hears every change: it refetches what it read before.
    send('retry: 2000\nevent: ready\ndata: {}\n\n');
    return reply;
  });
}
