import { inflateRawSync } from 'node:zlib';
import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import type { Attack } from './attack.js';
import { CORPUS } from './corpus.js';
import { doubling } from './documents.js';
import { faultsOf } from './run.js';
import { codeOf } from './wire.js';
import { zip } from './workbook.js';

it('every attack has a name of its own', () => {
  const names = CORPUS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it('a doubling is a valid document: nothing but its size is wrong with it', () => {
  const schema = buildSchema(
    readFileSync(new URL('../../../gateway/schema.graphql', import.meta.url), 'utf8'),
  );
  expect(validate(schema, parse(doubling(3, 'OrgUnit', '{rootUnits{...F0}}', 'id')))).toEqual([]);
});

it.each([
  [
    200,
    '{"data":{"topics":null},"errors":[{"message":"x","extensions":{"code":"QUERY_TOO_COSTLY"}}]}',
    'QUERY_TOO_COSTLY',
  ],
  [200, '{"data":{"setUp":{"refusal":{"code":"ALREADY_SET_UP"}}}}', 'ALREADY_SET_UP'],
  [200, '{"data":{"topics":[]}}', 'OK'],
  [431, '', 'HTTP_431'],
])('the code of an answer %i %s is %s', (status, text, code) => {
  expect(codeOf(status, text)).toBe(code);
});

it('an archive holds what was put into it, whatever it claims', () => {
  const archive = zip([{ name: 'a', content: Buffer.from('hello'), claimed: 1 }]);
  expect(archive.readUInt32LE(22)).toBe(1);
  expect(inflateRawSync(archive.subarray(31, 31 + archive.readUInt32LE(18))).toString()).toBe('hello');
});

describe('an attack', () => {
  const attack: Attack = {
    name: 'x',
    ground: 'sample',
    send: () => Promise.resolve([]),
    expected: ['OK', 'TOO_MANY_REQUESTS'],
    some: ['TOO_MANY_REQUESTS'],
    mostTaken: 20,
    upstream: 'none',
    short: false,
  };

  it('is borne when all is answered as expected', () => {
    expect(faultsOf(attack, { answered: { OK: 20, TOO_MANY_REQUESTS: 180 }, upstream: 0 })).toEqual([]);
  });

  it.each([
    [{ OK: 200 }, 0, ['nothing stopped it', '200 were taken, 20 at most should be']],
    [{ TOO_MANY_REQUESTS: 1, INTERNAL: 1 }, 0, ['answered INTERNAL in place of OK, TOO_MANY_REQUESTS']],
    [{ TOO_MANY_REQUESTS: 1 }, 3, ['services were asked 3 times']],
  ])('answered %j with %i questions to services is not', (answered, upstream, faults) => {
    expect(faultsOf(attack, { answered, upstream })).toEqual(faults);
  });
});
