import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMark } from './processes.js';
import { silent } from './progress.js';
import { claimDataDir, readRun, writeRun } from './run-record.js';

/** A process that lives until it is told to end. */
async function sleeper(): Promise<ChildProcess & { pid: number }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  return child as ChildProcess & { pid: number };
}

describe('what a killed launcher left', () => {
  let dataDir: string;
  let left: ChildProcess & { pid: number };
  const gone = { pid: 2 ** 22 - 1, started: 'long ago' };

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'concord-run-'));
    left = await sleeper();
  });

  afterEach(() => {
    left.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  const note = (started: string, launcher = gone): void =>
    writeRun(dataDir, {
      launcher,
      url: 'http://localhost:4000',
      children: [{ name: 'gateway', pid: left.pid, started, signal: 'SIGTERM' }],
    });

  it('is ended before the next start', async () => {
    note(startMark(left.pid) ?? '');
    const ended = once(left, 'exit');
    await claimDataDir(dataDir, silent);
    expect(await ended).toEqual([null, 'SIGTERM']);
    expect(readRun(dataDir)).toBeUndefined();
  });

  it('is not mistaken for a later process with the same number', async () => {
    note('another boot:1');
    await claimDataDir(dataDir, silent);
    expect(left.exitCode ?? left.signalCode).toBeNull();
  });

  it('is left alone while that launcher runs', async () => {
    const launcher = { pid: left.pid, started: startMark(left.pid) ?? '' };
    note(launcher.started, launcher);
    await expect(claimDataDir(dataDir, silent)).rejects.toMatchObject({
      zh: expect.stringContaining('已有协商通在运行'),
      en: expect.stringContaining(`process ${left.pid}, http://localhost:4000`),
    });
  });
});
