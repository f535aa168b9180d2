import type { Choices } from '#domain/people/choices.ts';
import { listenersOf } from './listeners.ts';

export type { Choices };

/** What this browser remembers for the first paint, of whom, and what of it the server has not taken yet. */
type Cached = { of?: string; all: Choices; unsent: Choices };

const KEPT = 'desk.choices';

const parsed = <T>(text: string | null): T | undefined => {
  try {
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    // Somebody else wrote there: as if nothing had been kept.
    return undefined;
  }
};

const OLD = ['desk.language', 'desk.look', 'desk.keys', 'desk.sound'];

/** What a browser kept by itself before the server did: as if it were chosen now, once. */
const before = (): Choices => {
  const language = localStorage.getItem('desk.language');
  const look = parsed<{ mode?: Choices['theme']; density?: Choices['density'] }>(localStorage.getItem('desk.look'));
  const sound = parsed<boolean>(localStorage.getItem('desk.sound'));
  return {
    ...((language === 'es' || language === 'en') && { language }),
    ...(look?.mode && { theme: look.mode }),
    ...(look?.density && { density: look.density }),
    ...(localStorage.getItem('desk.keys') === 'off' && { keys: false }),
    ...(sound && { notices: { sound } }),
  };
};

const first = (): Cached => {
  const kept = parsed<Cached>(localStorage.getItem(KEPT)) ?? { all: {}, unsent: {} };
  const old = before();
  return { ...kept, all: { ...kept.all, ...old }, unsent: { ...kept.unsent, ...old } };
};

const { on, tell } = listenersOf();
let cached = first();
localStorage.setItem(KEPT, JSON.stringify(cached));
for (const name of OLD) localStorage.removeItem(name);

const put = (next: Cached): void => {
  cached = next;
  localStorage.setItem(KEPT, JSON.stringify(next));
  tell();
};

/** How the desk is seen: as somebody chose it here or in another browser. */
export const choices = (): Choices => cached.all;

/** What was chosen here and not taken by the server yet. */
export const unsent = (): Choices => cached.unsent;

/** Whether this browser knows what somebody has chosen, so that the first paint need not wait. */
export const isKnownOf = (person: string): boolean => cached.of === person;

/** Chooses something: it holds at once, and the server is told (choices-sync). */
export const choose = (wanted: Choices): void =>
  put({ ...cached, all: { ...cached.all, ...wanted }, unsent: { ...cached.unsent, ...wanted } });

/** What the server keeps of somebody, under what was chosen here meanwhile. Of another person nothing is left. */
export const takeKept = (of: string, kept: Choices, sent: Choices = {}): void => {
  const isSame = cached.of === undefined || cached.of === of;
  const rest = Object.entries(isSame ? cached.unsent : {}).filter(
    ([name, value]) => sent[name as keyof Choices] !== value,
  );
  const left = Object.fromEntries(rest) as Choices;
  put({ of, all: { ...kept, ...left }, unsent: left });
};

export const onChoices = on;
