import { expect, it } from '@jest/globals';
import { wayOf } from './way';

const none = { at: '2026-03-09T00:00:00Z', reviewedAt: null, signedAt: null, issuedAt: null, number: null };
const states = (paper: Parameters<typeof wayOf>[0]) => wayOf(paper, (code) => code).map(({ state }) => state);

it('stands at the first act that is not done', () => {
  expect(states({ ...none, state: 'DRAFT' })).toEqual(['DONE', 'CURRENT', 'AHEAD', 'AHEAD', 'AHEAD']);
});

it('shows the number where it was taken', () => {
  const signed = {
    ...none,
    state: 'SIGNED',
    reviewedAt: none.at,
    signedAt: none.at,
    number: '环督〔2026〕1号',
  };
  expect(wayOf(signed, (code) => code)[3]).toMatchObject({ label: '环督〔2026〕1号', state: 'DONE' });
  expect(states(signed).at(-1)).toBe('CURRENT');
});

it('goes no further once it is void', () => {
  expect(states({ ...none, state: 'VOIDED' })).toEqual(['DONE', 'SKIPPED', 'SKIPPED', 'SKIPPED', 'SKIPPED']);
});
