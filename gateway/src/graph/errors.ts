import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Language } from '@concord/contracts/identity';
import { sentence } from '../identity/refusal.js';
import type { Measure, RefusalCode } from '../identity/refusal.js';
import type { Logger } from '../log.js';
import { MERGED } from '../merged/merged.js';
import { SERVICES } from '../upstream/services.js';

/** What an error may carry to a client; everything else (stacks, queries, addresses) stays here. */
const PASSED_ON = ['code', 'params', 'detail', 'rule', 'source', 'errorId', 'service', 'hanging', 'http'];

/** Codes under which a service that is away, hangs or answers no GraphQL reaches us, from the transport or the planner. */
const AWAY = new Set([
  'SERVICE_UNAVAILABLE',
  'GATEWAY_TIMEOUT',
  'DOWNSTREAM_SERVICE_ERROR',
  'SUBREQUEST_HTTP_ERROR',
  'RESPONSE_VALIDATION_FAILED',
  'TIMEOUT_ERROR',
]);

/** Codes of graphql libraries for what the gateway itself found wrong in a document. */
const TRANSLATED: Record<string, RefusalCode> = {
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  // Several operations and none named, or one that is not there.
  OPERATION_RESOLUTION_FAILURE: 'GRAPHQL_VALIDATION_FAILED',
  QUERY_TOO_DEEP: 'QUERY_TOO_DEEP',
  QUERY_TOO_COSTLY: 'QUERY_TOO_COSTLY',
  BAD_REQUEST: 'BAD_REQUEST',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
};

/** Characters of what was sent that a refusal says again. */
const MOST_SAID = 500;

/** What our own counting refused: the sentence alone, with what a client needs to come again. */
const COUNTED: Record<string, RefusalCode> = {
  TOO_MANY_REQUESTS: 'TOO_MANY_REQUESTS',
  TOO_MANY_ON_THING: 'TOO_MANY_ON_THING',
  TOO_MANY_TOPICS: 'TOO_MANY_TOPICS',
  CHALLENGE_REQUIRED: 'CHALLENGE_REQUIRED',
  ONE_ACT_A_REQUEST: 'ONE_ACT_A_REQUEST',
};

/** Marks what one of our own rules refused, before it is dressed for the reader. */
export function codedError(code: RefusalCode, message: string, status = 400): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}

/** A document that is beyond a limit: which, how much it is, and how much it may be. */
export function measured(measure: Measure, count: number, limit: number): GraphQLError {
  const code = measure === 'depth' ? 'QUERY_TOO_DEEP' : 'QUERY_TOO_COSTLY';
  return new GraphQLError(`${measure}: ${count}, at most ${limit}`, {
    extensions: { code, params: { measure, count, limit }, http: { status: 400 } },
  });
}

/** Dresses every error of an answer: a code, a sentence in the reader's language, nothing of our insides. */
export function createErrorDresser(log: Logger) {
  return (error: unknown, language: Language, requestId: string): GraphQLError => {
    const shown = error instanceof GraphQLError || isErrorLike(error) ? error : undefined;
    const extensions = shown?.extensions ?? {};
    const code = typeof extensions['code'] === 'string' ? extensions['code'] : undefined;
    const service = serviceOf(extensions);

    if (code === undefined && shown && !original(shown) && !service) {
      // The planner's and the HTTP layer's own complaints about a request carry no code.
      if (/^Variable "\$/.test(shown.message)) {
        return dressed(shown, 'BAD_USER_INPUT', language, {
          detail: shown.message,
        });
      }
      const status = (extensions['http'] as { status?: number } | undefined)?.status;
      if (status !== undefined && status < 500) {
        return dressed(shown, 'BAD_REQUEST', language, {
          http: extensions['http'],
          detail: shown.message,
        });
      }
    }
    if (code !== undefined && AWAY.has(code)) {
      const named = service ?? extensions['service'];
      return dressed(shown!, 'SERVICE_UNAVAILABLE', language, {
        service: named,
      });
    }
    if (code === undefined || !shown || code === 'INTERNAL_SERVER_ERROR') {
      const errorId = randomUUID();
      log.error({ err: errorForLog(error), errorId, requestId, service }, 'unexpected error in the graph');
      return dressed(shown, 'INTERNAL', language, {
        errorId,
        ...(service ? { service } : {}),
      });
    }
    if (code in COUNTED && !service) {
      const { http, retryAfter, challenge } = extensions;
      return dressed(shown, COUNTED[code]!, language, {
        http,
        retryAfter,
        challenge,
      });
    }
    if (code in TRANSLATED && !service) {
      // What is wrong with a document is said in its own words, as the developer needs them.
      // A request that is not even JSON is a bad request to every client; a bad document only to newer ones.
      const http = extensions['http'] as { status?: number; spec?: boolean } | undefined;
      const answered = code === 'BAD_REQUEST' ? { status: http?.status ?? 400 } : http;
      const { params } = extensions;
      return dressed(shown, TRANSLATED[code]!, language, { http: answered, params, detail: shown.message });
    }
    return new GraphQLError(clipped(shown.message), {
      path: shown.path,
      extensions: Object.fromEntries(
        PASSED_ON.filter((name) => name in extensions).map((name) => [name, shortened(extensions[name])]),
      ),
    });
  };
}

interface ErrorLike {
  message: string;
  path?: readonly (string | number)[] | undefined;
  extensions?: Record<string, unknown>;
  locations?: unknown;
  originalError?: unknown;
}

function dressed(
  error: ErrorLike | undefined,
  code: RefusalCode,
  language: Language,
  more: Record<string, unknown>,
): GraphQLError {
  const positions = error instanceof GraphQLError ? { source: error.source, positions: error.positions } : {};
  const extensions = Object.fromEntries(
    Object.entries({ code, ...more }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? clipped(value) : value]],
    ),
  );
  const params = extensions['params'] as Record<string, unknown> | undefined;
  return new GraphQLError(sentence(code, language, params), { path: error?.path, ...positions, extensions });
}

const clipped = (text: string): string => (text.length > MOST_SAID ? `${text.slice(0, MOST_SAID)}…` : text);

/** The same with its long texts clipped. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string') return clipped(value);
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)]));
}

function serviceOf(extensions: Record<string, unknown>): string | undefined {
  const name = extensions['service'] ?? extensions['serviceName'];
  if (typeof name !== 'string') return undefined;
  // The planner names subgraphs as the supergraph's enum does.
  const lower = name.toLowerCase();
  return [...SERVICES, MERGED].find((known) => known === lower) ?? lower;
}

function isErrorLike(error: unknown): error is ErrorLike {
  return typeof error === 'object' && error !== null && typeof (error as ErrorLike).message === 'string';
}

/** Whether an unexpected exception stands behind a GraphQL error. */
function original(error: ErrorLike): boolean {
  return error.originalError != null && !(error.originalError instanceof GraphQLError);
}

function errorForLog(error: unknown): Error {
  if (error instanceof GraphQLError && error.originalError) return error.originalError;
  return error instanceof Error ? error : new Error(isErrorLike(error) ? error.message : String(error));
}
