import { expect, it } from '@jest/globals';
import { createRoom } from './room.js';

const refused = expect.objectContaining({ code: 'TOO_MANY_REQUESTS', status: 429 });

it('lets nobody have more bytes under way than his own, and all no more than all', () => {
  const room = createRoom({ each: 20_000, all: 50_000 });
  room.take('a', 15_000);
  expect(() => room.take('a', 6_000)).toThrow(refused);
  room.take('b', 20_000);
  const third = room.take('c', 15_000);
  expect(() => room.take('d', 5_000)).toThrow(refused);
  third();
  third();
  room.take('d', 15_000);
  expect(() => room.take('e', 5_000)).toThrow(refused);
});

it('lets small bodies in, whatever is under way', () => {
  const room = createRoom({ each: 5_000, all: 5_000 });
  room.take('a', 5_000);
  for (let n = 0; n < 100; n += 1) room.take('a', 4_000);
});
