import { jest } from '@jest/globals';
import { UNITS } from '@concord/testkit/snapshot';
import {
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
