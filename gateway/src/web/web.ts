import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { doorOf } from '../doors.js';
import { refusalBody } from '../identity/refusal.js';
import { headerLanguage } from '../identity/viewer.js';

const PAGE = 'index.html';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whoever opens a page under another name of this machine is led to the one that people were told: sign-in knows that
 * one alone, and what a browser keeps is kept by name.
 */
export function oneLoopbackName(app: FastifyInstance, publicUrl: string): void {
  const { hostname, port } = new URL(publicUrl);
  if (!LOOPBACK.has(hostname)) return;
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || doorOf(request.url) || !request.headers.accept?.includes('text/html')) {
      return;
    }
    const asked = URL.parse(`http://${request.headers.host ?? ''}`);
    // Another port is a tunnel, and leads where this machine cannot see.
    if (!asked || !LOOPBACK.has(asked.hostname) || asked.hostname === hostname || asked.port !== port) return;
    return reply.redirect(publicUrl + request.url, 302);
  });
}

/**
 * Serves the web's files; a path that is no file is a page of the web, which routes by itself. The page is told of
 * `issuer`, where it is not the embedded one: people sign in there.
 */
export async function webRoutes(
  app: FastifyInstance,
  webDir: string | undefined,
  issuer?: string,
): Promise<void> {
  const root = webDir === undefined ? undefined : resolve(webDir);
  const served = root !== undefined && existsSync(root);
  if (served) {
    await app.register(fastifyStatic, {
      root,
      // Looked up at every request: a list of files made at the start would lose the assets of the next build.
      wildcard: true,
      index: [PAGE],
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = /\/assets\//.test(path);
        void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }

  const toldPage = async (reply: FastifyReply): Promise<FastifyReply> => {
    const html = await readFile(join(root!, PAGE), 'utf8');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(html.replace('</head>', () => `${issuerTag(issuer!)}</head>`));
  };
  if (served && issuer) {
    for (const path of ['/', `/${PAGE}`]) app.get(path, (_request, reply) => toldPage(reply));
  }

  app.setNotFoundHandler(async (request, reply) => {
    const page =
      request.method === 'GET' && !doorOf(request.url) && !/\.[a-z0-9]+$/i.test(request.url.split('?')[0]!);
    if (served && page) return issuer ? toldPage(reply) : reply.sendFile(PAGE);
    return reply.code(404).send(refusalBody('NOT_FOUND', headerLanguage(request.headers)));
  });
}

function issuerTag(issuer: string): string {
  const escaped = issuer.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<meta name="concord-issuer" content="${escaped}">`;
}
