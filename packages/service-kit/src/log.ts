import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { pino, type Logger, type LoggerOptions } from 'pino';
import { logDestination } from '@concord/contracts/log-destination';
import type { RefusalData } from '@concord/contracts/refusals';
import { loggedError, said } from './log-errors.js';

/** What may stand in an object by mistake and must never reach the log. */
const SECRET = ['authorization', 'cookie', 'variables', '["x-concord-identity"]', 'password', 'token'];
const bracket = (key: string): string => (key.startsWith('[') ? key : `.${key}`);

/** Nest's own tale of how it put itself together. */
const CHATTER = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'GraphQLModule',
  'NestApplication',
]);
const INFO = 30;

/** An error's message is also taken, by pino and by fastify, for the line's own where there is none. */
function withoutValues<Args extends unknown[]>(args: Args): Args {
  const [first, text] = args as unknown as [unknown, unknown];
  const error = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err;
  if (!(error instanceof Error) || (text !== undefined && text !== error.message)) return args;
  return [first instanceof Error ? { err: first } : first, said(error), ...args.slice(2)] as Args;
}

export function logOptions(name: string, level: string): LoggerOptions {
  return {
    name,
    level,
    redact: {
      paths: SECRET.flatMap((key) => [key, `*${bracket(key)}`, `*.*${bracket(key)}`]),
      censor: '[redacted]',
    },
    hooks: {
      logMethod(args, method, level) {
        const { context } = (args[0] ?? {}) as { context?: string };
        if (level <= INFO && context && CHATTER.has(context)) return;
        method.apply(this, withoutValues(args));
      },
    },
    serializers: {
      // A request is its method and path: no header, no query text, no variables.
      req: (req: { id?: unknown; method?: string; url?: string }) => ({
        id: req.id,
        method: req.method,
        path: req.url?.split('?')[0],
      }),
      err: loggedError,
    },
  };
}

export function createLog(name: string, level: string): Logger {
  return pino(
    logOptions(name, level),
    logDestination((bytes) => writeSync(1, bytes)),
  );
}

/** nestjs-pino over the process's one logger; a request is logged only at `debug`. */
export function logModule(log: Logger): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      logger: log,
      autoLogging: log.isLevelEnabled('debug'),
      quietReqLogger: true,
      useLevel: 'debug',
    },
  });
}

/**
 * An error that its reader may see: a code with parameters, rendered in the asker's language.
 * For what no act can answer as data (a wrong argument, no permission to read).
 */
export class CodedError extends Error {
  readonly refusal: RefusalData;

  constructor(code: string, params: RefusalData['params'] = {}, rule?: string, source?: string) {
    super(code);
    this.name = 'CodedError';
    this.refusal = { code, params };
    if (rule) this.refusal.rule = rule;
    if (source) this.refusal.source = source;
  }
}

/** Logs an unexpected error with its stack; only the id that is returned may be shown. */
export function reportUnexpected(log: Pick<Logger, 'error'>, error: unknown, where: string): string {
  const errorId = randomUUID();
  log.error({ err: error, errorId, where }, `unexpected error ${errorId}`);
  return errorId;
}
