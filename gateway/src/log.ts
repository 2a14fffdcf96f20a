import { writeSync } from 'node:fs';
import { logDestination } from '@concord/contracts/log-destination';
import { pino } from 'pino';
import type { Logger, LoggerOptions } from 'pino';

/** A text that is no JSON is quoted by the error that says so. */
function said(error: Error): string {
  return error instanceof SyntaxError ? 'a text cannot be read' : error.message;
}

/** The gateway's log. Never told headers, variables, addresses or names; the paths below are a second wall. */
export function createLog(level: string): Logger {
  const options: LoggerOptions = {
    name: 'gateway',
    level,
    redact: {
      paths: ['*.authorization', '*.cookie', 'headers', '*.headers', '*.variables', '*.personId'],
      remove: true,
    },
    serializers: {
      // A message of an error may quote input; kind, code and stack frames suffice to find the fault.
      err: (error: Error & { code?: unknown; cause?: unknown }) => ({
        type: error.name,
        code: error.code,
        message: said(error),
        cause: error.cause instanceof Error ? said(error.cause) : undefined,
        stack: error.stack?.split('\n').slice(1, 8).join('\n'),
      }),
    },
  };
  return pino(
    options,
    logDestination((bytes) => writeSync(1, bytes)),
  );
}

export type { Logger };
