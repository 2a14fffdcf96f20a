import { useEffect, useRef } from 'react';
import { useQuery, type AnyVariables, type TypedDocumentNode } from 'urql';
import { troubleOf, type Trouble } from './errors';
import { idsIn } from './ids';
import { onNudge } from './live';

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
  const { data, error, fetching } = result;
  const now = useRef({ data, watch });
  useEffect(() => {
    now.current = { data, watch };
  });

  useEffect(() => {
    if (pause) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onNudge((nudge) => {
      const mine =
        !nudge || now.current.watch.includes(nudge.typename) || idsIn(now.current.data).has(nudge.id);
      if (!mine || timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        ask({ requestPolicy: 'network-only' });
      }, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [ask, pause]);

  return {
    data,
    loading: fetching && data === undefined,
    trouble: troubleOf(error),
    refetch: () => ask({ requestPolicy: 'network-only' }),
  };
}
