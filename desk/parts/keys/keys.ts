import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { tinykeys } from 'tinykeys';
import { keysAreOn } from '../keys-choice.ts';
import { listenersOf } from '../listeners.ts';

/** What a key does; it is also a button in the list of keys. No key sends or decides anything. */
export type KeyAct = {
  /** One key, or keys one after the other with a space between ("g m"). */
  keys: string;
  does: string;
  run: () => void;
};

let registered: (() => KeyAct[])[] = [];
let shown: KeyAct[] = [];
const { on, tell } = listenersOf();
const changed = (): void => {
  shown = registered.flatMap((acts) => acts());
  tell();
};

/** The keys of what is on the screen now. */
export const useShownKeys = (): KeyAct[] => useSyncExternalStore(on, () => shown);

const TYPING = 'textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"])';
/** What has keys of its own while it is open. */
const OPEN = 'dialog, [role="dialog"], [role="menu"], [role="listbox"], [aria-expanded="true"]';

const isForOthers = (event: KeyboardEvent): boolean =>
  !keysAreOn() ||
  event.defaultPrevented ||
  event.isComposing ||
  document.querySelector('dialog[open]') !== null ||
  (event.target instanceof Element && (event.target.matches(TYPING) || event.target.closest(OPEN) !== null));

/** What Enter itself presses. */
const PRESSED = 'a, button, summary, input';

/** A sign that some keyboards give only with Shift is taken with and without it. */
const binding = (keys: string): string => (/^[?/]$/.test(keys) ? `[Shift]+${keys}` : keys);

/** While this is on the screen its keys act and stand in the list of keys, unless keys are off or somebody types. */
export const useKeys = (acts: KeyAct[]): void => {
  const names = acts.map(({ keys, does }) => `${keys} ${does}`).join('\n');
  const latest = useEffectEvent(() => acts);
  const press = useEffectEvent((keys: string) => acts.find((act) => act.keys === keys)?.run());
  useEffect(() => {
    const all = names
      .split('\n')
      .map((line) => latest().find(({ keys, does }) => `${keys} ${does}` === line)?.keys ?? '');
    const bound = all.map((keys) => [
      binding(keys),
      (event: KeyboardEvent) => {
        if (keys === 'Enter' && event.target instanceof Element && event.target.closest(PRESSED)) return;
        event.preventDefault();
        press(keys);
      },
    ]);
    const stop = tinykeys(window, Object.fromEntries(bound), { ignore: isForOthers });
    const own = () => latest().map(({ keys, does }) => ({ keys, does, run: () => press(keys) }));
    registered = [...registered, own];
    changed();
    return () => {
      stop();
      registered = registered.filter((acts) => acts !== own);
      changed();
    };
  }, [names]);
};
