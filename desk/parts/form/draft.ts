import { useRef, useState, useSyncExternalStore } from 'react';
import {
  forgetDraft,
  keepMine,
  type OtherDraft,
  onOtherDrafts,
  otherDraft,
  saveSoon,
  takeOther,
} from './drafts-sync.ts';
import { keepLocal, localDraft, onLocalDrafts } from './local-drafts.ts';
import type { Values } from './values.ts';

/** What was typed into a form and not sent, here or in another browser. */
export const draftOf = (form: string): Values | undefined => localDraft(form)?.values;

export const dropDraft = forgetDraft;

/** Whether something was typed that was not there from the start. */
const isTyped = (values: Values, initial: Values): boolean =>
  Object.entries(values).some(([name, value]) => value !== (initial[name] ?? ''));

const keepDraft = (form: string, values: Values, initial: Values): void => {
  if (!isTyped(values, initial)) {
    forgetDraft(form);
    return;
  }
  const { version = 0, savedAt } = localDraft(form) ?? {};
  keepLocal(form, { values, version, isKept: false, ...(savedAt && { savedAt }) });
  saveSoon(form);
};

/** Keeps what a form is to begin with, as if it had been typed there. */
export const putDraft = (form: string, values: Values): void => keepDraft(form, values, {});

export type Draft = {
  values: Values;
  set: (name: string, value: string) => void;
  /** Sent, or discarded. */
  clear: () => void;
  /** When it was kept, where it was found here and nothing was added yet. */
  foundAt: string | undefined;
  /** What was typed for the same in another browser meanwhile. */
  other: OtherDraft | undefined;
  keepMine: () => void;
  takeOther: () => void;
};

/**
 * The values of a form. They outlive an error, a lost network, the end of a session and a decision of somebody else, and are
 * found in another browser; what is sent is dropped.
 */
export const useDraft = (form: string, initial: Values = {}): Draft => {
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...draftOf(form) }));
  const local = useSyncExternalStore(onLocalDrafts, () => localDraft(form));
  const other = useSyncExternalStore(onOtherDrafts, () => otherDraft(form));
  // Several fields may be set at once.
  const latest = useRef(values);
  const show = (next: Values): void => {
    latest.current = next;
    setValues(next);
  };
  const set = (name: string, value: string): void => {
    show({ ...latest.current, [name]: value });
    keepDraft(form, latest.current, initial);
  };
  const clear = (): void => {
    forgetDraft(form);
    show(initial);
  };
  return {
    values,
    set,
    clear,
    foundAt: local?.isFound ? local.savedAt : undefined,
    other,
    keepMine: () => keepMine(form),
    takeOther: () => {
      const taken = takeOther(form);
      if (taken) show({ ...initial, ...taken });
    },
  };
};
