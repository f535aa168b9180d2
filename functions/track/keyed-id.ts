import { createHash } from 'node:crypto';

/** What marks a form of the page, as the page gave it. */
const KEY = /^[\w-]{8,64}$/;
const UUID_TIME = 19;
const SUFFIX = 17;

/** A key in a form; undefined where none of ours is there. */
export const keyIn = (fields: Record<string, unknown>): string | undefined =>
  typeof fields['key'] === 'string' && KEY.test(fields['key']) ? fields['key'] : undefined;

const suffixOf = (key: string): string => {
  const hash = createHash('sha256').update(key).digest('hex');
  return `8${hash.slice(0, 3)}-${hash.slice(4, 16)}`;
};

/** An id of this moment that ends as the key of a form says: what came by the same form before is known by its end. */
export const keyedId = (id: string, key: string | undefined): string =>
  key === undefined ? id : `${id.length > UUID_TIME ? id.slice(0, UUID_TIME) : `${id}-`}${suffixOf(key)}`;

/** Whether one of these ids came by the form with that key. */
export const isRepeated = (ids: Iterable<string>, key: string | undefined): boolean => {
  if (key === undefined) return false;
  const end = suffixOf(key);
  return [...ids].some((id) => id.length > SUFFIX && id.endsWith(end));
};
