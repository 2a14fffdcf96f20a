import { createHash } from 'node:crypto';
import { whereToListen } from '@concord/contracts/listening';
import { SetupKeyGate } from '@concord/contracts/setup-key';
import type { Env } from './env.js';
import { graphRoute } from './graph/route.js';
import { createGraph } from './graph/runtime.js';
import { readTrustedDocuments } from './graph/trusted.js';
import { calendarIcsRoute } from './ics/calendar.js';
import { healthRoutes } from './health/health.js';
import { personFeedRoute } from './ics/person-feed.js';
import { createIdentityDirectory } from './identity/directory.js';
import { createSigner } from './identity/signer.js';
import { createTokenVerifier } from './identity/tokens.js';
import type { VerifiedToken } from './identity/tokens.js';
import { createViewerReader } from './identity/viewer.js';
import { openAccounts } from './issuer/accounts.js';
import { openIssuerStore } from './issuer/adapter.js';
import { createKnownDevices } from './issuer/devices.js';
import { createIssuer, embeddedIssuerUrl } from './issuer/issuer.js';
import { loadIssuerKeys } from './issuer/keys.js';
import { createLockout } from './issuer/lockout.js';
import { readMachineClients } from './issuer/machines.js';
import { PAGE_STYLE } from './issuer/page.js';
import { createSamplePeople } from './issuer/people.js';
import { issuerRoutes } from './issuer/routes.js';
import { createSampleTokens } from './issuer/sample-token.js';
import { startFeed } from './live/feed.js';
import { LiveHub } from './live/hub.js';
import { liveRoute } from './live/route.js';
import type { Logger } from './log.js';
import { createMergedSchema } from './merged/merged.js';
import { memoryCounters, postgresCounters } from './rates/counters.js';
import type { MakeCounter } from './rates/counters.js';
import { dailyDigest } from './rates/digest.js';
import { countDoors } from './rates/doors.js';
import { createProofs } from './rates/proof.js';
import { createRates } from './rates/rates.js';
import type { Rates } from './rates/rates.js';
import { createTestServerClock } from './sandbox/clock.js';
import { takePulses } from './sandbox/pulse.js';
import { createSandbox } from './sandbox/sandbox.js';
import { boundConnections } from './security/connections.js';
import { securityHeaders } from './security/headers.js';
import { createServer } from './server.js';
import { codecRoute } from './temporal/route.js';
import { serviceAddresses } from './upstream/services.js';
import { graphiqlRoute } from './web/graphiql.js';
import { oneLoopbackName, webRoutes } from './web/web.js';

/** A service asks each of its stories before it answers its pulse. */
const PULSE_TIMEOUT_MS = 15_000;

/** A running gateway. */
export interface Gateway {
  /** The port that it listens on, of 127.0.0.1. */
  port: number;
  /** Ends streams first, then requests, then what is kept. */
  close(): Promise<void>;
}

/** Puts the gateway together and starts it; the services may start later. */
export async function startGateway(env: Env, supergraph: string, log: Logger): Promise<Gateway> {
  const services = serviceAddresses(env);
  const directoryService = services.find(({ name }) => name === 'directory')!;
  const timeoutMs = env.UPSTREAM_TIMEOUT_MS;
  const audience = env.OIDC_AUDIENCE ?? `${env.PUBLIC_URL}/graphql`;
  const issuer = env.OIDC_ISSUER ?? embeddedIssuerUrl(env.PUBLIC_URL);

  const signer = await createSigner(env.IDENTITY_PRIVATE_JWK);
  const directory = createIdentityDirectory(directoryService, signer, timeoutMs);
  const app = createServer(log, env.TRUSTED_PROXIES);
  securityHeaders(app.server, env.PUBLIC_URL, {
    issuerStyle: PAGE_STYLE,
    issuerOrigin: env.OIDC_ISSUER && new URL(env.OIDC_ISSUER).origin,
  });
  boundConnections(app, env.TRUSTED_PROXIES.length > 0);

  const shared = env.DATABASE_URL ? postgresCounters(env.DATABASE_URL, log) : undefined;
  const counter = shared?.counter ?? memoryCounters;
  const rates = openRates(env, counter);
  countDoors(app, rates);

  const embedded = env.OIDC_ISSUER ? undefined : await openEmbeddedIssuer(env, counter, log);
  const tokens =
    embedded && env.CONCORD_SAMPLE ? await createSampleTokens(embedded.keys, issuer, audience) : undefined;
  if (embedded) {
    const people = createSamplePeople(directoryService, signer, timeoutMs);
    issuerRoutes(app, {
      provider: createIssuer({
        ...embedded,
        publicUrl: env.PUBLIC_URL,
        audience,
      }),
      accounts: embedded.accounts,
      setupKey: new SetupKeyGate(env.SETUP_KEY_DIGEST, sha256),
      devices: createKnownDevices(embedded.keys.cookieKeys[0]!, env.PUBLIC_URL.startsWith('https:')),
      publicUrl: env.PUBLIC_URL,
      ...(tokens ? { sample: { people, tokens } } : {}),
    });
  }
  const verifier = createTokenVerifier({
    issuer,
    audience,
    timeoutMs,
    ...(embedded
      ? {
          localKeys: embedded.keys.publicJwks,
          stillGood: stillGood(embedded, env.CONCORD_SAMPLE),
        }
      : {}),
  });
  const readViewer = createViewerReader({
    verifier,
    directory,
    signer,
    sample: tokens,
    consoleKey: env.CONCORD_CONSOLE_KEY,
    digest: (text) => dailyDigest(installationSecret(env), text),
  });

  const clock = env.CONCORD_SANDBOX
    ? createTestServerClock(env.TEMPORAL_ADDRESS, env.CASE_CLOCK_OFFSET_MS)
    : undefined;
  const sandbox = createSandbox(clock, () => takePulses(services, signer, PULSE_TIMEOUT_MS));
  const merged = createMergedSchema({ services, sandbox, timeoutMs, secret: installationSecret(env) });
  const graph = createGraph({
    supergraph,
    services,
    merged,
    timeoutMs,
    log,
    rates,
    sandbox: env.CONCORD_SANDBOX,
  });
  const hub = new LiveHub();

  graphRoute(app, {
    graph,
    readViewer,
    publicUrl: env.PUBLIC_URL,
    trusted: readTrustedDocuments(env.WEB_DIR),
    rates,
  });
  liveRoute(app, {
    hub,
    readViewer,
    directory,
    rates,
    sessions: embedded?.store.sessions,
  });
  calendarIcsRoute(app, { directory: directoryService, readViewer, timeoutMs });
  personFeedRoute(app, {
    graph,
    feedback: services.find(({ name }) => name === 'feedback')!,
    directory,
    signer,
    publicUrl: env.PUBLIC_URL,
    timeoutMs,
  });
  healthRoutes(app, { services, workerUrl: env.WORKER_URL, verifier });
  if (env.TEMPORAL_CODEC_KEYS) {
    codecRoute(app, {
      keys: env.TEMPORAL_CODEC_KEYS,
      uiOrigin: env.TEMPORAL_UI_ORIGIN,
      readViewer,
      directory: directoryService,
      timeoutMs,
      log,
    });
  }
  graphiqlRoute(app);
  oneLoopbackName(app, env.PUBLIC_URL);
  await webRoutes(app, env.WEB_DIR, env.OIDC_ISSUER);

  const feed = startFeed({ services, signer, hub, log });
  await app.listen(whereToListen(env));
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : env.CONCORD_PORT;

  return {
    port,
    async close() {
      hub.close();
      await Promise.all([app.close(), feed.close()]);
      await graph.dispose();
      await sandbox.close();
      await embedded?.store.close();
      await shared?.close();
    },
  };
}

/** The key that gateways of one installation share already; what is derived from it tells nothing of it. */
const installationSecret = (env: Env): string => JSON.stringify(env.IDENTITY_PRIVATE_JWK['d']);

function openRates(env: Env, shared: MakeCounter): Rates {
  const key = installationSecret(env);
  return createRates({
    limits: {
      anonymousActs: env.RATE_ANONYMOUS_ACTS,
      anonymousActsOnThing: env.RATE_ANONYMOUS_ACTS_ON_THING,
      strangersOnThing: env.RATE_STRANGERS_ON_THING,
      acts: env.RATE_ACTS,
      topics: env.RATE_TOPICS,
      topicsEntered: env.RATE_TOPICS_ENTERED,
      readPoints: env.RATE_READ_POINTS,
      doors: env.RATE_DOORS,
      streams: env.RATE_STREAMS,
    },
    shared,
    proofs: createProofs(key, shared),
    key,
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function openEmbeddedIssuer(env: Env, counter: MakeCounter, log: Logger) {
  const accounts = await openAccounts(env.GATEWAY_DATA_DIR, createLockout(counter));
  return {
    // Before the store: it drops the sessions of a click where the sample is allowed no more.
    keys: await loadIssuerKeys(env.GATEWAY_DATA_DIR, env.CONCORD_SAMPLE),
    store: await openIssuerStore(
      env.GATEWAY_DATA_DIR,
      log,
      (accountId) => env.CONCORD_SAMPLE || accounts.has(accountId),
    ),
    machines: await readMachineClients(env.GATEWAY_DATA_DIR),
    accounts,
  };
}

/** Whether what a token of the embedded issuer was given for is still there. */
function stillGood(
  { store, machines }: Awaited<ReturnType<typeof openEmbeddedIssuer>>,
  sampleAllowed: boolean,
): (token: VerifiedToken) => boolean {
  return ({ subject, clientId, sessionId }) => {
    if (sessionId !== undefined) return store.sessions.accountOf(sessionId) === subject;
    if (clientId === subject) return machines.some((machine) => machine.clientId === clientId);
    return sampleAllowed;
  };
}
