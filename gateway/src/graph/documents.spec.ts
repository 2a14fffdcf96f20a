import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { knownDocuments } from './documents.js';
import { withTrustedText } from './trusted.js';

const MIB = 1024 * 1024;
const DOCUMENT = parse('{ me { kind } }');
const texts = (count: number, bytes: number): string[] =>
  Array.from({ length: count }, (_, n) => `{ me { kind } } # ${n} `.padEnd(bytes, 'x'));

it.each([
  [500, 808],
  [500, 20_000],
  [20_000, 808],
])('%i different documents of %i bytes take up no more than their share', (count, bytes) => {
  const known = knownDocuments(8 * MIB);
  const sent = texts(count, bytes);
  for (const text of sent) known.keep(text, DOCUMENT, 10);
  // A byte of text is worth 140 bytes of memory.
  expect(known.count()).toBe(Math.floor((8 * MIB) / (bytes * 140)));
  expect(known.get(sent.at(-1)!)).toBe(DOCUMENT);
  expect(known.get(sent[0]!)).toBeUndefined();
});

it('a document that opens to much takes up more than its text', () => {
  const known = knownDocuments(8 * MIB);
  for (const text of texts(500, 100)) known.keep(text, DOCUMENT, 1_000);
  expect(known.count()).toBe(Math.floor((8 * MIB) / (1_000 * 10 * 140)));
});

it('one that is larger than all of the room is not kept', () => {
  const known = knownDocuments(MIB);
  known.keep(texts(1, MIB)[0]!, DOCUMENT, 10);
  expect(known.count()).toBe(0);
});

it("the product's own are not driven out by others", () => {
  const known = knownDocuments(MIB);
  const body = withTrustedText('{"documentId":"v1:Me"}', new Map([['v1:Me', '{ me { kind } }']]))!;
  const own = (JSON.parse(body) as { query: string }).query;
  known.keep(own, DOCUMENT, 10);
  for (const text of texts(1_000, 1_000)) known.keep(text, DOCUMENT, 10);
  expect(known.get(own)).toBe(DOCUMENT);
});
