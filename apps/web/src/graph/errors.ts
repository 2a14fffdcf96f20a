import type { CombinedError } from 'urql';

/** What a page has to tell of an answer's errors. */
export interface Trouble {
  /** No answer at all: the network or the gateway is away. */
  offline: boolean;
  /** The token is missing or no longer good. */
  signIn: boolean;
  forbidden: boolean;
  /** Services that did not answer; the rest is shown. */
  away: string[];
  /** Number under which the log has the fault. */
  errorId?: string | undefined;
  message?: string | undefined;
  /** Too much was asked for: seconds after which it is answered again. */
  retryAfter?: number | undefined;
}

const SIGN_IN = /^(AUTH_|IDENTITY_REQUIRED|UNAUTHENTICATED)/;

/** Sorts an answer's errors by their codes; undefined where there is none. */
export function troubleOf(error: CombinedError | undefined): Trouble | undefined {
  if (!error) return undefined;
  const trouble: Trouble = { offline: false, signIn: false, forbidden: false, away: [] };
  if (error.networkError) {
    const response = error.response as Response | undefined;
    if (response?.status === 401) trouble.signIn = true;
    // A proxy before the gateway has no sentence of ours.
    else if (response?.status === 429) trouble.retryAfter = secondsOf(response.headers.get('retry-after'));
    else trouble.offline = true;
    return trouble;
  }
  for (const { extensions, message } of error.graphQLErrors) {
    const code = textOf(extensions.code);
    if (SIGN_IN.test(code)) trouble.signIn = true;
    else if (code === 'FORBIDDEN' || code === 'NOT_PERMITTED') trouble.forbidden = true;
    else if (code === 'SERVICE_UNAVAILABLE') trouble.away.push(textOf(extensions.service));
    else {
      trouble.message ??= message;
      trouble.errorId ??= extensions.errorId as string | undefined;
      if (typeof extensions.retryAfter === 'number') trouble.retryAfter ??= extensions.retryAfter;
    }
  }
  trouble.away = [...new Set(trouble.away)];
  return trouble;
}

/** A minute where the header says none, or a date. */
function secondsOf(header: string | null): number {
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) : 60;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
