import { onlineManager, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Unreachable } from '../api/client.ts';

let isReached = true;

const follow = (queries: QueryClient, listener: () => void): (() => void) => {
  const stopReads = queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { action } = event;
    if (action.type === 'success') isReached = true;
    // `failed` comes with every try, `error` with the last one.
    else if ((action.type === 'failed' || action.type === 'error') && action.error instanceof Unreachable)
      isReached = false;
    else return;
    listener();
  });
  const stopNetwork = onlineManager.subscribe(listener);
  return () => {
    stopReads();
    stopNetwork();
  };
};

/** Whether the last thing that was asked of the server was answered. */
export const useIsConnected = (): boolean => {
  const queries = useQueryClient();
  return useSyncExternalStore(
    (listener) => follow(queries, listener),
    () => isReached && onlineManager.isOnline(),
  );
};
