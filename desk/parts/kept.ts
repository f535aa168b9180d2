import { useSyncExternalStore } from 'react';

/** Something personal that this browser keeps; screens that show it follow it. */
export type Kept<T> = { get: () => T; set: (value: T) => void; subscribe: (listener: () => void) => () => void };

const read = <T>(name: string, usual: T): T => {
  const text = localStorage.getItem(name);
  if (text === null) return usual;
  try {
    return JSON.parse(text) as T;
  } catch {
    // Somebody else wrote there: as if nothing had been kept.
    return usual;
  }
};

/** Keeps a value under a name in this browser; `usual` until somebody chooses. */
export const kept = <T>(name: string, usual: T): Kept<T> => {
  let value = read(name, usual);
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (wanted) => {
      value = wanted;
      localStorage.setItem(name, JSON.stringify(wanted));
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const useKept = <T>({ subscribe, get }: Kept<T>): T => useSyncExternalStore(subscribe, get);
