import { expect, it } from '@jest/globals';
import { LaunchError } from './errors.js';
import { LONG_TESTS, longTable, readLongArguments } from './long-tests.js';

const all = Object.keys(LONG_TESTS);

it('runs all long tests, or the chosen ones in the order of the house', () => {
  expect(readLongArguments([])).toEqual({ names: all, list: false, report: undefined });
  expect(readLongArguments(['--only=year, attack', '--report', 'a.md'])).toEqual({
    names: ['attack', 'year'],
    list: false,
    report: 'a.md',
  });
});

it.each([[['--only=weather']], [['--all']], [['attack']], [['--only=']]])('refuses %j', (args) => {
  expect(() => readLongArguments(args)).toThrow(LaunchError);
});

it('says of each what it was, how it went and how long it took', () => {
  const table = longTable([
    { name: 'attack', passed: true, seconds: 150, log: 'a' },
    { name: 'year', passed: false, seconds: 7, log: 'b' },
  ]);
  expect(table.split('\n').slice(2, 4)).toEqual([
    '| attack | `npm run attack` | passed | 150 |',
    '| year | `npm test -- e2e year/` | FAILED | 7 |',
  ]);
});
