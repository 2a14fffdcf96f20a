import { useEffect, useRef, useState } from 'react';
import { createRequest, useClient, useQuery, type AnyVariables, type TypedDocumentNode } from 'urql';
import { troubleOf, type Trouble } from './errors';
import { idsIn } from './ids';
import { onNudge } from './live';
import { oneAfterTheOther } from './one-after-the-other';

export interface Answer<Data> {
  data: Data | undefined;
  /** True until the first answer is there. */
  loading: boolean;
  trouble: Trouble | undefined;
  refetch(): void;
}

/** Several changes at once make one question. */
const GATHER_MS = 200;

/**
 * A query that is asked again when something in its answer changes, or anything of the types in `watch`.
 */
export function useLiveQuery<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: { pause?: boolean; watch?: readonly string[] } = {},
): Answer<Data> {
  const { pause = false, watch = [] } = options;
  const [result, ask] = useQuery<Data, Variables>({ query, variables, pause } as Parameters<
    typeof useQuery<Data, Variables>
  >[0]);
  const { error, fetching } = result;
  const { key } = createRequest(query, variables);
  const data = useLastAnswer(key, result.data);
  const client = useClient();
  const now = useRef({ data, watch, query, variables });
  useEffect(() => {
    now.current = { data, watch, query, variables };
  });

  useEffect(() => {
    if (pause) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The same question as the hook's: its answer reaches the page as well.
    const refresh = oneAfterTheOther(async () => {
      const { query: asked, variables: values } = now.current;
      await client.query(asked, values, { requestPolicy: 'network-only' }).toPromise();
    });
    const stop = onNudge((nudge) => {
      if (!nudge) return refresh();
      const mine = now.current.watch.includes(nudge.typename) || idsIn(now.current.data).has(nudge.id);
      if (!mine || timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        void refresh();
      }, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client, pause]);

  return {
    data,
    loading: fetching && data === undefined,
    trouble: troubleOf(error),
    refetch: () => ask({ requestPolicy: 'network-only' }),
  };
}

/** What was read stays on the page while the network is away, with what somebody is just writing on it. */
function useLastAnswer<Data>(key: number, data: Data | undefined): Data | undefined {
  const [last, setLast] = useState({ key, data });
  if (last.key !== key || (data !== undefined && data !== last.data)) setLast({ key, data });
  return data ?? (last.key === key ? last.data : undefined);
}
