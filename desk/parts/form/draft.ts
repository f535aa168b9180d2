import { useState } from 'react';
import { person } from '../../session/session.ts';
import type { Values } from './values.ts';

/** Of this person and this tab only: another who signs in here finds none of it. */
const keyOf = (form: string): string => `desk.draft.${person()?.id ?? ''}.${form}`;

export const draftOf = (form: string): Values | undefined => {
  const kept = sessionStorage.getItem(keyOf(form));
  return kept ? (JSON.parse(kept) as Values) : undefined;
};

export const dropDraft = (form: string): void => sessionStorage.removeItem(keyOf(form));

/** Keeps what a form is to begin with, as if it had been typed there. */
export const putDraft = (form: string, values: Values): void => {
  if (Object.values(values).every((value) => value === '')) dropDraft(form);
  else sessionStorage.setItem(keyOf(form), JSON.stringify(values));
};

/** The values of a form. They outlive an error, a lost network, the end of a session and a decision of somebody else; what is sent is dropped. */
export const useDraft = (form: string, initial: Values = {}) => {
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...draftOf(form) }));
  const set = (name: string, value: string): void =>
    setValues((before) => {
      const after = { ...before, [name]: value };
      putDraft(form, after);
      return after;
    });
  const clear = (): void => {
    dropDraft(form);
    setValues(initial);
  };
  return { values, set, clear };
};
