import { composeServices, type CompositionResult } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { SampleModule } from '../testing/sample.module.js';
import { subgraphSdl, tidySdl } from './emit-schema.js';

const compose = (parts: Record<string, string>): CompositionResult =>
  composeServices(
    Object.entries(parts).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })),
  );

describe('the SDL that a service commits', () => {
  let sdl: string;
  beforeAll(async () => {
    sdl = await subgraphSdl(SampleModule);
  });

  it('is written without connecting to anything, and the same each time', async () => {
    await expect(subgraphSdl(SampleModule)).resolves.toBe(sdl);
  });

  it('composes with the other owners, shared types included', () => {
    const owners = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
      type OrgUnit @key(fields: "id") { id: ID! name: String }
      type Topic @key(fields: "id") { id: ID! title: String }
      type Query { units: [OrgUnit!] }`;
    const other = sdl
      .replace(/Pebble/g, 'Boulder')
      .replace(/Finding/g, 'Discovery')
      .replace(/pebble/g, 'boulder')
      .replace(/type Query \{[^]*?\n\}/, 'type Query {\n  boulder: Boulder\n}')
      .replace(/type Mutation \{[^]*?\n\}/, '');
    const result = compose({ owners, sample: sdl, other });
    expect(result.errors ?? []).toEqual([]);
    expect(result.supergraphSdl).toContain('type Deadline');
  });

  it('imports only the directives that it uses', () => {
    expect(sdl.split('\n')[0]).toBe(
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@listSize"])',
    );
  });

  it("holds nothing of the federation's own machinery", () => {
    expect(sdl).not.toMatch(/_Service|_Any|federation__|link__|^directive/m);
  });

  it('does not depend on the order in which types were found', () => {
    expect(tidySdl('type B { a: Int } type A { b: Int } type Query { _service: A }')).toBe(
      tidySdl('type A { b: Int } type Query { _service: A } type B { a: Int }'),
    );
  });
});
