import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
// One of its own for each: an answer is given again for a moment.
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

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

it('asks its parts once for all who come together', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, ready));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(world.services['feedback']!.readyAsked).toBeLessThan(10);
});
