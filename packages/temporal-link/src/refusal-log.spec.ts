import { RefusalLog } from './refusal-log.js';

test('a flood of refusals is one line a second, which counts those left out', () => {
  const lines: object[] = [];
  let now = 0;
  const log = new RefusalLog(
    (line) => lines.push(line),
    () => now,
  );
  for (let i = 0; i < 50; i += 1) log.say({ i });
  now = 1_000;
  log.say({ i: 50 });
  now = 3_000;
  log.say({ i: 51 });
  expect(lines).toEqual([{ i: 0 }, { i: 50, leftOut: 49 }, { i: 51 }]);
});
