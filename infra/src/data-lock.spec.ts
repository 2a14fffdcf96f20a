import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { lockDataDir } from './data-lock.js';
import { repoRoot } from './paths.js';
import { startMark } from './processes.js';
import { writeRun } from './run-record.js';

const ROUNDS = 20;
const STARTS = 5;

/** A process that takes the directory when it is told so, says what came of it, and gives it back when told. */
const START = `
  import { lockDataDir } from ${JSON.stringify(join(repoRoot, 'infra', 'dist', 'data-lock.js'))};
  import { createInterface } from 'node:readline';
  import { openSync, closeSync, rmSync } from 'node:fs';
  const dataDir = process.argv[2];
  let lock;
  const take = () => { try { lock = lockDataDir(dataDir); return 'mine'; } catch (error) { return error.en ?? String(error); } };
  const fight = (times) => {
    for (let held = 0; held < times; ) {
      if (take() !== 'mine') continue;
      // Fails where another one holds the directory as well.
      closeSync(openSync(dataDir + '/held', 'wx'));
      rmSync(dataDir + '/held');
      lock.release();
      held += 1;
    }
    return 'fought';
  };
  console.log('ready');
  createInterface({ input: process.stdin }).on('line', (line) => {
    if (line === 'take') console.log(take());
    if (line === 'release') { lock.release(); console.log('released'); }
    if (line.startsWith('fight')) console.log(fight(Number(line.slice(6))));
  });
`;

class Start {
  private readonly lines: AsyncIterator<string>;

  constructor(readonly process: ChildProcessByStdio<Writable, Readable, null>) {
    this.lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  }

  async said(): Promise<string> {
    return String((await this.lines.next()).value);
  }

  tell(line: string): Promise<string> {
    this.process.stdin.write(`${line}\n`);
    return this.said();
  }

  async kill(): Promise<void> {
    const gone = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await gone;
  }
}

let base: string;
let dataDir: string;
const running: Start[] = [];

async function begin(): Promise<Start> {
  const start = new Start(
    spawn(process.execPath, [join(base, 'start.mjs'), dataDir], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  running.push(start);
  expect(await start.said()).toBe('ready');
  return start;
}

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'concord-lock-'));
  dataDir = join(base, 'data');
  mkdirSync(dataDir);
  writeFileSync(join(base, 'start.mjs'), START);
});
afterEach(async () => {
  for (const start of running.splice(0)) if (start.process.exitCode === null) start.process.kill('SIGKILL');
  rmSync(base, { recursive: true, force: true });
});

describe('starts at one moment on one data directory', () => {
  it(`have it for one alone, ${ROUNDS} times, also after a holder was killed`, async () => {
    const starts = await Promise.all(Array.from({ length: STARTS }, begin));
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await Promise.all(starts.map((start) => start.tell('take')));
      const at = answers.indexOf('mine');
      expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1);
      for (const answer of answers.filter((_, each) => each !== at)) {
        expect(answer).toMatch(`Concord already runs on ${dataDir} (it is just starting); stop it first`);
      }
      const holder = starts[at] as Start;
      if (round % 4 === 0) {
        await holder.kill();
        starts[at] = await begin();
      } else expect(await holder.tell('release')).toBe('released');
    }
  }, 60_000);

  it('never have it together, however often they take it and give it back', async () => {
    const starts = await Promise.all(Array.from({ length: 3 }, begin));
    expect(await Promise.all(starts.map((start) => start.tell('fight 150')))).toEqual(
      Array(3).fill('fought'),
    );
  }, 60_000);
});

describe('the lock of a data directory', () => {
  it('leaves nothing when it is given back', () => {
    lockDataDir(dataDir).release();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('says who has it, once he has said so himself', async () => {
    const holder = await begin();
    expect(await holder.tell('take')).toBe('mine');
    const pid = holder.process.pid as number;
    const launcher = { pid, started: startMark(pid) ?? '' };
    writeRun(dataDir, { launcher, url: 'http://localhost:4000', children: [] });
    expect(() => lockDataDir(dataDir)).toThrow(`进程 ${pid}，http://localhost:4000`);
  });

  it('is held within one process too, and asking again does not give it away', async () => {
    const lock = lockDataDir(dataDir);
    expect(() => lockDataDir(dataDir)).toThrow('already runs on');
    expect(await (await begin()).tell('take')).toMatch('already runs on');
    lock.release();
    lock.release();
    lockDataDir(dataDir).release();
  });

  it.each([
    ['a directory', (path: string) => mkdirSync(path)],
    ['a text', (path: string) => writeFileSync(path, 'x'.repeat(2_000))],
    ['a link to another file', (path: string) => symlinkSync(join(base, 'elsewhere'), path)],
  ])('is refused in one sentence where %s stands in its place', (_, lay) => {
    lay(join(dataDir, 'lock'));
    expect(() => lockDataDir(dataDir)).toThrow(`${join(dataDir, 'lock')} cannot serve as the lock`);
    expect(existsSync(join(base, 'elsewhere'))).toBe(false);
  });
});
