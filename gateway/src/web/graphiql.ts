import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

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
  app.get('/graphiql', async (_request, reply) => {
    // 90 MB once loaded: only where somebody looks at it (stack.md).
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    const examples = await readExamples();
    const html = renderGraphiQL({
      title: 'Concord GraphiQL',
      endpoint: '/graphql',
      defaultHeaders: JSON.stringify({ authorization: '' }, null, 2),
      defaultTabs: examples.map(({ query, variables }) => ({ query, ...(variables ? { variables } : {}) })),
      defaultEditorToolsVisibility: 'headers',
    });
    return reply
      .header(
        'content-security-policy',
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self' data:; frame-ancestors 'none'",
      )
      .type('text/html; charset=utf-8')
      .send(html);
  });
}
