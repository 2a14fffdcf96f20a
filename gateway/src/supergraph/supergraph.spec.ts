import { expect, it } from '@jest/globals';
import { mergedSdl } from '../merged/merged.js';
import { findBreaks } from './breaks.js';
import { composeSupergraph } from './supergraph.js';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible", "@shareable"])';
const directory = {
  name: 'directory',
  sdl: `${LINK} type Query { orgUnit(id: ID!): OrgUnit _keys: [ID!] @inaccessible } type OrgUnit @key(fields: "id") { id: ID! name: String }`,
};
const merged = { name: 'merged', sdl: mergedSdl() };

it('does not depend on the order of the subgraphs', () => {
  expect(composeSupergraph([directory, merged])).toEqual(composeSupergraph([merged, directory]));
});

it('keeps what is inaccessible out of the public schema', () => {
  const result = composeSupergraph([directory, merged]);
  if ('errors' in result) throw new Error(result.errors.join());
  expect(result.schema).toContain('orgUnit(id: ID!): OrgUnit');
  expect(result.schema).not.toContain('_keys');
  expect(result.supergraph).toContain('_keys');
});

it('says why subgraphs do not compose', () => {
  const other = {
    name: 'topic',
    sdl: `${LINK} type Query { orgUnit(id: ID!): OrgUnit } type OrgUnit @key(fields: "id") { id: ID! name: Int }`,
  };
  expect(composeSupergraph([directory, other])).toEqual({
    errors: expect.arrayContaining([expect.stringContaining('orgUnit')]),
  });
});

it('names a breaking difference, and no harmless one', () => {
  const before = 'type Query { a: Int b(x: Int): Int }';
  expect(findBreaks(before, 'type Query { a: Int b(x: Int, y: Int): Int c: Int }')).toEqual([]);
  expect(findBreaks(before, 'type Query { b(x: Int!): Int }')).toHaveLength(2);
});
