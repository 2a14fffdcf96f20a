import { createHash } from 'node:crypto';
import type { GatewayRuntime } from '@graphql-hive/gateway-runtime';
import type { IdentityClaims } from '@concord/contracts/identity';
import type { FastifyInstance } from 'fastify';
import type { GraphContext } from '../graph/runtime.js';
import type { IdentityDirectory } from '../identity/directory.js';
import { requestLanguage } from '../identity/language.js';
import { Refusal } from '../identity/refusal.js';
import type { IdentitySigner } from '../identity/signer.js';
import type { Viewer } from '../identity/viewer.js';
import type { ServiceAddress } from '../upstream/services.js';
import { clockNames, feedOwner } from './feed-owner.js';
import { personCalendar } from './person-calendar.js';
import { PersonEvents } from './person-events.js';

/** 32 random bytes, base64url. */
const FILE = /^([A-Za-z0-9_-]{43})\.ics$/;
/** Askings of one address within a minute of wall time; calendar programs ask a few times an hour. */
const MOST_A_MINUTE = 30;
const MINUTE_MS = 60_000;
/** Addresses that are counted at once, most of which are none. */
const MOST_TOKENS = 10_000;
/** Sessions of the last days stay in the calendar. */
const PAST_DAYS = 30;

/** `GET /ics/me/<token>.ics`: one person's deadlines and sessions, read-only, as he would read them in the graph. */
export function personFeedRoute(
  app: FastifyInstance,
  parts: {
    graph: GatewayRuntime<GraphContext>;
    feedback: ServiceAddress;
    directory: IdentityDirectory;
    signer: IdentitySigner;
    publicUrl: string;
    timeoutMs: number;
  },
): void {
  const { directory, feedback, publicUrl, signer, timeoutMs } = parts;
  const events = new PersonEvents(parts.graph, publicUrl);
  const allowed = createRate();

  app.get<{ Params: { file: string } }>('/ics/me/:file', async (request, reply) => {
    // An address that is none and one that was revoked look the same.
    const token = FILE.exec(request.params.file)?.[1];
    if (token === undefined) throw new Refusal('NOT_FOUND', 404);
    if (!allowed(token)) {
      reply.header('retry-after', '60');
      throw new Refusal('TOO_MANY_REQUESTS', 429);
    }
    const owner = await feedOwner(feedback, token, {
      identity: signer.signGateway(),
      timeoutMs,
      requestId: request.id,
    });
    if (!owner) throw new Refusal('NOT_FOUND', 404);
    const record = await directory.identityOfPerson(owner.personId).catch((error: unknown) => {
      // Who left has no calendar any more; that is nobody's wrong sign-in.
      if (error instanceof Refusal && error.code === 'AUTH_SUBJECT_UNKNOWN') {
        throw new Refusal('NOT_FOUND', 404);
      }
      throw error;
    });
    const claims: IdentityClaims = {
      kind: 'person',
      personId: owner.personId,
      roles: record.roles,
      language: requestLanguage({}, record.language),
      requestId: request.id,
    };
    const viewer = viewerOf(claims, signer);
    const from = dayBefore(owner.today, PAST_DAYS);
    const [deadlines, sessions] = await Promise.all([
      events.deadlines(viewer),
      events.sessions(viewer, from),
    ]);
    const kinds = [...new Set(deadlines.map(({ kind }) => kind))].sort();
    const clocks = await clockNames(feedback, kinds, {
      identity: viewer.signed,
      timeoutMs,
    });
    const { language } = claims;
    const { timeZone } = owner;
    const body = personCalendar({
      deadlines,
      sessions,
      clocks,
      language,
      timeZone,
      publicUrl,
    });
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    reply
      .header('etag', etag)
      .header('cache-control', 'private, no-cache')
      // The address is a secret: no page that a calendar links to learns it.
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex');
    if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) return reply.code(304).send();
    return reply.type('text/calendar; charset=utf-8').send(body);
  });
}

/** The date so many days earlier. */
function dayBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}

function viewerOf(claims: IdentityClaims, signer: IdentitySigner): Viewer {
  return {
    claims,
    language: claims.language,
    expiresAt: undefined,
    subject: undefined,
    atConsole: false,
    loader: false,
    // A calendar is only read.
    directoryAwayMs: undefined,
    signed: signer.sign(claims),
  };
}

/** Whether one more asking of the address is allowed; wall time, forgotten every minute and when it is full, so it cannot grow. */
function createRate(): (token: string) => boolean {
  let asked = new Map<string, number>();
  let since = Date.now();
  return (token) => {
    if (Date.now() - since >= MINUTE_MS || asked.size >= MOST_TOKENS) {
      asked = new Map();
      since = Date.now();
    }
    const count = (asked.get(token) ?? 0) + 1;
    asked.set(token, count);
    return count <= MOST_A_MINUTE;
  };
}
