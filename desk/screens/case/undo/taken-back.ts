import { useSyncExternalStore } from 'react';

/** How many messages of each case were taken back here: the composer follows it, wherever the button stands that did it. */
const counts = new Map<string, number>();
const listeners = new Set<() => void>();

export const countTakenBack = (caseId: string): void => {
  counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useTakenBack = (caseId: string): number => useSyncExternalStore(subscribe, () => counts.get(caseId) ?? 0);
