import { jest } from '@jest/globals';
import { UNITS } from '@concord/testkit/snapshot';
import {
  answersToMachine,
  machineWithAllRoles,
  personalFieldsReadBy,
  tryAllMutations,
} from '@concord/service-kit/testing/machine-walk';
import { FeedbackWorld } from './testing/feedback-world.js';

jest.setTimeout(60_000);

let world: FeedbackWorld;
beforeAll(async () => {
  world = await FeedbackWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const machine = machineWithAllRoles(UNITS.community);

const WORDS = [
  '{ escalations { edges { node { id state } } } }',
  '{ escalations { edges { node { situation analysis } } } }',
  '{ resolutionItems { edges { node { title text } } } }',
  '{ resolutionItems { edges { node { reply { answers { measures } } completion { text } } } } }',
  '{ resolutionItems { edges { node { visits { finding visitors { id } } } } } }',
  '{ resolutionItems { edges { node { timeline { edges { node { text } } } } } } }',
  '{ drafts { edges { node { id } } } }',
  '{ inbox { edges { node { text } } } }',
];
const STATES = [
  '{ resolutionItems { totalCount edges { node { id number state overdue leadUnit { id } deadlines { kind dueDate state } } } } }',
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
  await world.assigned();
  const answers = await answersToMachine([...WORDS, ...STATES], (document) =>
    world.service.ask(machine, document),
  );
  const expected = [...WORDS.map((one) => [one, 'MACHINE_MAY_NOT']), ...STATES.map((one) => [one, 'READ'])];
  expect(answers).toEqual(Object.fromEntries(expected));
});
