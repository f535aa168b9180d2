import { vi } from 'vitest';

/** What a browser keeps under names, as the desk uses it. */
export const aStorage = (kept: Record<string, string> = {}): Storage => {
  const all = new Map(Object.entries(kept));
  return {
    getItem: (name: string) => all.get(name) ?? null,
    setItem: (name: string, value: string) => void all.set(name, String(value)),
    removeItem: (name: string) => void all.delete(name),
    key: (place: number) => [...all.keys()][place] ?? null,
    clear: () => all.clear(),
    get length() {
      return all.size;
    },
  };
};

/** What modules of the desk find around them; nothing is shown. */
export const asBrowser = ({ local = aStorage(), session = aStorage() } = {}): void => {
  const target = new EventTarget();
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', session);
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('dispatchEvent', target.dispatchEvent.bind(target));
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
};
