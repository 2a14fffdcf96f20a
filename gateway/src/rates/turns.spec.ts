import { expect, it } from '@jest/globals';
import { Refusal } from '../identity/refusal.js';
import { createTurns } from './turns.js';

/** Work that ends when it is told to. */
function works() {
  const open: (() => void)[] = [];
  const begun: string[] = [];
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => open.push(() => resolve(name)));
  };
  return { work, begun, end: () => open.shift()!() };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('does few things of one asker at once, and at once what another asks', async () => {
  const { work, begun, end } = works();
  const turns = createTurns(10);
  const answers = [1, 2, 3].map((n) => turns.take('flood', 2, work(`flood ${n}`)));
  void turns.take('reader', 2, work('reader'));
  await settled();
  expect(begun).toEqual(['flood 1', 'flood 2', 'reader']);
  end();
  await settled();
  expect(begun).toContain('flood 3');
  end();
  end();
  end();
  expect(await Promise.all(answers)).toEqual(['flood 1', 'flood 2', 'flood 3']);
});

it('lets no more wait than it has room for, and takes the asker again afterwards', async () => {
  const { work, begun, end } = works();
  const turns = createTurns(1);
  const kept = [turns.take('flood', 1, work('1')), turns.take('flood', 1, work('2'))];
  const refused = await turns.take('flood', 1, work('3')).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429, details: { retryAfter: 1 } });
  await settled();
  end();
  await settled();
  end();
  await Promise.all(kept);
  void turns.take('flood', 1, work('4'));
  await settled();
  expect(begun).toEqual(['1', '2', '4']);
  end();
});

it('goes on after work that failed', async () => {
  const turns = createTurns(1);
  const failed = turns.take('one', 1, () => Promise.reject(new Error('no')));
  const next = turns.take('one', 1, () => Promise.resolve('next'));
  await expect(failed).rejects.toThrow('no');
  await expect(next).resolves.toBe('next');
});
