import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { House } from '../house.js';
import { round } from './chaos.js';
import { layPattern } from './storm.js';

/** A short round; `npm run chaos` plays twenty long ones. */
let house: House;
beforeAll(async () => {
  house = await House.open({ mode: 'start' });
  await layPattern(house);
}, 300_000);
afterAll(() => house?.close(), 120_000);

it('240 clocks due within 20 seconds while parts are killed: none lost, none doubled, in order', async () => {
  const found = await round(house, { seed: 20261123, clocks: 240, withinSeconds: 20, kills: 6 });
  expect(found.killed.length).toBeGreaterThan(2);
  expect({ ...found, killed: undefined, rungs: undefined }).toEqual({
    lost: [],
    doubled: [],
    disordered: [],
  });
}, 600_000);
