import { jest } from '@jest/globals';
import { UNITS } from '@concord/testkit/snapshot';
import {
  answersToMachine,
  machineWithAllRoles,
  personalFieldsReadBy,
  tryAllMutations,
} from '@concord/service-kit/testing/machine-walk';
import { World } from './testing/world.js';

jest.setTimeout(60_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const machine = machineWithAllRoles(UNITS.community);

const WORDS = [
  '{ consultations { edges { node { title } } } }',
  '{ consultations { edges { node { research { sides { view } lead { id } } } } } }',
  '{ sessions { edges { node { minutes { text } } } } }',
  '{ sessions { edges { node { statements { text } participants { phoneMasked } chair { id } place } } } }',
  '{ rooms { edges { node { members { person { id } } } } } }',
  '{ consultations { edges { node { timeline { edges { node { actor { id } } } } } } } }',
  '{ consultations { edges { node { publicity { openObjections } explanation { text } } } } }',
];
const STATES = [
  '{ consultations { totalCount edges { node { id state outcome round orgUnit { id } sessions { id state scheduledAt } } } } }',
  '{ rooms { edges { node { id name progress { concluded target } } } } }',
];

it('a machine does no act, whatever roles it holds', async () => {
  const { running } = world.service;
  const codes = await tryAllMutations(running, (document, variables) =>
    world.service.ask(machine, document, variables),
  );
  expect(Object.keys(codes).length).toBeGreaterThan(5);
  expect(Object.entries(codes).filter(([, code]) => code !== 'MACHINE_MAY_NOT')).toEqual([]);
});

it('a machine reads no field of a personal type', () => {
  expect(personalFieldsReadBy(machine, world.service.running)).toEqual([]);
});

it('a machine reads where matters stand, and neither people nor what people wrote', async () => {
  await world.open();
  const answers = await answersToMachine([...WORDS, ...STATES], (document) =>
    world.service.ask(machine, document),
  );
  const expected = [...WORDS.map((one) => [one, 'MACHINE_MAY_NOT']), ...STATES.map((one) => [one, 'READ'])];
  expect(answers).toEqual(Object.fromEntries(expected));
});
