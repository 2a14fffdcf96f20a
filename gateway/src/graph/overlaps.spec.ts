import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { comparisons } from './overlaps.js';

const steps = (text: string, most = 1e9): number => comparisons(parse(text), most);
const times = (count: number, text: string): string => Array.from({ length: count }, () => text).join(' ');

it('has nothing to compare where no name is there twice', () => {
  expect(steps('{ a { b c } d { b c } }')).toBe(0);
});

it.each([
  ['fields of one name', `{ ${times(100, 'a')} }`],
  ['aliases of one name', `{ ${times(100, 'x: a')} }`],
  ['fields under fields of one name', `{ ${times(50, 'a { b }')} }`],
  ['inline fragments', `{ ${times(100, '... { a }')} }`],
  ['one fragment again and again', `{ ${times(100, '...A')} } fragment A on Query { a }`],
  ['fragments that nothing uses', `{ b } fragment A on Query { ${times(100, 'a')} }`],
])('counts each pair of %s', (_what, text) => {
  expect(steps(text)).toBeGreaterThanOrEqual(50 * 49);
});

it('counts long arguments as the work that comparing them is', () => {
  const long = `a(in: [${times(200, '1')}])`;
  expect(steps(`{ ${times(20, long)} }`)).toBeGreaterThan(10 * steps(`{ ${times(20, 'a(in: [1])')} }`));
});

it('stops where there is too much', () => {
  const text = `{ ${times(100, `a { ${times(100, 'b')} }`)} }`;
  expect(steps(text, 1_000)).toBeLessThan(100_000);
  expect(steps(text, 1_000)).toBeGreaterThan(1_000);
});
