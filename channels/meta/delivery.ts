import type { Instant } from '#domain/time.ts';
import type { Adapted } from '../contract.ts';
import { jsonOf } from '../json.ts';
import { type Json, part, parts, word } from '../shared/json-parts.ts';
import { readEvent } from './conversation.ts';
import { leave, type Origin, together, unsupported } from './reading.ts';

/** Reads one change (`{field, value}`) of an entry. */
export type ChangeReader = (field: string, value: Json, origin: Origin) => Adapted;

/** Apps of the Instagram login put field and value straight into the entry, and a list where others have one value. */
const changesOf = (entry: Json): { field: string; values: Json[] }[] =>
  [...parts(entry, 'changes'), ...(word(entry, 'field') ? [entry] : [])].map((change) => {
    const value = part(change, 'value');
    return { field: word(change, 'field') ?? 'unknown', values: value ? [value] : parts(change, 'value') };
  });

const readEntry = (entry: Json, readChange: ChangeReader, receivedAt: Instant): Adapted[] => {
  const origin = { account: word(entry, 'id'), time: word(entry, 'time'), receivedAt };
  const events = [...parts(entry, 'messaging'), ...parts(entry, 'standby')].map((event) => readEvent(event, origin));
  const changes = changesOf(entry).flatMap(({ field, values }) =>
    values.length === 0
      ? [leave(unsupported(field))]
      : values.map((value) => (part(value, 'sender') ? readEvent(value, origin) : readChange(field, value, origin))),
  );
  const readings = [...events, ...changes];
  return readings.length > 0 ? readings : [leave('empty-entry')];
};

/**
 * A delivery of Messenger, Instagram or a page: entries with conversations (`messaging`, and `standby` while another app
 * of the page holds the thread) and changes.
 * @param object what the platform says the delivery is about
 */
export const readDelivery = (
  payload: Uint8Array,
  receivedAt: Instant,
  { object, readChange }: { object: string; readChange: ChangeReader },
): Adapted => {
  const body = jsonOf(payload);
  if (body === undefined) return leave('not-json');
  const about = word(body, 'object') ?? object;
  if (about !== object) return leave(`other-object:${unsupported(about).slice('unsupported:'.length)}`);
  const entries = parts(body, 'entry');
  if (entries.length === 0) return leave('no-entries');
  return together(entries.flatMap((entry) => readEntry(entry, readChange, receivedAt)));
};
