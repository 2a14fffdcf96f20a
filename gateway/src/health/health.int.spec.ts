import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const ready = async () => {
  const response = await fetch(`${world.url}/health/ready`);
  return { status: response.status, body: (await response.json()) as { checks: Record<string, string> } };
};

it('lives by itself', async () => {
  expect((await fetch(`${world.url}/health/live`)).status).toBe(200);
});

it('is ready when all of Concord is', async () => {
  expect(await ready()).toEqual({
    status: 200,
    body: {
      status: 'up',
      checks: {
        directory: 'up',
        topic: 'up',
        consultation: 'up',
        feedback: 'up',
        worker: 'up',
        issuer: 'up',
      },
    },
  });
});

it('names who is not ready, or away', async () => {
  world.services['feedback']!.ready = false;
  await world.services['consultation']!.stop();
  const { status, body } = await ready();
  expect(status).toBe(503);
  expect(body.checks).toMatchObject({ feedback: 'down', consultation: 'down', topic: 'up' });
  await world.services['consultation']!.start();
});
