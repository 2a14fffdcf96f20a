import {
  answersToMachine,
  machineWithAllRoles,
  personalFieldsReadBy,
  tryAllMutations,
} from '@concord/service-kit/testing/machine-walk';
import { SAMPLE_UNITS, sampleUnitUuid } from '@concord/contracts/sample-ids';
import { DirectoryWorld } from './testing/world.js';

let world: DirectoryWorld;
beforeAll(async () => {
  world = await DirectoryWorld.start();
  await world.loadSample();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const machine = machineWithAllRoles(sampleUnitUuid(SAMPLE_UNITS[0]));

const WORDS = [
  '{ people { edges { node { name phoneMasked } } } }',
  '{ people { edges { node { id } } } }',
  '{ viewer { person { name } } }',
  '{ rootUnits { posts { person { name } } } }',
  '{ deputies(orgUnitId: "x") { role } }',
];
const STATES = [
  '{ rootUnits { id name kind children { id name } } }',
  '{ viewer { language roles { role orgUnit { id } } } }',
];

it('a machine does no act, whatever roles it holds', async () => {
  const codes = await tryAllMutations(world.service, (document, variables) =>
    world.ask(machine, document, variables),
  );
  expect(Object.keys(codes).length).toBeGreaterThan(5);
  expect(Object.entries(codes).filter(([, code]) => code !== 'MACHINE_MAY_NOT')).toEqual([]);
});

it('a machine reads no field of a personal type', () => {
  expect(personalFieldsReadBy(machine, world.service)).toEqual([]);
});

it('a machine reads where matters stand, and neither people nor what people wrote', async () => {
  const answers = await answersToMachine([...WORDS, ...STATES], (document) => world.ask(machine, document));
  const expected = [...WORDS.map((one) => [one, 'MACHINE_MAY_NOT']), ...STATES.map((one) => [one, 'READ'])];
  expect(answers).toEqual(Object.fromEntries(expected));
});
