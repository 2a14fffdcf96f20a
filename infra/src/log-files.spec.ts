import {
  appendFileSync,
  mkdtempSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tidyLogs } from './log-files.js';

describe('logs', () => {
  let directory: string;
  const bounds = { bytes: 1_000, generations: 3, ageMs: 60_000 };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'concord-logs-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const total = (): number =>
    readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);

  it('stay within their bound however long a part writes into the file that it holds open', () => {
    const log = openSync(join(directory, 'gateway.log'), 'a', 0o600);
    for (let line = 0; line < 2_000; line += 1) {
      writeSync(log, `line ${line}\n`);
      if (line % 50 === 0) tidyLogs(directory, bounds);
    }
    closeSync(log);
    expect(readdirSync(directory).sort()).toEqual([
      'gateway.log',
      'gateway.log.1',
      'gateway.log.2',
      'gateway.log.3',
    ]);
    expect(total()).toBeLessThan(4 * 2 * bounds.bytes);
    expect(readFileSync(join(directory, 'gateway.log'), 'utf8')).toMatch(/^line \d+\n[^\0]*line 1999\n$/);
    expect(statSync(join(directory, 'gateway.log.1')).mode & 0o077).toBe(0);
  });

  it('do not keep a flood', () => {
    writeFileSync(join(directory, 'gateway.log'), 'x'.repeat(50_000));
    tidyLogs(directory, bounds);
    expect(total()).toBe(0);
  });

  it('lose generations that are too many or too old, and nothing that is no log', () => {
    for (const name of ['a.log', 'a.log.1', 'a.log.2', 'a.log.4', 'notes.txt']) {
      appendFileSync(join(directory, name), name);
    }
    const longAgo = (Date.now() - 2 * bounds.ageMs) / 1000;
    for (const name of ['a.log', 'a.log.2', 'notes.txt']) utimesSync(join(directory, name), longAgo, longAgo);
    tidyLogs(directory, bounds);
    expect(readdirSync(directory).sort()).toEqual(['a.log', 'a.log.1', 'notes.txt']);
  });
});
