import { useSyncExternalStore } from 'react';
import { listenersOf } from '../../../parts/listeners.ts';

/** How many messages of each case were taken back here: the composer follows it, wherever the button stands that did it. */
const counts = new Map<string, number>();
const { on, tell } = listenersOf();

export const countTakenBack = (caseId: string): void => {
  counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
  tell();
};

export const useTakenBack = (caseId: string): number => useSyncExternalStore(on, () => counts.get(caseId) ?? 0);
