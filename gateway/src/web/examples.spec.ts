import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { readExamples } from './graphiql.js';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const examples = await readExamples();

it.each(examples.map(({ name, query, variables }) => [name, query, variables] as const))(
  'the example %s fits the committed schema and says what it is for',
  (_name, query, variables) => {
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
    expect(query).toMatch(/^#/);
    expect(() => JSON.parse(variables ?? '{}')).not.toThrow();
  },
);
