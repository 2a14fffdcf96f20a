import { logDestination } from './log-destination.js';

it('keeps lines while there is no room, in their order and also cut in the middle, and writes them when there is', () => {
  let room = 10;
  let taken = '';
  const log = logDestination((bytes) => {
    if (room === 0) throw Object.assign(new Error('write'), { code: 'ENOSPC' });
    const some = bytes.subarray(0, room);
    room -= some.length;
    taken += Buffer.from(some).toString('latin1');
    return some.length;
  });
  for (const line of ['first\n', 'second\n', 'third\n']) log.write(line);
  expect(taken).toBe('first\nseco');
  room = 1_000;
  log.write('fourth\n');
  expect(taken).toBe('first\nsecond\nthird\nfourth\n');
});

it('drops what is more than a megabyte, and goes on after it', () => {
  let full = true;
  const lines: number[] = [];
  const log = logDestination((bytes) => {
    if (full) throw new Error('full');
    lines.push(bytes.length);
    return bytes.length;
  });
  for (let line = 0; line < 2_000; line += 1) log.write('x'.repeat(1_023) + '\n');
  full = false;
  log.write('dropped\n');
  expect(lines).toEqual(Array(1_024).fill(1_024));
  log.write('z\n');
  expect(lines.at(-1)).toBe(2);
});
