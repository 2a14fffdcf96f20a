import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SetupKeyGate } from '@concord/contracts/setup-key';
import type Provider from 'oidc-provider';
import { z } from 'zod';
import { doorOf } from '../doors.js';
import { bareId } from '../identity/directory.js';
import { refusalBody } from '../identity/refusal.js';
import { headerLanguage, LOADER_HEADER } from '../identity/viewer.js';
import { addressOf } from '../rates/address.js';
import { TooManyTries } from './accounts.js';
import type { Accounts } from './accounts.js';
import { TooBusy } from './derivation.js';
import type { KnownDevices } from './devices.js';
import { pressedOwnButton } from './issuer.js';
import { accountPage, LEAST_PASSWORD, noticePage, samplePeoplePage } from './page.js';
import type { SamplePeople } from './people.js';
import type { SampleTokens } from './sample-token.js';

/** What the issuer's routes need; `sample` only where sample data is allowed, else accounts are asked. */
export interface IssuerRoutes {
  provider: Provider;
  accounts: Accounts;
  /** Asked for the first account. */
  setupKey: SetupKeyGate;
  devices: KnownDevices;
  publicUrl: string;
  sample?: { people: SamplePeople; tokens: SampleTokens };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** By which the issuer counts the request (`addressOf`). */
    address: string;
  }
}

/** After how many seconds a full queue of sign-ins is worth another try. */
const BUSY_SECONDS = 5;

const accountRequest = z.object({
  login: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
  setupKey: z.string().max(200).default(''),
});
const signOutRequest = z.partialRecord(
  z.enum(['client_id', 'id_token_hint', 'post_logout_redirect_uri', 'state']),
  z.string(),
);
const tokenRequest = z.object({ personId: z.string().min(1).max(100) });

/** Registers the embedded issuer under `/oidc`. */
export function issuerRoutes(app: FastifyInstance, parts: IssuerRoutes): void {
  const library = parts.provider.callback();
  app.decorateRequest('address', '');
  app.addHook('onRequest', async (request, reply) => {
    if (doorOf(request.routeOptions.url) !== 'oidc') return;
    // Read while the headers are the client's own.
    request.address = addressOf(request);
    comeFromPublicAddress(request.raw, parts.publicUrl);
    if (FORMS.test(foundPath(request)) && !sameOrigin(request, parts.publicUrl)) {
      return html(reply, 403, noticePage('请从本站页面操作。', 'Please do this from a page of this site.'));
    }
    const status = unusual(request);
    if (status === undefined) return;
    // What was not read of a body is not waited for.
    reply.header('connection', 'close');
    return html(
      reply,
      status,
      noticePage(
        '登录请求过长或格式不对，请从首页重新登录。',
        'The request to sign in is too long or malformed. Please start again from the home page.',
      ),
    );
  });
  app.register((scope, _options, done) => {
    acceptForms(scope);
    interactionRoutes(scope, parts);
    signOutRoute(scope, library);
    done();
  });
  if (parts.sample) sampleRoutes(app, parts.sample);

  app.register((scope, _options, done) => {
    // The library reads bodies itself, from the raw request.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scope.all('/oidc/*', (request, reply) => handOver(library, request, reply));
    done();
  });
}

type Library = ReturnType<Provider['callback']>;

/** The library answers by itself. */
async function handOver(library: Library, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.hijack();
  // By the two addresses the library learns where it is mounted.
  const raw = request.raw as typeof request.raw & { originalUrl?: string };
  raw.originalUrl = raw.url!;
  raw.url = raw.url!.replace(/^\/oidc/, '') || '/';
  await library(raw, reply.raw);
}

/** The address as the router read it: as it was sent, it may be escaped. */
function foundPath({ routeOptions, params }: FastifyRequest): string {
  return (routeOptions.url ?? '').replace('*', (params as { '*'?: string })['*'] ?? '');
}

/** What a person sends from a page of ours; a page from elsewhere must not send it in his name. */
const FORMS = /^\/oidc\/(interaction|session)\//i;

/** Where a sign-in begins, and goes on. */
const AUTHORIZATION = /^\/oidc\/auth(\/|$)/i;
/** Characters of what follows the address, of one parameter of it, and bytes of a form; ours have some hundred. */
const LONGEST = { query: 4_096, parameter: 512, token: 2_048, form: 8_192 };

/** Status by which a request is refused that is larger than any of ours: the issuer keeps what begins a sign-in. */
function unusual(request: FastifyRequest): number | undefined {
  const query = /\?(.*)/s.exec(request.url)?.[1] ?? '';
  if (query.length > LONGEST.query) return 414;
  for (const [name, value] of new URLSearchParams(query)) {
    if (value.length > (name === 'id_token_hint' ? LONGEST.token : LONGEST.parameter)) return 414;
  }
  if (Number(request.headers['content-length'] ?? 0) > LONGEST.form) return 413;
  if (request.headers['transfer-encoding'] !== undefined) return 411;
  const begins = request.method === 'GET' || request.method === 'HEAD';
  return AUTHORIZATION.test(foundPath(request)) && !begins ? 405 : undefined;
}

/** Browsers name the page that sends a form, others send no name. */
function sameOrigin(request: FastifyRequest, publicUrl: string): boolean {
  if (request.method !== 'POST') return true;
  const { origin } = request.headers;
  return origin === undefined || origin === new URL(publicUrl).origin;
}

/**
 * The library makes its addresses of the request's host and scheme, which anybody may send: they are written over with
 * those of the public address.
 */
function comeFromPublicAddress(raw: FastifyRequest['raw'], publicUrl: string): void {
  const { host, protocol } = new URL(publicUrl);
  for (const name of Object.keys(raw.headers)) {
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete raw.headers[name];
  }
  raw.headers.host = host;
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  raw.headers['x-forwarded-host'] = host;
}

/** The name as it was typed, so that it need not be typed again. */
function typedLogin(body: unknown): string {
  return accountRequest.pick({ login: true }).safeParse(body).data?.login ?? '';
}

function acceptForms(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4_096 },
    (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
}

function interactionRoutes(scope: FastifyInstance, parts: IssuerRoutes): void {
  const { provider, sample, accounts } = parts;
  scope.get('/oidc/interaction/:uid', async (request, reply) => {
    const uid = await interactionOf(provider, request, reply);
    if (!uid) return expired(reply);
    if (!sample) return html(reply, 200, accountPage(accounts.empty()));
    try {
      return await html(reply, 200, samplePeoplePage(await sample.people(), uid));
    } catch {
      return html(
        reply,
        503,
        noticePage(
          '人员服务暂时不可用，请稍后刷新。',
          'The directory is away at the moment. Please reload in a while.',
        ),
      );
    }
  });

  scope.post('/oidc/interaction/:uid', async (request, reply) => {
    const uid = await interactionOf(provider, request, reply);
    if (!uid) return expired(reply);
    const first = accounts.empty();
    let accountId: string | undefined;
    try {
      accountId = sample
        ? await chosenPerson(sample.people, request.body)
        : await signedInAccount(parts, request, reply);
    } catch (error) {
      if (!(error instanceof TooBusy || error instanceof TooManyTries)) throw error;
      reply.header('retry-after', error instanceof TooManyTries ? error.retryAfterSeconds : BUSY_SECONDS);
      return html(reply, 429, accountPage(first, 'busy', typedLogin(request.body)));
    }
    if (accountId === undefined) {
      return sample
        ? expired(reply)
        : html(reply, 400, accountPage(first, 'wrong', typedLogin(request.body)));
    }
    reply.hijack();
    await provider.interactionFinished(
      request.raw,
      reply.raw,
      { login: { accountId } },
      { mergeWithLastSubmission: false },
    );
    return reply;
  });
}

/** The web's own button posts what a link would ask by its address; the library knows the address only. */
function signOutRoute(scope: FastifyInstance, library: Library): void {
  scope.post('/oidc/session/end', async (request, reply) => {
    const fields = signOutRequest.safeParse(request.body);
    const { raw } = request;
    raw.method = 'GET';
    raw.url = `/oidc/session/end?${new URLSearchParams(fields.data)}`;
    for (const name of ['content-type', 'content-length', 'transfer-encoding']) delete raw.headers[name];
    pressedOwnButton(raw);
    await handOver(library, request, reply);
    return reply;
  });
}

function sampleRoutes(app: FastifyInstance, sample: { people: SamplePeople; tokens: SampleTokens }): void {
  app.get('/oidc/sample-people', async () => ({ people: await sample.people() }));

  app.post('/oidc/sample-token', { bodyLimit: 4_096 }, async (request, reply) => {
    const language = headerLanguage(request.headers);
    const parsed = tokenRequest.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send(refusalBody('BAD_REQUEST', language));
    const secret = request.headers[LOADER_HEADER];
    const loader = sample.tokens.isLoader(Array.isArray(secret) ? secret[0] : secret);
    const personId = bareId(parsed.data.personId);
    const known = loader || (await sample.people()).some(({ id }) => id === personId);
    if (!known) return reply.code(404).send(refusalBody('NOT_FOUND', language));
    return reply.header('cache-control', 'no-store').send(await sample.tokens.issue(personId, loader));
  });
}

async function chosenPerson(people: SamplePeople, body: unknown): Promise<string | undefined> {
  const chosen = tokenRequest.safeParse(body);
  return chosen.success ? (await people()).find(({ id }) => id === chosen.data.personId)?.id : undefined;
}

async function signedInAccount(
  { accounts, devices, setupKey }: IssuerRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | undefined> {
  const given = accountRequest.safeParse(request.body);
  if (!given.success) return undefined;
  const { login, password } = given.data;
  const { address } = request;
  let subject: string | undefined;
  if (accounts.empty()) {
    if (password.length >= LEAST_PASSWORD && (await setupKey.opens(given.data.setupKey))) {
      subject = await accounts.createFirst(login, password, address);
    }
  } else {
    const device = devices.knownDevice(login, request.headers.cookie);
    subject = await accounts.check({ login, address, device }, password);
  }
  // The library writes the answer: what it finds on the raw response goes along.
  if (subject !== undefined) reply.raw.appendHeader('set-cookie', devices.remember(login));
  return subject;
}

async function interactionOf(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | undefined> {
  try {
    const details = await provider.interactionDetails(request.raw, reply.raw);
    return details.prompt.name === 'login' ? details.uid : undefined;
  } catch {
    return undefined;
  }
}

function expired(reply: FastifyReply): FastifyReply {
  return html(
    reply,
    400,
    noticePage(
      '登录已过期，请从首页重新登录。',
      'This sign-in has expired. Please start again from the home page.',
    ),
  );
}

function html(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(body);
}
