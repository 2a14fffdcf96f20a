import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FastifyInstance } from 'fastify';
import { graphiqlPolicy } from '../security/headers.js';

/** Example queries; other rooms add theirs to this folder, and tests run every one. */
const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

/** One example: the file's text, with its variables in a `.json` of the same name. */
export interface Example {
  name: string;
  query: string;
  variables: string | undefined;
}

/** The examples, by name of file. */
export async function readExamples(directory = EXAMPLES): Promise<Example[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name: name.replace(/\.graphql$/, ''),
      query: await readFile(directory + name, 'utf8'),
      variables: await readFile(directory + name.replace(/\.graphql$/, '.json'), 'utf8').catch(
        () => undefined,
      ),
    })),
  );
}

/** `/graphiql`: the explorer with the examples as tabs, served without any CDN. */
export function graphiqlRoute(app: FastifyInstance): void {
  let page: Promise<Explorer> | undefined;
  app.get('/graphiql', async (request, reply) => {
    page ??= readExamples().then(renderApart);
    page.catch(() => {
      page = undefined;
    });
    const { html, packed, script, etag } = await page;
    void reply
      .header('content-security-policy', graphiqlPolicy(script))
      .header('etag', etag)
      .header('cache-control', 'no-cache')
      .header('vary', 'accept-encoding')
      .type('text/html; charset=utf-8');
    if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) return reply.code(304).send();
    // Every browser takes it; what a program takes otherwise is four times as much.
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) return reply.send(html);
    return reply.header('content-encoding', 'gzip').send(packed);
  });
}

interface Explorer {
  html: Buffer;
  /** By gzip. */
  packed: Buffer;
  etag: string;
  /** Source (of a content security policy) of the page's one script. */
  script: string;
}

/** Runs in a thread of its own: the library weighs 90 MB once loaded, which end with the thread; the page is 9 MB. */
const RENDER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { renderGraphiQL } = require(workerData.library);
  const { createHash } = require('node:crypto');
  const html = renderGraphiQL(workerData.options);
  const [, text] = /<script>([^]*?)<\\/script>/i.exec(html);
  const script = "'sha256-" + createHash('sha256').update(text).digest('base64') + "'";
  const packed = require('node:zlib').gzipSync(html);
  const etag = '"' + createHash('sha256').update(html).digest('base64url') + '"';
  parentPort.postMessage({ html: Buffer.from(html), packed, script, etag });
`;

async function renderApart(examples: Example[]): Promise<Explorer> {
  const options = {
    title: 'Concord GraphiQL',
    endpoint: '/graphql',
    defaultHeaders: JSON.stringify({ authorization: '' }, null, 2),
    defaultTabs: examples.map(({ query, variables }) => ({ query, ...(variables ? { variables } : {}) })),
    defaultEditorToolsVisibility: 'headers',
  };
  const require = createRequire(import.meta.url);
  const library = require.resolve('@graphql-yoga/render-graphiql');
  const worker = new Worker(RENDER, { eval: true, workerData: { library, options } });
  const [{ html, packed, ...rest }] = (await once(worker, 'message')) as [
    { html: Uint8Array; packed: Uint8Array; script: string; etag: string },
  ];
  await worker.terminate();
  return { ...rest, html: bufferOf(html), packed: bufferOf(packed) };
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
