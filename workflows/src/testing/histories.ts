import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import proto from '@temporalio/proto';
import type { History } from '@temporalio/common/lib/proto-utils.js';

// Not historyToJSON of @temporalio/common: it fails wherever npm installs protobufjs once for each of their packages.
const codec = proto.temporal.api.history.v1.History;

export interface RecordedHistory {
  /** File name without its ending. */
  name: string;
  history: History;
}

/** One line of JSON: small, and a change of one event is one change in the diff's words. */
export function writeHistory(file: string, history: History): void {
  const json = codec.toObject(codec.fromObject(history), { longs: String, enums: String, bytes: String });
  writeFileSync(file, `${JSON.stringify(json, withoutTheMachine)}\n`);
}

/** Stack traces name folders, identities name machines; no story reads either. */
function withoutTheMachine(key: string, value: unknown): unknown {
  return key === 'stackTrace' || key === 'identity' ? undefined : value;
}

/** All histories of a folder and the folders of versions in it, in the order of their names. */
export function readHistories(folder: string): RecordedHistory[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  return files.sort().map((file) => ({
    name: file.slice(0, -'.json'.length),
    history: codec.fromObject(
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>,
    ),
  }));
}
