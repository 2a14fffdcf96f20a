import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  Client,
  Connection,
  isGrpcServiceError,
  WorkflowNotFoundError,
  type WorkflowExecutionDescription,
} from '@temporalio/client';
import { WORKFLOW_QUEUE } from '@concord/contracts/services';
import { enclosingClient } from '@concord/temporal-link/client-interceptor';
import { sealedConverter } from '@concord/temporal-link/codec';
import { reachOf } from '@concord/temporal-link/connection';
import { SERVICE_ENV, type ServiceEnv } from '../env.js';

/** Deadline of one call; the client's retries make it 2.5 to 4 s of waiting when the server is frozen (stack.md). */
const CALL_DEADLINE_MS = 2_500;

/** What a story is told, and with what it starts where it does not run yet. */
export interface SignalWithStart {
  /** Registered workflow type name. */
  workflowType: string;
  /** Typed id of the case. */
  workflowId: string;
  signal: string;
  signalArgs: unknown[];
  /** The one input object of the workflow. */
  input: unknown;
}

interface Clients {
  client: Client;
  describer: Client;
}

/** True when Temporal could not be reached in time: nothing is wrong with the call, it may be made again. */
export function temporalIsAway(error: unknown): boolean {
  const cause = isGrpcServiceError(error) ? error : (error as { cause?: unknown } | null)?.cause;
  if (!isGrpcServiceError(cause)) return false;
  // CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE
  return [1, 4, 8, 14].includes(cause.code);
}

/** The service's one client of Temporal. It connects at its first call, and every call has a deadline. */
@Injectable()
export class TemporalClient implements OnApplicationShutdown {
  private connection: Connection | undefined;
  private client: Client | undefined;
  /** Only describes: a memo that a neighbour set is null to it, where the other would fail. */
  private describer: Client | undefined;
  private readonly log = new Logger('TemporalClient');
  /** How the last call went; null before the first. */
  lastCallReached: boolean | null = null;

  constructor(@Inject(SERVICE_ENV) private readonly env: ServiceEnv) {}

  /** Makes a call with the client under the deadline. */
  async call<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return this.reach(({ client }) => work(client));
  }

  private async reach<T>(work: (clients: Clients) => Promise<T>): Promise<T> {
    const { connection, ...clients } = this.connect();
    try {
      const answer = await connection.withDeadline(Date.now() + CALL_DEADLINE_MS, () => work(clients));
      this.lastCallReached = true;
      return answer;
    } catch (error) {
      this.lastCallReached = !temporalIsAway(error);
      throw error;
    }
  }

  /** Tells a story something, and starts it where it does not run. */
  async signalWithStart(call: SignalWithStart): Promise<void> {
    const { workflowType, workflowId, signal, signalArgs, input } = call;
    await this.call((client) =>
      client.workflow.signalWithStart(workflowType, {
        workflowId,
        taskQueue: WORKFLOW_QUEUE,
        args: [input],
        signal,
        signalArgs,
      }),
    );
  }

  /** Tells a story something; false when it runs no more, which is no error (architecture.md 5). */
  async signal(workflowId: string, signal: string, message: object): Promise<boolean> {
    try {
      await this.call((client) => client.workflow.getHandle(workflowId).signal(signal, message));
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  /** Asks a story; null when there is none. */
  async query<T>(workflowId: string, query: string): Promise<T | null> {
    try {
      return await this.call((client) => client.workflow.getHandle(workflowId).query<T>(query));
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  /** What was noted on an execution, open or closed; null when there is none. What is not sealed by us is null in it. */
  async memoOf(workflowId: string): Promise<Record<string, unknown> | null> {
    return this.describe(workflowId, (description) => description.memo ?? {});
  }

  /** Whether an execution is open; whether a worker gets on with it, it does not tell. */
  async isOpen(workflowId: string): Promise<boolean> {
    return (await this.describe(workflowId, ({ status }) => status.name === 'RUNNING')) ?? false;
  }

  /** Notes something in Temporal's own store: the memo of one open execution that no worker ever runs. */
  async keepMemo(
    workflowId: string,
    type: string,
    taskQueue: string,
    memo: Record<string, unknown>,
  ): Promise<void> {
    const workflowIdConflictPolicy = 'TERMINATE_EXISTING';
    await this.call((client) =>
      client.workflow.start(type, { workflowId, taskQueue, args: [], memo, workflowIdConflictPolicy }),
    );
  }

  private async describe<T>(
    workflowId: string,
    read: (description: WorkflowExecutionDescription) => T,
  ): Promise<T | null> {
    try {
      return read(await this.reach(({ describer }) => describer.workflow.getHandle(workflowId).describe()));
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection?.close();
  }

  private connect(): Clients & { connection: Connection } {
    this.connection ??= Connection.lazy({
      ...reachOf(this.env),
      // Without these an existing connection needed 9 s to notice that the server was back.
      channelArgs: { 'grpc.max_reconnect_backoff_ms': 1_000, 'grpc.initial_reconnect_backoff_ms': 100 },
    });
    const { TEMPORAL_NAMESPACE: namespace, TEMPORAL_CODEC_KEYS: keys } = this.env;
    this.client ??= new Client({
      connection: this.connection,
      namespace,
      dataConverter: sealedConverter({ keys, namespace }),
      interceptors: { workflow: [enclosingClient] },
    });
    this.describer ??= new Client({
      connection: this.connection,
      namespace,
      dataConverter: sealedConverter({
        keys,
        namespace,
        onRefused: (refused) => this.log.warn(refused, 'a memo of Temporal is refused'),
      }),
    });
    return { connection: this.connection, client: this.client, describer: this.describer };
  }
}
