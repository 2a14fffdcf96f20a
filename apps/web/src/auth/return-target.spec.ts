import { expect, it } from '@jest/globals';
import { returnTarget } from './return-target';

it.each(['/topics', '/topics/topic:7?tab=papers#last', '/setup'])('goes back to %s', (to) => {
  expect(returnTarget(to)).toBe(to);
});

it.each([
  null,
  '',
  'topics',
  'https://evil.example/',
  '//evil.example/x',
  '/\\evil.example/x',
  '/\t/evil.example/x',
  '/\n/evil.example/x',
  '/.//evil.example/x',
  '/a/..//evil.example/x',
  'javascript:alert(1)',
])('goes home instead of to %j', (to) => {
  expect(returnTarget(to)).toBe('/home');
});
