import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SetupKeyGate } from '@concord/contracts/setup-key';
import type Provider from 'oidc-provider';
import { z } from 'zod';
import { bareId } from '../identity/directory.js';
import { refusalBody } from '../identity/refusal.js';
import { headerLanguage, LOADER_HEADER } from '../identity/viewer.js';
import type { Accounts } from './accounts.js';
import { accountPage, LEAST_PASSWORD, noticePage, samplePeoplePage } from './page.js';
import type { SamplePeople } from './people.js';
import type { SampleTokens } from './sample-token.js';

/** What the issuer's routes need; `sample` only where sample data is allowed, else accounts are asked. */
export interface IssuerRoutes {
  provider: Provider;
  accounts: Accounts;
  /** Asked for the first account. */
  setupKey: SetupKeyGate;
  sample?: { people: SamplePeople; tokens: SampleTokens };
}

const accountRequest = z.object({
  login: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
  setupKey: z.string().max(200).default(''),
});
const tokenRequest = z.object({ personId: z.string().min(1).max(100) });

/** Registers the embedded issuer under `/oidc`. */
export function issuerRoutes(app: FastifyInstance, parts: IssuerRoutes): void {
  app.register((scope, _options, done) => {
    interactionRoutes(scope, parts);
    done();
  });
  if (parts.sample) sampleRoutes(app, parts.sample);

  app.register((scope, _options, done) => {
    // The library reads bodies itself, from the raw request.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    const callback = parts.provider.callback();
    scope.all('/oidc/*', async (request, reply) => {
      reply.hijack();
      // By the two addresses the library learns where it is mounted.
      const raw = request.raw as typeof request.raw & { originalUrl?: string };
      raw.originalUrl = raw.url!;
      raw.url = raw.url!.replace(/^\/oidc/, '') || '/';
      await callback(raw, reply.raw);
    });
    done();
  });
}

function interactionRoutes(scope: FastifyInstance, parts: IssuerRoutes): void {
  const { provider, sample, accounts } = parts;
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4_096 },
    (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(body as string))),
  );

  scope.get('/oidc/interaction/:uid', async (request, reply) => {
    const uid = await interactionOf(provider, request, reply);
    if (!uid) return expired(reply);
    if (!sample) return html(reply, 200, accountPage(accounts.empty(), false));
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
    const accountId = sample
      ? await chosenPerson(sample.people, request.body)
      : await signedInAccount(parts, request.body);
    if (accountId === undefined) return sample ? expired(reply) : html(reply, 400, accountPage(first, true));
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
  { accounts, setupKey }: IssuerRoutes,
  body: unknown,
): Promise<string | undefined> {
  const given = accountRequest.safeParse(body);
  if (!given.success) return undefined;
  const { login, password } = given.data;
  if (!accounts.empty()) return accounts.check(login, password);
  if (password.length < LEAST_PASSWORD || !(await setupKey.opens(given.data.setupKey))) return undefined;
  return accounts.createFirst(login, password);
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
