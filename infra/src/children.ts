import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdSocket, startProcess } from './child-process.js';
import type { ChildSpec, HeldSocket } from './child-process.js';
import { ifRoom, isDiskFull } from './disk-room.js';
import { LaunchError } from './errors.js';
import { Guardian } from './guardian.js';
import { keepTidy } from './log-files.js';
import { delay, startMark } from './processes.js';
import { silent } from './progress.js';
import type { Progress } from './progress.js';
import { removeRun, self, writeRun } from './run-record.js';
import type { ChildRecord } from './run-record.js';

interface Child {
  spec: ChildSpec;
  process?: ChildProcess;
  /** Bound from its first start to its end (`ChildSpec.socket`). */
  socket?: HeldSocket;
  /** Deaths in a row; forgotten after a while of life. */
  failures: number;
  lastExit?: string;
  /** We asked it to end. */
  leaving: boolean;
  retry?: NodeJS.Timeout;
}

const FIRST_BACKOFF_MS = 200;
const LAST_BACKOFF_MS = 10_000;
const STEADY_AFTER_MS = 20_000;
const GIVE_UP_AFTER = 6;
/** `EX_CONFIG`: a program says that its data are of a newer version; starting it again helps nobody. */
const REFUSES_DATA = 78;

/**
 * Starts children, each in its own process group (a Ctrl-C in the terminal reaches only the
 * launcher, which ends them in order), restarts what dies, and leaves a record of their pids.
 */
export class Supervisor {
  private readonly children = new Map<string, Child>();
  private readonly guardian = new Guardian();
  private stopping: Promise<void> | undefined;
  private readonly tidying: NodeJS.Timeout;

  constructor(
    private readonly dataDir: string,
    private readonly url: string,
    /** Told when a child that cannot be restarted is gone. */
    private readonly onFatal: (error: LaunchError) => void = () => undefined,
    /** Told of every part that died and of its return. */
    private readonly progress: Progress = silent,
  ) {
    const logs = join(dataDir, 'logs');
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    this.tidying = keepTidy(logs, this.progress);
    this.record();
  }

  logFile(name: string): string {
    return join(this.dataDir, 'logs', `${name}.log`);
  }

  /** The last lines that a child wrote. */
  logTail(name: string, lines = 15): string {
    if (!existsSync(this.logFile(name))) return '';
    return readFileSync(this.logFile(name), 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }

  async start(spec: ChildSpec): Promise<void> {
    const child: Child = { spec, failures: 0, leaving: false };
    if (spec.socket !== undefined) child.socket = holdSocket(spec.socket);
    this.children.set(spec.name, child);
    await this.spawn(child);
  }

  /** Process numbers of what runs now, by name. */
  pids(): Record<string, number> {
    const result: Record<string, number> = {};
    for (const [name, child] of this.children) {
      if (child.process?.pid !== undefined) result[name] = child.process.pid;
    }
    return result;
  }

  /** Kills one child the hard way, as an accident would; it is restarted like after one. */
  async kill9(name: string): Promise<void> {
    const running = this.need(name).process;
    if (running === undefined) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  }

  /** Ends one child in good order and starts it again. */
  async restart(name: string): Promise<void> {
    const child = this.need(name);
    await this.end(child);
    child.leaving = false;
    child.failures = 0;
    await this.spawn(child);
  }

  /** Waits until `probe` answers true; fails when the child keeps dying or the time is over. */
  async waitReady(name: string, probe: () => Promise<boolean>, timeoutMs: number): Promise<void> {
    const child = this.need(name);
    const until = performance.now() + timeoutMs;
    for (;;) {
      if (child.process !== undefined && (await probe().catch(() => false))) return;
      if (this.stopping !== undefined) throw new LaunchError('启动已被中断。', 'The start was interrupted.');
      const dead =
        child.failures >= GIVE_UP_AFTER || (child.spec.restart === false && child.lastExit !== undefined);
      if (child.lastExit === `exit ${REFUSES_DATA}`) throw this.refusal(name);
      if (dead || performance.now() > until) {
        throw new LaunchError(
          `${name} 未能启动（${child.lastExit ?? '超时'}），日志见 ${this.logFile(name)}。`,
          `${name} did not become ready (${child.lastExit ?? 'timed out'}); its log is ${this.logFile(name)}.`,
          this.logTail(name),
        );
      }
      await delay(50);
    }
  }

  /** Ends everything: `order` names groups, the first group first; what it does not name ends last, in reverse order of starting. */
  stop(order: string[][] = []): Promise<void> {
    this.stopping ??= this.stopAll(order);
    return this.stopping;
  }

  private async stopAll(order: string[][]): Promise<void> {
    const named = new Set(order.flat());
    const rest = [...this.children.keys()].filter((name) => !named.has(name)).reverse();
    for (const group of [...order, ...rest.map((name) => [name])]) {
      await Promise.all(
        group.flatMap((name) => this.children.get(name) ?? []).map((child) => this.endForGood(child)),
      );
    }
    clearInterval(this.tidying);
    this.guardian.close();
    removeRun(this.dataDir);
  }

  private need(name: string): Child {
    const child = this.children.get(name);
    if (child === undefined) {
      throw new Error(`no child named ${name}; there are ${[...this.children.keys()].join(', ')}`);
    }
    return child;
  }

  private async spawn(child: Child): Promise<void> {
    const { spec } = child;
    await spec.beforeStart?.();
    const started = startProcess(spec, this.logFile(spec.name), child.socket);
    const begun = performance.now();
    started.once('exit', (code, signal) =>
      this.onExit(child, started, begun, signal ?? `exit ${code ?? '?'}`),
    );
    await new Promise<void>((resolve, reject) => {
      started.once('spawn', resolve);
      started.once('error', (error) =>
        reject(
          new LaunchError(
            `无法运行 ${spec.command}：${error.message}`,
            `${spec.command} cannot be run: ${error.message}`,
          ),
        ),
      );
    });
    child.process = started;
    this.guardian.add(started.pid as number, spec.stopSignal ?? 'SIGTERM');
    this.recordIfRoom();
  }

  private onExit(child: Child, gone: ChildProcess, begun: number, how: string): void {
    if (gone.pid !== undefined) this.guardian.remove(gone.pid);
    if (child.process === gone) delete child.process;
    if (child.leaving || this.stopping !== undefined) return;
    child.lastExit = how;
    this.recordIfRoom();
    if (how === `exit ${REFUSES_DATA}`) {
      child.failures = GIVE_UP_AFTER;
      letGo(child);
      this.onFatal(this.refusal(child.spec.name));
      return;
    }
    if (child.spec.restart === false) {
      letGo(child);
      this.onFatal(
        new LaunchError(
          `${child.spec.name} 意外结束（${how}），它的内容只在内存中，请重新启动。`,
          `${child.spec.name} ended unexpectedly (${how}) and kept everything in memory; please start again.`,
          this.logTail(child.spec.name),
        ),
      );
      return;
    }
    child.failures = performance.now() - begun > STEADY_AFTER_MS ? 1 : child.failures + 1;
    const wait = Math.min(FIRST_BACKOFF_MS * 2 ** (child.failures - 1), LAST_BACKOFF_MS);
    const { name } = child.spec;
    const seconds = wait / 1000;
    this.progress(
      `${name} 意外结束（${how}），${seconds} 秒后重新启动，日志见 ${this.logFile(name)}`,
      `${name} ended unexpectedly (${how}); it is started again in ${seconds} s, its log is ${this.logFile(name)}`,
    );
    this.retryIn(wait, child);
  }

  private retryIn(ms: number, child: Child): void {
    const { name } = child.spec;
    child.retry = setTimeout(() => {
      delete child.retry;
      this.spawn(child).then(
        () => this.progress(`${name} 已重新启动`, `${name} is started again`),
        (error: unknown) => {
          if (isDiskFull(this.dataDir, error)) {
            this.progress(`磁盘已满，${name} 暂不能启动`, `the disk is full: ${name} cannot be started yet`);
            return this.retryIn(LAST_BACKOFF_MS, child);
          }
          // The program file is gone, or cannot be run any more: there is nothing to wait for.
          this.onFatal(error instanceof LaunchError ? error : new LaunchError(String(error), String(error)));
        },
      );
    }, ms);
  }

  /** The database was migrated by a newer program (service-kit, `Database.migrate`). */
  private refusal(name: string): LaunchError {
    return new LaunchError(
      `${name} 的数据由更新版本的协商通写成，请用新版本启动；本程序未改动其数据。`,
      `The data of ${name} were written by a newer Concord; start it with that one. This program changed nothing of them.`,
      this.logTail(name, 3),
    );
  }

  private async endForGood(child: Child): Promise<void> {
    letGo(child);
    await this.end(child);
  }

  private async end(child: Child): Promise<void> {
    child.leaving = true;
    clearTimeout(child.retry);
    const running = child.process;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(child.spec.stopSignal ?? 'SIGTERM');
    const hammer = setTimeout(() => running.kill('SIGKILL'), child.spec.graceMs ?? 12_000);
    await gone;
    clearTimeout(hammer);
  }

  /** A full disk must not end what still runs: the guardian ends the children with us even where none is noted. */
  private recordIfRoom(): void {
    ifRoom(
      () => this.record(),
      () =>
        this.progress('磁盘已满，未能记录正在运行的进程', 'the disk is full: what runs now was not noted'),
    );
  }

  private record(): void {
    const children: ChildRecord[] = [];
    for (const [name, child] of this.children) {
      const pid = child.process?.pid;
      const started = pid === undefined ? undefined : startMark(pid);
      if (pid !== undefined && started !== undefined) {
        children.push({ name, pid, started, signal: child.spec.stopSignal ?? 'SIGTERM' });
      }
    }
    writeRun(this.dataDir, { launcher: self(), url: this.url, children });
  }
}

/** Gives up the socket of a child that does not come back: whoever calls is told at once that nobody is there. */
function letGo(child: Child): void {
  child.socket?.close();
  delete child.socket;
}
