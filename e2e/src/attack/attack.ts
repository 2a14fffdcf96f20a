import type { Launched } from '@concord/infra/launch';
import type { SamplePersonKey } from '@concord/contracts/sample-ids';
import { ask, HOST, type Answer, type Ask } from './wire.js';

/** The Concord that is attacked. */
export interface Target {
  launched: Launched;
  /** A request id by which what a service was asked for this attack is found in its log. */
  requestId: string;
  /** Bearer token of a sample person. */
  tokenOf(person: SamplePersonKey): Promise<string>;
}

/** One entry of the corpus: what it sends, and how that must be answered. */
export interface Attack {
  /** A few words; unique. */
  name: string;
  /** The sample region, or a real installation that nobody has set up yet. */
  ground: 'sample' | 'empty';
  /** Makes what is costly to make, before anything is measured. */
  prepare?(): void;
  send(target: Target): Promise<Answer[]>;
  /** Every answer has one of these codes. */
  expected: readonly string[];
  /** At least one answer has one of these: a flood is stopped somewhere, not everywhere. */
  some?: readonly string[];
  /** How many answers may be OK; any number where it is left out. */
  mostTaken?: number;
  /** Whether a service may be asked anything on its behalf. */
  upstream: 'none' | 'some';
  /** Whether `npm test` plays it, too. */
  short: boolean;
}

/** A GraphQL request to the gateway, by nobody in particular or with a token. */
export function graph(
  target: Target,
  body: unknown,
  more: Partial<Ask> & { token?: string } = {},
): Promise<Answer> {
  const { token, ...rest } = more;
  return ask({
    port: target.launched.ports.gateway,
    method: 'POST',
    path: '/graphql',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...rest,
    headers: {
      'content-type': 'application/json',
      'x-request-id': target.requestId,
      ...(token && { authorization: `Bearer ${token}` }),
      ...rest.headers,
    },
  });
}

/** What somebody is told, for what an attack must know before it begins. */
export async function told(target: Target, body: object, token: string): Promise<string> {
  const response = await fetch(`http://${HOST}:${target.launched.ports.gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return response.text();
}

/** So many at once, all in all `count`; a flood that ends by itself. */
export async function flood(
  count: number,
  together: number,
  one: (n: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < count; from += together) {
    const some = Array.from({ length: Math.min(together, count - from) }, (_, k) => one(from + k));
    answers.push(...(await Promise.all(some)));
  }
  return answers;
}

/** What a browser sends to begin a sign-in. */
export const signIn = (publicUrl: string, state: string): string =>
  String(
    new URLSearchParams({
      client_id: 'concord-web',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${publicUrl}/callback`,
      code_challenge: 'c'.repeat(43),
      code_challenge_method: 'S256',
      state,
    }),
  );
