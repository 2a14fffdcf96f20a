import { doorOf } from './doors.js';

it.each([
  ['/oidc/interaction/:uid', 'oidc'],
  ['/%6fidc/auth?client_id=x', 'oidc'],
  ['http://elsewhere.example/%67raphql', 'graphql'],
  ['/temporal', 'temporal'],
  ['/live?x=/oidc', 'live'],
  ['/topics/oidc', undefined],
  ['/', undefined],
  ['/%zz', undefined],
  ['/oidcx', undefined],
  [undefined, undefined],
])('%s leads to %s', (address, door) => {
  expect(doorOf(address)).toBe(door);
});
