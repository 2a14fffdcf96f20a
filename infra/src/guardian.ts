import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { repoRoot } from './paths.js';

/** The small shell process that ends our children when we die without being able to. */
export class Guardian {
  private readonly shell: ChildProcess;

  constructor() {
    this.shell = spawn('/bin/sh', [join(repoRoot, 'infra', 'launcher', 'guardian.sh')], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.shell.unref();
    // Without it we only lose the help after a kill -9; the next start still ends what is left.
    this.shell.on('error', () => undefined);
    this.shell.stdin?.on('error', () => undefined);
  }

  add(pid: number, signal: NodeJS.Signals): void {
    this.shell.stdin?.write(`+ ${pid} ${signal.replace('SIG', '')}\n`);
  }

  remove(pid: number): void {
    this.shell.stdin?.write(`- ${pid}\n`);
  }

  close(): void {
    this.shell.stdin?.end();
  }
}
