import { Catch } from '@nestjs/common';
import type { GqlExceptionFilter } from '@nestjs/graphql';
import { GraphQLError, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';
import { BusinessTimeError, type BusinessTimeCode } from '@concord/business-time/errors';
import { refusalText } from '@concord/business-time/labels/refusals';
import type { Language } from '@concord/contracts/identity';
import { CodedError, reportUnexpected } from '../log.js';
import { renderRefusal } from '../i18n/catalogue.js';
import type { CommonCode } from '../i18n/common.js';
import '../i18n/common.js';
import type { GraphContext } from './context.js';

/** Returning the error keeps Nest from logging every refusal with a stack (stack.md). */
@Catch()
export class GraphErrorFilter implements GqlExceptionFilter {
  catch(error: unknown): unknown {
    return error;
  }
}

/** 53xxx but a full disk: connections, memory and bounds of PostgreSQL's own, which come free again. */
const AWAY_CODES = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|57P0[0-9]|08\w{3}|53[0234]00|58030)$/;
/** No room on a disk: PostgreSQL's (53100) or the process's own. */
const FULL_CODES = /^(53100|ENOSPC|EDQUOT)$/;
const AWAY_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|not connected|ConnectionNotFound/i;

/** True for what a missing or restarting PostgreSQL makes of a query. */
export function databaseIsAway(error: unknown): boolean {
  const { code, name, message } = (error ?? {}) as { code?: string; name?: string; message?: string };
  if (name === 'CannotExecuteNotConnectedError' || name === 'ConnectionIsNotSetError') return true;
  return AWAY_CODES.test(String(code ?? '')) || (!code && AWAY_TEXT.test(message ?? ''));
}

/** Dates that no calendar answers for. */
const OF_DATES: ReadonlySet<string> = new Set<BusinessTimeCode>([
  'bad-date',
  'year-before-2007',
  'term-over-ten-years',
]);

/** True where a disk is full: the statement's transaction is rolled back, reading goes on. */
export function storageIsFull(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  return FULL_CODES.test(String(code ?? ''));
}

/** True for a text that PostgreSQL cannot keep: only NUL and broken characters of the asker's make such a query. */
function textIsInvalid(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  return code === '22021' || code === '22P05';
}

/** True where PostgreSQL stopped a statement: it, or the wait for a lock, or for the next statement, took too long. */
function databaseIsBusy(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  return code === '57014' || code === '55P03' || code === '25P03';
}

/** What graphql says of a value that does not fit its type, in a variable or in the document itself. */
const BAD_VALUE = /^(Variable "\$|Expected value of type |\w+ (must be|cannot represent) )/;

function codeOfDatabase(error: unknown): CommonCode | undefined {
  if (textIsInvalid(error)) return 'TEXT_INVALID';
  if (databaseIsBusy(error)) return 'SERVICE_BUSY';
  return databaseIsAway(error) ? 'DATABASE_UNAVAILABLE' : undefined;
}

function rootOf(error: unknown): unknown {
  let root = error;
  while (root && typeof root === 'object' && 'originalError' in root && root.originalError) {
    root = root.originalError;
  }
  return root;
}

interface Viewer {
  language: Language;
  log: Pick<FastifyBaseLogger, 'error'>;
}

function format(error: GraphQLError, viewer: Viewer): GraphQLFormattedError {
  const at = {
    ...(error.locations && { locations: error.locations }),
    ...(error.path && { path: error.path }),
  };
  const root = rootOf(error);
  if (root instanceof CodedError) {
    const message = renderRefusal(root.refusal, viewer.language);
    return { message, ...at, extensions: { ...root.refusal } };
  }
  // Without a path nothing was executed yet: the document or its variables are the asker's fault.
  if (!error.path && (root instanceof GraphQLError || (root as { name?: string }).name === 'GraphQLError')) {
    const code = BAD_VALUE.test(error.message) ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED';
    const message = renderRefusal({ code, params: {} }, viewer.language);
    return { message, ...at, extensions: { code, detail: error.message } };
  }
  const code = codeOfDatabase(root);
  if (code) {
    const refusal = { code, params: {} };
    return { message: renderRefusal(refusal, viewer.language), ...at, extensions: refusal };
  }
  if (storageIsFull(root)) {
    reportUnexpected(viewer.log, root, error.path?.join('.') ?? 'graphql');
    const refusal = { code: 'STORAGE_FULL', params: {} };
    return { message: renderRefusal(refusal, viewer.language), ...at, extensions: refusal };
  }
  if (root instanceof BusinessTimeError && OF_DATES.has(root.code)) {
    const refusal = { code: 'DATE_OUT_OF_RANGE', params: root.params };
    return { message: refusalText(root, viewer.language), ...at, extensions: refusal };
  }
  const errorId = reportUnexpected(viewer.log, root, error.path?.join('.') ?? 'graphql');
  const refusal = { code: 'INTERNAL', params: { errorId } };
  return { message: renderRefusal(refusal, viewer.language), ...at, extensions: { ...refusal, errorId } };
}

interface MercuriusContextLike extends Partial<GraphContext> {
  reply?: { log: FastifyBaseLogger };
  app: { log: FastifyBaseLogger };
}

/** Mercurius wraps the errors of a validation into one. */
function flatten(error: GraphQLError): readonly GraphQLError[] {
  const inner = (error.originalError as { errors?: unknown } | undefined)?.errors;
  return Array.isArray(inner) ? (inner as GraphQLError[]) : [error];
}

/** Errors of one answer that are told and logged: a list may fail at each of its objects. */
const MOST_ERRORS = 50;

/** Coded errors leave as they are, unexpected ones as an errorId; the log has the rest. */
export function formatErrors(
  execution: ExecutionResult & { statusCode?: number; errors?: readonly GraphQLError[] },
  context: unknown,
): { statusCode: number; response: ExecutionResult } {
  const { act, reply, app } = context as MercuriusContextLike;
  const viewer = { language: act?.language ?? 'zh-CN', log: reply?.log ?? app.log } satisfies Viewer;
  const all = (execution.errors ?? []).flatMap(flatten);
  const errors = all.slice(0, MOST_ERRORS).map((error) => format(error, viewer));
  return {
    statusCode: execution.data ? 200 : (execution.statusCode ?? 200),
    response: { data: execution.data ?? null, errors: errors as unknown as GraphQLError[] },
  };
}
