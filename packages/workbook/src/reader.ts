import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { WorkbookCode } from './fault.js';
import { LIMITS, type WorkbookLimits } from './limits.js';
import type { SheetRead } from './read.js';

// From src (tests) and from dist alike.
const PROGRAM = fileURLToPath(new URL('../dist/child.js', import.meta.url));

export interface ReaderOptions {
  program?: string;
  /** Megabytes of the child's heap. */
  heapMb?: number;
  /** Wall milliseconds after which a child is killed. */
  deadlineMs?: number;
  /** Files that wait for the one being read; more are refused. */
  waiting?: number;
}

/**
 * Reads workbooks in a process of their own, one at a time: whatever a file does there, it cannot take this
 * process's memory or time, nor write or start anything. The child knows nothing of the environment.
 */
export class WorkbookReader {
  private readonly program: string;
  private readonly heapMb: number;
  private readonly deadlineMs: number;
  private readonly most: number;
  private under = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: ReaderOptions = {}) {
    this.program = options.program ?? PROGRAM;
    this.heapMb = options.heapMb ?? 192;
    this.deadlineMs = options.deadlineMs ?? 20_000;
    this.most = 1 + (options.waiting ?? 4);
  }

  /** The rows of the first sheet that is shown. Never throws for what stands in the file. */
  async read(bytes: Buffer, limits: Partial<WorkbookLimits> = {}): Promise<SheetRead> {
    const all = { ...LIMITS, ...limits };
    if (bytes.length > all.bytes) return refused('WORKBOOK_TOO_LARGE', { max: all.bytes / 1_000 });
    if (this.under >= this.most) return refused('WORKBOOK_BUSY');
    this.under += 1;
    const turn = this.last.then(() => this.inChild(bytes, all));
    this.last = turn;
    try {
      return await turn;
    } finally {
      this.under -= 1;
    }
  }

  private inChild(bytes: Buffer, limits: WorkbookLimits): Promise<SheetRead> {
    return new Promise((resolve) => {
      const heap = `--max-old-space-size=${this.heapMb}`;
      const allowed = ['--permission', '--allow-fs-read=*'];
      const child = spawn(process.execPath, [heap, ...allowed, this.program, JSON.stringify(limits)], {
        stdio: ['pipe', 'pipe', 'ignore'],
        env: {},
        timeout: this.deadlineMs,
        killSignal: 'SIGKILL',
      });
      // Each text may be escaped, and stands once in the answer.
      const most = limits.characters * 6 + limits.rows * limits.columns * 4;
      const pieces: Buffer[] = [];
      let length = 0;
      child.stdout.on('data', (piece: Buffer) => {
        if ((length += piece.length) > most) child.kill('SIGKILL');
        else pieces.push(piece);
      });
      // A child that is gone takes no more bytes; how it ended says the rest.
      child.stdin.on('error', () => undefined);
      child.on('error', () => resolve(refused('WORKBOOK_STOPPED')));
      child.on('close', (code) => {
        resolve(code === 0 ? answerOf(Buffer.concat(pieces)) : refused('WORKBOOK_STOPPED'));
      });
      child.stdin.end(bytes);
    });
  }
}

function answerOf(written: Buffer): SheetRead {
  try {
    return JSON.parse(written.toString('utf8')) as SheetRead;
  } catch {
    // A child that was ended while it wrote.
    return refused('WORKBOOK_STOPPED');
  }
}

function refused(code: WorkbookCode, params: Record<string, string | number> = {}): SheetRead {
  return { rows: null, fault: { code, params } };
}
