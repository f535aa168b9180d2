import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, Problem } from '../../api/client.ts';

export type Body = Record<string, unknown>;

const ANSWERED = new Set([409, 412]);

type Act = {
  path: string;
  /** The case as it was read: where more came since, nothing is done. */
  version?: number | undefined;
  /** Repeated with the same words, it is done once. */
  isKeyed?: boolean;
  onDone?: (answer: Body) => void;
};

/** A decision: it waits for the server, is never shown before it is done, and afterwards the case is read anew. */
export const useAct = ({ path, version, isKeyed = false, onDone }: Act) => {
  const queries = useQueryClient();
  const key = useRef<{ body: string; key: string }>(undefined);
  const keyOf = (body: Body): string => {
    const text = JSON.stringify(body);
    if (key.current?.body !== text) key.current = { body: text, key: crypto.randomUUID() };
    return key.current.key;
  };
  const readAnew = () =>
    Promise.all(
      [['case'], ['tasks'], ['counts'], ['cases'], ['staff']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
  return useMutation({
    // A decision is never kept back to be sent later by itself: where there is no connection that is said.
    networkMode: 'always',
    mutationFn: (body: Body) =>
      api<Body>(path, {
        method: 'POST',
        body,
        headers: {
          ...(version !== undefined && { 'if-match': `"${version}"` }),
          ...(isKeyed && { 'idempotency-key': keyOf(body) }),
        },
      }),
    onSuccess: (answer) => {
      key.current = undefined;
      onDone?.(answer);
      void readAnew();
    },
    onError: (error) => {
      if (error instanceof Problem && ANSWERED.has(error.status)) void readAnew();
    },
  });
};
