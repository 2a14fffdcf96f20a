import { AsyncLocalStorage } from 'node:async_hooks';
import { CodedError } from '../log.js';

/** What one request may use of a service. */
export interface RequestLimits {
  /** Objects that are read, loaded or answered. */
  objects: number;
  /** Wall milliseconds from its arrival; the gateway gives up at UPSTREAM_TIMEOUT_MS, so it is less than that. */
  deadlineMs: number;
}

const running = new AsyncLocalStorage<RequestBudget>();

/** The budget of the request that this code runs for; undefined in activities, sweeps and programs. */
export function currentBudget(): RequestBudget | undefined {
  return running.getStore();
}

/**
 * What is left to one request: objects, wall time, and whether somebody still waits for the answer. graphql, its JIT
 * and DataLoader cannot be interrupted, so every place that makes objects asks here before it goes on. Once refused,
 * every later question is refused alike, and whoever listens stops its work.
 */
export class RequestBudget {
  private left: number;
  private readonly deadline: number;
  private readonly timer: NodeJS.Timeout;
  private readonly listeners = new Set<() => void>();
  /** What a refused field answers: it keeps what waits for it alive no longer than the request itself. */
  readonly never = new Promise<never>(() => undefined);
  private acting = false;
  private refused: CodedError | undefined;

  constructor(private readonly limits: RequestLimits) {
    this.left = limits.objects;
    this.deadline = performance.now() + limits.deadlineMs;
    this.timer = setTimeout(() => this.late(), limits.deadlineMs);
    this.timer.unref();
  }

  /** Why nothing more is done for the request; undefined while all is well. */
  get refusal(): CodedError | undefined {
    return this.refused;
  }

  /** Takes so many objects off; throws the refusal where they are not left, where time is up, or nobody waits. */
  take(objects: number): void {
    if (!this.refused && !this.acting && performance.now() > this.deadline) this.late();
    if (this.refused) throw this.refused;
    this.left -= objects;
    if (this.left >= 0) return;
    throw this.stop(new CodedError('QUERY_TOO_COSTLY', { max: this.limits.objects }));
  }

  /**
   * From now on the request changes something: it is done to its end, whoever has left meanwhile, as a person who lost
   * the line expects his act to stand.
   */
  act(): void {
    if (this.refused) throw this.refused;
    this.acting = true;
    clearTimeout(this.timer);
  }

  /** Nobody waits for the answer any more. */
  leave(): void {
    clearTimeout(this.timer);
    if (!this.acting) this.stop(new CodedError('CLIENT_GONE'));
  }

  /** The answer has been sent. */
  end(): void {
    clearTimeout(this.timer);
    this.listeners.clear();
  }

  /** Calls once when the request is refused; answers how to stop listening. */
  onStop(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Runs work that finds this budget by `currentBudget`. */
  run<T>(work: () => T): T {
    return running.run(this, work);
  }

  private late(): void {
    if (!this.acting) this.stop(new CodedError('REQUEST_TOO_SLOW'));
  }

  private stop(refusal: CodedError): CodedError {
    if (this.refused) return this.refused;
    this.refused = refusal;
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener();
    this.listeners.clear();
    return refusal;
  }
}
