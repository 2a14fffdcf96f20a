import { createHash } from 'node:crypto';
import type { ServiceAddress } from '../upstream/services.js';
import { askGraph, ServiceUnavailable } from '../upstream/upstream.js';
import type { CallOptions, UpstreamAnswer } from '../upstream/upstream.js';

/** Whose calendar an address is. */
export interface FeedOwner {
  /** Bare uuid. */
  personId: string;
  /** IANA zone of the calendar of his unit. */
  timeZone: string;
  /** Today in case time and that zone. */
  today: string;
}

const OWNER = /* GraphQL */ `
  query GatewayFeedOwner($tokenHash: String!) {
    _calendarFeedOwner(tokenHash: $tokenHash) {
      personId
      timeZone
      today
    }
  }
`;
const NAMES = /* GraphQL */ `
  query GatewayClockNames($kinds: [String!]!) {
    _clockNames(kinds: $kinds)
  }
`;

/** Asks feedback-service whose a token is; it is told the hash alone, so no log on the way can hold the token. */
export async function feedOwner(
  feedback: ServiceAddress,
  token: string,
  call: CallOptions,
): Promise<FeedOwner | null> {
  const tokenHash = createHash('sha256').update(token).digest('hex');
  const answer = await askGraph<{ _calendarFeedOwner: FeedOwner | null }>(
    feedback,
    OWNER,
    { tokenHash },
    call,
  );
  return dataOf(answer, feedback)._calendarFeedOwner;
}

/** What clocks of these kinds wait for, by kind, in the language of the identity. */
export async function clockNames(
  feedback: ServiceAddress,
  kinds: readonly string[],
  call: CallOptions,
): Promise<ReadonlyMap<string, string>> {
  if (kinds.length === 0) return new Map();
  const answer = await askGraph<{ _clockNames: string[] | null }>(feedback, NAMES, { kinds }, call);
  const names = dataOf(answer, feedback)._clockNames ?? [];
  return new Map(kinds.map((kind, at) => [kind, names[at] ?? kind]));
}

function dataOf<T>(answer: UpstreamAnswer<T>, service: ServiceAddress): T {
  if (answer.data && !answer.errors?.length) return answer.data;
  throw new ServiceUnavailable(service.name, new Error('no answer for a calendar feed'));
}
