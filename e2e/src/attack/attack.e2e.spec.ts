import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { House } from '../house.js';
import { graph, type Attack } from './attack.js';
import { CORPUS } from './corpus.js';
import { Battlefield } from './run.js';

/** A short part of the corpus; `npm run attack` plays all of it and measures. */
const SHORT = CORPUS.filter(({ ground, short }) => short && ground === 'sample');

let house: House;
let field: Battlefield;
beforeAll(async () => {
  // What the services were asked is counted in their logs; the launcher reads this once, when it is loaded.
  process.env['LOG_LEVEL'] = 'debug';
  const { House: Opened } = await import('../house.js');
  house = await Opened.open({ mode: 'start' });
  field = new Battlefield(house, false);
  await field.warmUp();
}, 300_000);
afterAll(() => house?.close(), 120_000);

it('counts what the services were asked by their logs', async () => {
  const plain: Attack = {
    name: 'a plain question',
    ground: 'sample',
    send: async (target) => [await graph(target, { query: '{setupState{done}}' })],
    expected: ['OK'],
    upstream: 'none',
    short: true,
  };
  const { answered, faults, upstream } = await field.play(plain, 999);
  expect(answered).toEqual({ OK: 1 });
  expect(faults).toEqual([`services were asked ${upstream} times`]);
}, 60_000);

it.each(SHORT.map((attack, n) => [attack.name, attack, n] as const))(
  'is borne: %s',
  async (_name, attack, n) => {
    const { faults } = await field.play(attack, n);
    expect(faults).toEqual([]);
  },
  60_000,
);
