import { expect, it } from '@jest/globals';
import { numberedNames } from './names';

it('numbers those who would look alike, in the order given', () => {
  const names = numberedNames([
    { id: 'a', name: '韦**' },
    { id: 'b', name: '覃**' },
    { id: 'c', name: '韦**' },
    { id: 'd', name: '莫晓雯', person: { name: '莫晓雯' } },
  ]);
  expect([...names]).toEqual([
    ['a', '韦** 1'],
    ['b', '覃**'],
    ['c', '韦** 2'],
    ['d', '莫晓雯'],
  ]);
});

it('numbers people of equal full name as well', () => {
  const twins = [
    { id: 'a', name: '韦**', person: { name: '韦国安' } },
    { id: 'b', name: '韦**', person: { name: '韦国安' } },
  ];
  expect(numberedNames(twins).get('b')).toBe('韦国安 2');
});
