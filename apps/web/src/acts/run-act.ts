import { useClient } from 'urql';
import { troubleOf, type Trouble } from '../graph/errors';
import type { RefusalPartsFragment } from '../graph/generated/graphql';
import { refetchEverything } from '../graph/live';
import type { Act } from './descriptor';

/** What every mutation answers. */
interface Payload {
  refusal?: RefusalPartsFragment | null;
  replayed: boolean;
}

export type Outcome =
  | { kind: 'done'; payload: Record<string, unknown> }
  | { kind: 'refused'; refusal: RefusalPartsFragment }
  /** No answer: it may have been done; the same key makes a second try harmless. */
  | { kind: 'unanswered'; trouble: Trouble };

/** Does an act; it ends when every page on screen has asked again, so that the next act knows the new version. */
export function useRunAct(): (act: Act, input: Record<string, unknown>) => Promise<Outcome> {
  const client = useClient();
  return async (act, input) => {
    const answer = await client.mutation(act.document, { input: input as never }).toPromise();
    const data = answer.data as Record<string, Payload | null> | undefined;
    const payload = data && Object.values(data).find((value) => value !== null && typeof value === 'object');
    if (payload?.refusal) {
      if (payload.refusal.code === 'STALE_VERSION') await refetchEverything();
      return { kind: 'refused', refusal: payload.refusal };
    }
    if (payload) {
      await refetchEverything();
      return { kind: 'done', payload: payload as unknown as Record<string, unknown> };
    }
    const trouble = troubleOf(answer.error);
    return {
      kind: 'unanswered',
      trouble: trouble ?? { offline: true, signIn: false, forbidden: false, away: [] },
    };
  };
}
