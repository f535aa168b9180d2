import type { Adapted, ChannelItem } from './contract.ts';
import { jsonOf as anyJsonOf } from './json.ts';

/** An object of a platform's payload, of which nothing is taken for granted; what is not there reads as empty. */
export type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object a payload holds; undefined for anything that is not one JSON object. */
export const jsonOf = (payload: Uint8Array | string): Json | undefined => {
  const value = anyJsonOf(payload);
  return isRecord(value) ? value : undefined;
};

export const record = (value: unknown): Json => (isRecord(value) ? value : {});

/** The objects of a list; one object alone counts as a list of one. */
export const records = (value: unknown): Json[] => (Array.isArray(value) ? value : [value]).filter(isRecord);

/** An id as text: platforms write the same id as a number here and as a string there. */
export const idOf = (value: unknown): string | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : undefined;
};

const CONTROL = /[^\P{Cc}\n\t]/gu;

/** Words of a person: lines end in `\n`, no control characters, no space around; '' for anything that is not text. */
export const wordsOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\r\n?/g, '\n').replace(CONTROL, '').toWellFormed().trim() : '';

const sizeOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;

/** An attachment with only what is known of it. */
export const attachmentOf = (
  known: Record<keyof ChannelItem['attachments'][number], unknown>,
): ChannelItem['attachments'][number] => {
  const name = wordsOf(known.name);
  const type = wordsOf(known.type);
  const size = sizeOf(known.size);
  const id = idOf(known.id);
  return { ...(name && { name }), ...(type && { type }), ...(size !== undefined && { size }), ...(id && { id }) };
};

/** The field under the first of the names it has. */
export const either = (json: Json, ...names: string[]): unknown =>
  names.map((name) => json[name]).find((value) => value !== undefined && value !== null);

/** The field in camelCase or PascalCase: Amazon Connect documents both. */
export const cased = (json: Json, name: string): unknown =>
  either(json, name, name.charAt(0).toUpperCase() + name.slice(1));

export const aside = (reason: string): Adapted => ({ items: [], ignored: [{ reason }] });
export const taken = (...items: ChannelItem[]): Adapted => ({ items, ignored: [] });

/** What we do not know, by its name on the platform; a name that is none is not repeated, since it could be anybody's words. */
export const unsupported = (type: unknown): Adapted =>
  aside(`unsupported:${typeof type === 'string' && /^[\w.:/-]{1,60}$/.test(type) ? type : 'unknown'}`);

/** Several findings as one; a payload in which nothing was found says so. */
export const together = (found: Adapted[]): Adapted =>
  found.length > 0
    ? { items: found.flatMap(({ items }) => items), ignored: found.flatMap(({ ignored }) => ignored) }
    : aside('not-understood');
