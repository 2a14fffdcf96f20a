import { jest } from '@jest/globals';
import { UNITS } from '@concord/testkit/snapshot';
import {
  answersToMachine,
  machineWithAllRoles,
  personalFieldsReadBy,
  tryAllMutations,
} from '@concord/service-kit/testing/machine-walk';
import { TopicWorld } from './testing/topic-world.js';

jest.setTimeout(60_000);

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const machine = machineWithAllRoles(UNITS.community);

const WORDS = [
  '{ topics { edges { node { title } } } }',
  '{ topics { edges { node { id description } } } }',
  '{ topics { edges { node { asks { text } } } } }',
  '{ topics { edges { node { proposer { nameMasked } } } } }',
  '{ topics { edges { node { enteredBy { id } } } } }',
  '{ topics { edges { node { timeline { edges { node { text actor { id } } } } } } } }',
  '{ topics { edges { node { screening { at } approval { opinion } filing { note } } } } }',
  'query { ...All } fragment All on Query { a: topics { edges { node { ... on Topic { b: description } } } } }',
];
const STATES = [
  '{ topics { totalCount edges { node { __typename id number state stateText steps { key state since } orgUnit { id } deadlines { kind dueDate overdue } } } } }',
  '{ publicUnits { id } }',
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
  await world.submitted();
  const answers = await answersToMachine([...WORDS, ...STATES], (document) =>
    world.service.ask(machine, document),
  );
  const expected = [...WORDS.map((one) => [one, 'MACHINE_MAY_NOT']), ...STATES.map((one) => [one, 'READ'])];
  expect(answers).toEqual(Object.fromEntries(expected));
});
