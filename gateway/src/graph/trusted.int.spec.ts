import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';
import { LIMITS } from './limits.js';

const deep = `${'parent { '.repeat(LIMITS.depth)} id ${'} '.repeat(LIMITS.depth)}`;
const DEEP = `query Deep($id: ID!) { topic(id: $id) { ${deep} } }`;
const LONG = `query Long { me { ${Array.from({ length: LIMITS.aliases + 1 }, (_, n) => `a${n}: kind`).join(' ')} } }`;
const SCHEMA = `query __schema($id: ID!) { topic(id: $id) { ${deep} } }`;
const WIDE = `query Wide { ...F0 } ${Array.from({ length: 24 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')}
  fragment F24 on Query { me { kind } }`;

jest.setTimeout(60_000);

let world: World;
let webDir: string;
beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'concord-web-'));
  await writeFile(join(webDir, 'index.html'), '<html></html>');
  await writeFile(
    join(webDir, 'trusted-documents.json'),
    JSON.stringify({
      'v1:Deep': DEEP,
      'v1:Long': LONG,
      'v1:Broken': 'query Broken { nothing }',
      'v1:Wide': WIDE,
    }),
  );
  world = await startWorld({ WEB_DIR: webDir });
});
afterAll(async () => {
  await world?.close();
  await rm(webDir, { recursive: true });
});

async function send(body: object) {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-concord-language': 'en' },
    body: JSON.stringify({ variables: { id: 'topic:1' }, ...body }),
  });
  const { data, errors } = (await response.json()) as { data?: any; errors?: any[] };
  return { data, codes: errors?.map(({ extensions }) => extensions.code as string) ?? [] };
}

it('a document of the own pages may be larger than others, again and again', async () => {
  for (let time = 0; time < 3; time += 1) {
    const answer = await send({ documentId: 'v1:Deep' });
    expect(answer.codes).toEqual([]);
    expect(answer.data.topic.parent.parent).toBeTruthy();
    expect((await send({ documentId: 'v1:Long' })).codes).toEqual([]);
  }
});

it('but not without bounds: it is counted as well', async () => {
  expect((await send({ documentId: 'v1:Wide' })).codes).toEqual(['QUERY_TOO_COSTLY']);
});

it('the same text sent plainly is not, whatever was let through before', async () => {
  await send({ documentId: 'v1:Deep' });
  expect((await send({ query: DEEP })).codes).toContain('QUERY_TOO_DEEP');
  expect((await send({ query: LONG })).codes).toContain('QUERY_TOO_COSTLY');
  expect((await send({ query: DEEP, documentId: 'v1:Deep' })).codes).toContain('QUERY_TOO_DEEP');
  expect((await send({ query: `# trusted \n${DEEP}` })).codes).toContain('QUERY_TOO_DEEP');
});

it('an operation named __schema is none either (GHSA-hmfr-rx46-4jx2)', async () => {
  expect((await send({ query: SCHEMA })).codes).toContain('QUERY_TOO_DEEP');
  expect((await send({ query: SCHEMA, operationName: '__schema' })).codes).toContain('QUERY_TOO_DEEP');
});

it('a trusted document is validated against the schema all the same', async () => {
  expect((await send({ documentId: 'v1:Broken' })).codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});

it.each(['v2:Deep', '', 7, null])(
  'an id that is not known (%p) is refused, so that the page sends its text',
  async (documentId) => {
    expect((await send({ documentId })).codes).toEqual(['DOCUMENT_UNKNOWN']);
  },
);
