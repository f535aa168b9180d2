/** Who has to hear when something outside of React changes: `on` for `useSyncExternalStore`, `tell` once it has changed. */
export const listenersOf = () => {
  const listeners = new Set<() => void>();
  return {
    on: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (): void => {
      for (const listener of listeners) listener();
    },
  };
};
