import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { machineReads, MACHINES_READ } from './machines.js';

const supergraph = readFileSync(new URL('../../../../gateway/supergraph.graphql', import.meta.url), 'utf8');
const graph = buildSchema(supergraph, { assumeValid: true });
/** Open to everybody, without signing in. */
const OPEN = new Set(['OrgUnit', 'CodeCount']);
const named = Object.entries(MACHINES_READ).flatMap(([type, fields]) =>
  fields.map((field) => [type, field] as const),
);

it('what machines read is there, under these names', () => {
  const missing = named.filter(([name, field]) => {
    const type = graph.getType(name);
    return !isObjectType(type) || !(field in type.getFields());
  });
  expect(missing).toEqual([]);
});

it('what machines read leads to nothing but what they read, and what is open to everybody', () => {
  const beyond = named.flatMap(([name, field]) => {
    const type = graph.getType(name);
    if (!isObjectType(type)) return [];
    const answered = getNamedType(type.getFields()[field]!.type);
    const known = isLeafType(answered) || OPEN.has(answered.name) || answered.name in MACHINES_READ;
    return known ? [] : [`${name}.${field}: ${answered.name}`];
  });
  expect(beyond).toEqual([]);
});

it('what is not named is not read, new types and fields and odd names too; people are not asked', () => {
  const machine = { kind: 'machine' as const };
  for (const [type, field] of [
    ['Topic', 'title'],
    ['Topic', 'somethingNew'],
    ['SomethingNew', 'id'],
    ['Person', 'id'],
    ['constructor', 'name'],
    ['Topic', 'length'],
  ] as const) {
    expect([type, field, machineReads(machine, type, field)]).toEqual([type, field, false]);
    expect(machineReads({ kind: 'person' }, type, field)).toBe(true);
  }
  expect(machineReads(machine, 'Topic', 'state')).toBe(true);
});
