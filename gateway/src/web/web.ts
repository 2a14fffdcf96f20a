import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { doorOf } from '../doors.js';
import { refusalBody } from '../identity/refusal.js';
import { headerLanguage } from '../identity/viewer.js';

/** Serves the web's files; a path that is no file is a page of the web, which routes by itself. */
export async function webRoutes(app: FastifyInstance, webDir: string | undefined): Promise<void> {
  const root = webDir === undefined ? undefined : resolve(webDir);
  const served = root !== undefined && existsSync(root);
  if (served) {
    await app.register(fastifyStatic, {
      root,
      // Looked up at every request: a list of files made at the start would lose the assets of the next build.
      wildcard: true,
      index: ['index.html'],
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = /\/assets\//.test(path);
        void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }

  app.setNotFoundHandler(async (request, reply) => {
    const page = request.method === 'GET' && !doorOf(request.url) && !/\.[a-z0-9]+(\?|$)/i.test(request.url);
    if (served && page) return reply.sendFile('index.html');
    return reply.code(404).send(refusalBody('NOT_FOUND', headerLanguage(request.headers)));
  });
}
