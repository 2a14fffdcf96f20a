import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRecord } from './data-record.js';
import { LaunchError } from './errors.js';

/** A Temporal Service of the office's own, which `npm start` uses in place of a development server. */
export interface TemporalService {
  /** host:port of its frontend. */
  address: string;
  /** `TEMPORAL_*` as services and worker read them: address, namespace, TLS, API key. */
  variables: Record<string, string>;
}

/** The namespace that is used where none is named. */
const DEFAULT_NAMESPACE = 'default';

/** As it was named on the command line, with what the environment says about it. */
export function temporalService(address: string, variables: Record<string, string>): TemporalService {
  return {
    address,
    variables: { TEMPORAL_NAMESPACE: DEFAULT_NAMESPACE, ...variables, TEMPORAL_ADDRESS: address },
  };
}

/**
 * Asks it for its namespace as services will, before anything is started.
 * @throws LaunchError in one sentence: a variable that is wrong, a service that is away, refuses or lacks the namespace.
 */
export async function requireTemporalService(
  { address, variables }: TemporalService,
  codecKeys: string,
): Promise<void> {
  // Loaded for who has one only: the SDK is large.
  const { Connection } = await import('@temporalio/client');
  const { readLink, reachOf } = await import('@concord/temporal-link/connection');
  const link = readLink({ ...variables, TEMPORAL_CODEC_KEYS: codecKeys });
  if ('fault' in link) {
    throw new LaunchError(
      `连接 Temporal 的设置有误：${link.fault}。`,
      `The settings for Temporal are wrong: ${link.fault}.`,
    );
  }
  const namespace = link.TEMPORAL_NAMESPACE;
  try {
    const connection = await Connection.connect({ ...reachOf(link), connectTimeout: '10s' });
    try {
      await connection.withDeadline(Date.now() + 10_000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
    } finally {
      await connection.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    throw new LaunchError(
      `无法使用 ${address} 上的 Temporal（命名空间 ${namespace}）：${reason}。请检查 --temporal 与 TEMPORAL_* 变量（见 docs/security/temporal.md）。`,
      `Temporal at ${address}, namespace ${namespace}, cannot be used: ${reason}. Look at --temporal and at TEMPORAL_* (docs/security/temporal.md).`,
    );
  }
}

/**
 * Stories are told where they were begun: a start that turned to another Temporal would leave them behind.
 * @throws LaunchError when the directory's stories are told elsewhere
 */
export function requireSameTemporal(
  record: { temporal?: string; files: readonly string[] } | undefined,
  address: string | undefined,
): void {
  // Nothing was told before the first complete start.
  if (record === undefined || record.files.length === 0 || record.temporal === address) return;
  const [zh, en] =
    record.temporal === undefined
      ? ['请不要加 --temporal', 'start without --temporal']
      : [`请加上 --temporal ${record.temporal}`, `start with --temporal ${record.temporal}`];
  throw new LaunchError(
    `这个数据目录中案件的流程由另一个 Temporal 推进：${zh}；确已迁移的，请先修改 concord.json 中的 temporal。本次启动未做任何改动。`,
    `The stories of this data directory are told by another Temporal: ${en}; where they have moved, change "temporal" in concord.json first. Nothing was changed.`,
  );
}

/** Temporal's file is gone though a complete run had left one. */
export function temporalIsMissing(dataDir: string): boolean {
  const complete = (readRecord(dataDir)?.files.length ?? 0) > 0;
  return complete && !existsSync(join(dataDir, 'temporal', 'temporal.db'));
}
