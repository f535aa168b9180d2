export type Language = 'es' | 'en';

const KEPT = 'desk.language';

const first = (): Language => {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'es' || kept === 'en') return kept;
  return navigator.language.startsWith('en') ? 'en' : 'es';
};

let chosen = first();
document.documentElement.lang = chosen;
const listeners = new Set<() => void>();

/** The language the desk is shown in. */
export const language = (): Language => chosen;

/** Chooses it, for this browser. */
export const chooseLanguage = (wanted: Language): void => {
  chosen = wanted;
  localStorage.setItem(KEPT, wanted);
  document.documentElement.lang = wanted;
  for (const listener of listeners) listener();
};

export const onLanguage = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
