import { useSyncExternalStore } from 'react';

const KEPT = 'desk.keys';
const listeners = new Set<() => void>();

/** Whether single keys act on this machine; whoever dictates or mistypes can have them off (WCAG 2.1.4). */
export const keysAreOn = (): boolean => localStorage.getItem(KEPT) !== 'off';

export const chooseKeys = (isOn: boolean): void => {
  localStorage.setItem(KEPT, isOn ? 'on' : 'off');
  for (const listener of listeners) listener();
};

const onKeys = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useKeysAreOn = (): boolean => useSyncExternalStore(onKeys, keysAreOn);
