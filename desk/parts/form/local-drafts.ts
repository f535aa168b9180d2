import { person } from '../../session/session.ts';
import { listenersOf } from '../listeners.ts';
import type { Values } from './values.ts';

/** What was typed into a form, and what the server has of it. */
export type LocalDraft = {
  values: Values;
  /** The version that the server had when this was typed on; 0 where it had nothing. */
  version: number;
  /** Whether the server has it just so. */
  isKept: boolean;
  /** When the server took it. */
  savedAt?: string;
  /** It was typed in another browser, or in this one long ago, and nothing was added here yet. */
  isFound?: boolean;
};

/** Of this person and this tab only: another who signs in here finds none of it. */
const PREFIX = 'desk.draft.';
const keyOf = (form: string): string => `${PREFIX}${person()?.id ?? ''}.${form}`;

const { on, tell } = listenersOf();
const read = new Map<string, { text: string; draft: LocalDraft }>();

/** The copy that this tab has of a draft; the same object while nothing changes. */
export const localDraft = (form: string): LocalDraft | undefined => {
  const text = sessionStorage.getItem(keyOf(form));
  if (text === null) return undefined;
  const known = read.get(keyOf(form));
  if (known?.text === text) return known.draft;
  const draft = JSON.parse(text) as LocalDraft;
  read.set(keyOf(form), { text, draft });
  return draft;
};

export const keepLocal = (form: string, draft: LocalDraft): void => {
  sessionStorage.setItem(keyOf(form), JSON.stringify(draft));
  tell();
};

export const dropLocal = (form: string): void => {
  sessionStorage.removeItem(keyOf(form));
  tell();
};

/** The names of the copies that this tab has for a case. */
export const localFormsOf = (caseId: string): string[] => {
  const prefix = keyOf(caseId);
  return Array.from({ length: sessionStorage.length }, (_, place) => sessionStorage.key(place) ?? '')
    .filter((key) => key === prefix || key.startsWith(`${prefix}.`))
    .map((key) => key.slice(keyOf('').length));
};

export const onLocalDrafts = on;
