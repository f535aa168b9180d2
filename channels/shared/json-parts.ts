import { at, listAt, textAt } from '../json.ts';

/** A JSON object of a platform, of which nothing is taken for granted. */
export type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object at a path, if there is one. */
export const part = (value: unknown, ...path: string[]): Json | undefined => {
  const found = at(value, ...path);
  return isJson(found) ? found : undefined;
};

/** The objects of the list at a path; anything else in it is passed over. */
export const parts = (value: unknown, ...path: string[]): Json[] => listAt(value, ...path).filter(isJson);

/** The text at a path, if there is one that is not blank. */
export const word = (value: unknown, ...path: string[]): string | undefined => textAt(value, ...path) || undefined;

/** The texts of the list at a path. */
export const words = (value: unknown, ...path: string[]): string[] =>
  listAt(value, ...path).flatMap((text) => word(text) ?? []);

/** Those of several texts that are there, one a line. */
export const lines = (...texts: (string | undefined)[]): string => texts.filter(Boolean).join('\n');
