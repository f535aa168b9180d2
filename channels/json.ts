import type { Instant } from '#domain/time.ts';

/*
 * Reading what a platform sent without trusting its shape: every look is safe on any value, and what is not there or of
 * another type is absent or empty. Platforms add fields and types at any time; a payload must never break what reads it.
 * A path is one of own properties, such as `get(body, 'detail', 'customer')`; without one the value itself is meant.
 */

/** A JSON object of a platform, of which nothing is taken for granted. */
export type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

type Revive = (key: string, value: unknown, context?: { source?: string }) => unknown;
const parse = JSON.parse as (text: string, revive: Revive) => unknown;

/** Ids of people and pages outgrow the safe integers, and platforms write them as numbers at times: they keep their digits as text. */
const exactIds: Revive = (_, value, context) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? context?.source
    : value;

/** The JSON of a payload, or undefined if it is none. */
export const parseJson = (payload: Uint8Array | string): unknown => {
  const text = typeof payload === 'string' ? payload : Buffer.from(payload).toString('utf8');
  try {
    return parse(text.replace(/^\ufeff/, ''), exactIds);
  } catch {
    return undefined;
  }
};

/** The object a payload holds; undefined for anything that is not one JSON object. */
export const parseObject = (payload: Uint8Array | string): Json | undefined => {
  const value = parseJson(payload);
  return isJson(value) ? value : undefined;
};

/** What lies at a path. */
export const get = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Record<string, unknown>)[name]
        : undefined,
    value,
  );

/** The first field that is there, under some names of an object. */
export const getFirst = (value: unknown, ...names: string[]): unknown =>
  names.map((name) => get(value, name)).find((found) => found !== undefined && found !== null);

/** The object at a path, if there is one. */
export const getObject = (value: unknown, ...path: string[]): Json | undefined => {
  const found = get(value, ...path);
  return isJson(found) ? found : undefined;
};

/** The list at a path, or an empty one. */
export const getList = (value: unknown, ...path: string[]): unknown[] => {
  const found = get(value, ...path);
  return Array.isArray(found) ? found : [];
};

/** The objects of the list at a path; anything else in it is passed over. */
export const getObjects = (value: unknown, ...path: string[]): Json[] => getList(value, ...path).filter(isJson);

/** The same where a platform writes one object alone in place of a list of one. */
export const getOneOrMore = (value: unknown, ...path: string[]): Json[] =>
  [get(value, ...path)].flat().filter((one) => isJson(one));

/** The text at a path, trimmed and well-formed; a number in its digits; else empty. */
export const getText = (value: unknown, ...path: string[]): string => {
  const found = get(value, ...path);
  if (typeof found === 'string') return found.trim().toWellFormed();
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : '';
};

/** The same, undefined where it is blank. */
export const getString = (value: unknown, ...path: string[]): string | undefined =>
  getText(value, ...path) || undefined;

/** The texts of the list at a path that are not blank. */
export const getStrings = (value: unknown, ...path: string[]): string[] =>
  getList(value, ...path).flatMap((text) => getString(text) ?? []);

/** The first text that is not blank, under some names of an object. */
export const getFirstText = (value: unknown, ...names: string[]): string =>
  names.map((name) => getText(value, name)).find((text) => text !== '') ?? '';

/** The id at a path, as it is written; platforms write the same id as a number here and as a text there. */
export const getId = (value: unknown, ...path: string[]): string | undefined => {
  const found = get(value, ...path);
  if (typeof found === 'number') return Number.isFinite(found) ? String(found) : undefined;
  return typeof found === 'string' && found !== '' ? found.toWellFormed() : undefined;
};

const CONTROL = /[^\P{Cc}\n\t]/gu;

/** What a person wrote: lines end in `\n`, no control characters, no space around; '' for anything that is not text. */
export const getWords = (value: unknown, ...path: string[]): string => {
  const found = get(value, ...path);
  return typeof found === 'string' ? found.replace(/\r\n?/g, '\n').replace(CONTROL, '').toWellFormed().trim() : '';
};

/** The number at a path, also where it is written as a text. */
export const getNumber = (value: unknown, ...path: string[]): number | undefined => {
  const text = getText(value, ...path).replace(',', '.');
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : undefined;
};

/** Later than any epoch in seconds of our time, earlier than any in milliseconds since 1973. */
const SECONDS_END = 100_000_000_000;
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/;

const msOf = (text: string): number => {
  if (/^\d{9,14}$/.test(text)) return Number(text) < SECONDS_END ? Number(text) * 1000 : Number(text);
  return Date.parse(WITHOUT_ZONE.test(text) ? `${text.replace(' ', 'T')}Z` : text);
};

/** A time as platforms write it (ISO 8601, epoch seconds or milliseconds; UTC where no zone is said), or undefined. */
export const instantOf = (value: unknown): Instant | undefined => {
  const date = new Date(msOf(getText(value)));
  // Years before 0 and after 9999 have another form and would not sort.
  return date.getUTCFullYear() > 0 && date.getUTCFullYear() < 10_000 ? date.toISOString() : undefined;
};

/** An object without its empty texts: an optional field is absent rather than empty. */
export const filled = <T extends Record<string, string>>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')) as Partial<T>;

/** Those of several texts that are there, one a line. */
export const lines = (...texts: (string | undefined)[]): string => texts.filter(Boolean).join('\n');
