import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Supervisor } from './children.js';
import { LOGS_EVERY_MS } from './log-files.js';

it('goes on, and says so, when its logs cannot be tidied', async () => {
  jest.useFakeTimers();
  const dataDir = mkdtempSync(join(tmpdir(), 'concord-tidy-'));
  const said: string[] = [];
  const supervisor = new Supervisor(
    dataDir,
    'a test',
    () => undefined,
    (_zh, en) => said.push(en),
  );
  try {
    rmSync(join(dataDir, 'logs'), { recursive: true });
    jest.advanceTimersByTime(LOGS_EVERY_MS);
    expect(said).toEqual([expect.stringContaining('could not be tidied (ENOENT)')]);
  } finally {
    jest.useRealTimers();
    await supervisor.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
