import type { Instant } from '#domain/time.ts';

/**
 * Reading what a platform sent without trusting its shape: every look is safe on any value, and what is not there or of
 * another type is empty. Platforms add fields and types at any time; a payload must never break what reads it.
 */

type Revive = (key: string, value: unknown, context?: { source?: string }) => unknown;
const parse = JSON.parse as (text: string, revive: Revive) => unknown;

/** Ids of people and pages outgrow the safe integers, and platforms write them as numbers at times: they keep their digits as text. */
const exactIds: Revive = (_, value, context) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? context?.source
    : value;

/** The JSON of a payload, or undefined if it is none. */
export const jsonOf = (payload: Uint8Array | string): unknown => {
  const text = typeof payload === 'string' ? payload : Buffer.from(payload).toString('utf8');
  try {
    return parse(text.replace(/^\ufeff/, ''), exactIds);
  } catch {
    return undefined;
  }
};

/** What lies at a path of own properties, such as `at(body, 'detail', 'customer')`. */
export const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Record<string, unknown>)[name]
        : undefined,
    value,
  );

/** The text at a path, trimmed and well-formed; a number in its digits; else empty. */
export const textAt = (value: unknown, ...path: string[]): string => {
  const found = at(value, ...path);
  if (typeof found === 'string') return found.trim().toWellFormed();
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : '';
};

/** The first text that is not empty among some names of an object. */
export const firstText = (value: unknown, ...names: string[]): string =>
  names.map((name) => textAt(value, name)).find((text) => text !== '') ?? '';

/** The number at a path, also where it is written as a text. */
export const numberAt = (value: unknown, ...path: string[]): number | undefined => {
  const text = textAt(value, ...path).replace(',', '.');
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : undefined;
};

/** The list at a path, or an empty one. */
export const listAt = (value: unknown, ...path: string[]): unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
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
  const date = new Date(msOf(textAt({ value }, 'value')));
  // Years before 0 and after 9999 have another form and would not sort.
  return date.getUTCFullYear() > 0 && date.getUTCFullYear() < 10_000 ? date.toISOString() : undefined;
};

/** An object without its empty texts: an optional field is absent rather than empty. */
export const filled = <T extends Record<string, string>>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')) as Partial<T>;
