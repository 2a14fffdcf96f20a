import { useRef, useState } from 'react';
import { useClient, type TypedDocumentNode } from 'urql';
import { newKey } from '../../acts/key';
import { troubleOf, type Trouble } from '../../graph/errors';
import type { RefusalPartsFragment } from '../../graph/generated/graphql';
import { refetchEverything } from '../../graph/live';

/** What both acts on a sheet answer. */
export interface SheetPayload {
  refusal?: RefusalPartsFragment | null;
  added?: number | null;
  changed?: number | null;
  errors: readonly { line: number; column: string; code: string; message: string }[];
}

export interface Sheet<Payload extends SheetPayload> {
  busy: boolean;
  /** The answer, a refusal with its lines included; undefined before. */
  payload: Payload | undefined;
  trouble: Trouble | undefined;
  send(input: Record<string, unknown>): Promise<void>;
}

/** Sends a sheet; unlike other acts its refusal stands beside the faults of its lines. */
export function useSheet<Payload extends SheetPayload>(
  document: TypedDocumentNode<unknown, { input: never }>,
  field: string,
  onDone?: (payload: Payload) => void,
): Sheet<Payload> {
  const client = useClient();
  const key = useRef(newKey());
  const [busy, setBusy] = useState(false);
  const [payload, setPayload] = useState<Payload>();
  const [trouble, setTrouble] = useState<Trouble>();

  return {
    busy,
    payload,
    trouble,
    async send(input) {
      setBusy(true);
      setTrouble(undefined);
      setPayload(undefined);
      const variables = { input: { ...input, idempotencyKey: key.current } as never };
      const { data, error } = await client.mutation<unknown>(document, variables).toPromise();
      const answer = (data as Record<string, Payload | null> | undefined)?.[field] ?? undefined;
      setBusy(false);
      setPayload(answer);
      if (!answer) {
        setTrouble(troubleOf(error) ?? { offline: true, signIn: false, forbidden: false, away: [] });
      }
      // Without an answer it may have been done: only the same key makes the next try harmless.
      if (answer) key.current = newKey();
      if (answer && !answer.refusal) {
        onDone?.(answer);
        void refetchEverything();
      }
    },
  };
}
