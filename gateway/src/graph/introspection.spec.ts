import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { split } from './introspection.js';

const doubling = (levels: number): string =>
  Array.from({ length: levels }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(
    ' ',
  ) + ` fragment F${levels} on Query { me __typename }`;

// The plugin counts every document before; this is the second line.
it('writes fragments out only as far as any document may reach', () => {
  expect(split(parse(`{ ...F0 } ${doubling(5)}`), undefined).order).toHaveLength(64);
  expect(() => split(parse(`{ ...F0 } ${doubling(60)}`), undefined)).toThrow('selections');
});
