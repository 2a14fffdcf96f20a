import { IDENTITY_HEADER } from '@concord/contracts/identity';
import type { SignedFor } from '../identity/signer.js';
import type { ServiceAddress, ServiceName } from './services.js';

/** A service that could not be asked: away, hung, or answering nonsense. */
export class ServiceUnavailable extends Error {
  constructor(
    readonly service: ServiceName,
    cause: unknown,
  ) {
    super(`${service} did not answer`, { cause });
  }
}

/** An error that a service answered, as far as the gateway may pass it on. */
export interface UpstreamError {
  message: string;
  extensions?: Record<string, unknown>;
}

/** A GraphQL answer of one service. */
export interface UpstreamAnswer<T> {
  data?: T | null;
  errors?: UpstreamError[];
}

/** How a call is made: as whom, and how long it may take in wall milliseconds. */
export interface CallOptions {
  identity: SignedFor;
  timeoutMs: number;
  requestId?: string;
  signal?: AbortSignal;
}

/** Asks one service's graph directly, past the planner: for what is `@inaccessible` to clients. */
export async function askGraph<T>(
  service: ServiceAddress,
  query: string,
  variables: Record<string, unknown>,
  options: CallOptions,
): Promise<UpstreamAnswer<T>> {
  const response = await send(service, service.graphqlUrl, options, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  try {
    return (await response.json()) as UpstreamAnswer<T>;
  } catch (error) {
    throw new ServiceUnavailable(service.name, error);
  }
}

/** Asks one service's internal HTTP door. Any answer but 200 and 410 counts as unavailable. */
export async function askInternal<T>(
  service: ServiceAddress,
  path: string,
  options: CallOptions,
): Promise<{ status: number; body: T }> {
  const response = await send(service, service.rootUrl + path, options, { method: 'GET' });
  if (response.status !== 200 && response.status !== 410) {
    await response.body?.cancel();
    throw new ServiceUnavailable(
      service.name,
      new Error(`HTTP ${response.status} from ${path.split('?')[0]}`),
    );
  }
  try {
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as T };
  } catch (error) {
    throw new ServiceUnavailable(service.name, error);
  }
}

async function send(
  service: ServiceAddress,
  url: string,
  options: CallOptions,
  init: { method: string; headers?: Record<string, string>; body?: string },
): Promise<Response> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const headers = new Headers(init.headers);
  const { method, body } = init;
  headers.set(
    IDENTITY_HEADER,
    await options.identity({ service: service.name, method, path: pathOf(url), body }),
  );
  if (options.requestId) headers.set('x-request-id', options.requestId);
  try {
    return await fetch(url, {
      ...init,
      headers,
      signal: options.signal ? AbortSignal.any([timeout, options.signal]) : timeout,
    });
  } catch (error) {
    throw new ServiceUnavailable(service.name, error);
  }
}

/** What stands in the request's first line, as the service will see it. */
export function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
