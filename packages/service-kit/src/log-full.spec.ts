import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';

const LOG = new URL('../dist/log.js', import.meta.url).href;

/** Says so many lines, the last of them fatal, and then on another way that it is still there. */
const WRITER = `
  const { createLog } = await import(${JSON.stringify(LOG)});
  const log = createLog('a-service', 'info');
  for (let line = 0; line < 3000; line += 1) log.error({ line }, 'said to a full disk, at a length that fills it');
  log.fatal('the last words');
  await new Promise((later) => setImmediate(later));
  console.error('lives on', process.memoryUsage().rss < 400_000_000);
`;

/** A pipe that nobody reads any more, and a disk without room, where the system has such a device. */
const NOWHERE = ['a closed pipe', '/dev/full'].filter((where) => !where.startsWith('/') || existsSync(where));

it.each(NOWHERE)('goes on where its log is %s', async (where) => {
  const full = where.startsWith('/') ? openSync(where, 'w') : undefined;
  const child = spawn(process.execPath, ['--input-type=module', '-e', WRITER], {
    stdio: ['ignore', full ?? 'pipe', 'pipe'],
  });
  if (full !== undefined) closeSync(full);
  child.stdout?.destroy();
  let said = '';
  child.stderr!.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = await once(child, 'close');
  expect({ code, said }).toEqual({ code: 0, said: 'lives on true\n' });
});
