import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Kind, parse, print, visit, type ASTNode, type StringValueNode } from 'graphql';
import { mergedSdl } from '../merged/merged.js';
import { SERVICES } from '../upstream/services.js';

const root = new URL('../../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

interface Describable {
  description?: StringValueNode | undefined;
  name: { value: string };
}

const isDescribable = (node: ASTNode): node is ASTNode & Describable =>
  /(TypeDefinition|FieldDefinition|InputValueDefinition|EnumValueDefinition)$/.test(node.kind);

/** Every type, field, argument and input field as `Type.field.argument`, with what is said of it. */
function descriptions(sdl: string): Map<string, string> {
  const found = new Map<string, string>();
  const path: string[] = [];
  visit(parse(sdl), {
    enter: (node) => {
      if (!isDescribable(node)) return;
      path.push(node.name.value);
      found.set(path.join('.'), node.description?.value.trim() ?? '');
    },
    leave: (node) => {
      if (isDescribable(node)) path.pop();
    },
  });
  return found;
}

const undescribed = (sdl: string): string[] =>
  [...descriptions(sdl)].filter(([, text]) => !text).map(([place]) => place);

/** Where two subgraphs say different things of the same; saying nothing leaves the word to the others. */
function disagreements(subgraphs: ReadonlyMap<string, string>): string[] {
  const said = new Map<string, string>();
  const found: string[] = [];
  for (const [name, sdl] of subgraphs) {
    for (const [place, text] of descriptions(sdl)) {
      const before = said.get(place);
      if (text && before && before !== text) found.push(`${place}: ${name} says otherwise than another`);
      if (text) said.set(place, text);
    }
  }
  return found;
}

/** Days that are asked for, by the place where they stand, with what is said of them. */
function daysAskedFor(sdl: string): Map<string, string> {
  const said = descriptions(sdl);
  const found = new Map<string, string>();
  const path: string[] = [];
  visit(parse(sdl), {
    enter: (node) => {
      if (!isDescribable(node)) return;
      path.push(node.name.value);
      const place = path.join('.');
      if (node.kind === Kind.INPUT_VALUE_DEFINITION && print(node.type).includes('LocalDate')) {
        found.set(place, said.get(place)!);
      }
    },
    leave: (node) => {
      if (isDescribable(node)) path.pop();
    },
  });
  return found;
}

describe('the public graph', () => {
  it('says of every day that it asks for in which time zone it lies', () => {
    const asked = [...daysAskedFor(read('gateway/schema.graphql'))];
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter(([, text]) => !text.includes('time zone')).map(([place]) => place)).toEqual([]);
  });

  it('says of every type, field, argument and input field what it means', () => {
    // To mend it: the decorator in the service (src/merged/schema.graphql for the gateway's own), then
    // `npm run sdl -w @concord/<service>` and `npm run compose -w @concord/gateway`.
    expect(undescribed(read('gateway/schema.graphql'))).toEqual([]);
  });

  it('says the same of what several services define', () => {
    const subgraphs = new Map(
      SERVICES.map((name) => [name, read(`services/${name}-service/schema.graphql`)]),
    );
    expect(disagreements(new Map<string, string>([...subgraphs, ['merged', mergedSdl()]]))).toEqual([]);
  });
});

describe('these tests', () => {
  it('read to the last argument', () => {
    const sdl = `
      type Query { "One." topics("Which." filter: Filter, first: Int): Int other: Int }
      "Which topics."
      input Filter { text: String }
      "How far." enum Stage { "Begun." OPEN DONE }
      union Case = Query
      scalar Day`;
    expect(undescribed(sdl)).toEqual([
      'Query',
      'Query.topics.first',
      'Query.other',
      'Filter.text',
      'Stage.DONE',
      'Case',
      'Day',
    ]);
  });

  it('find two services that disagree', () => {
    const [a, b, c] = [
      '"A place." type Unit { id: ID }',
      '"A body." type Unit { id: ID }',
      'type Unit { id: ID }',
    ];
    expect(
      disagreements(
        new Map([
          ['a', a],
          ['b', b],
          ['c', c],
        ] as [string, string][]),
      ),
    ).toHaveLength(1);
    expect(
      disagreements(
        new Map([
          ['a', a],
          ['c', c],
        ] as [string, string][]),
      ),
    ).toEqual([]);
  });
});
