import type { Instant } from '#domain/time.ts';
import { ignored, merged } from '../adapted.ts';
import type { Adapted } from '../contract.ts';
import { getObject, getObjects, getString, type Json, parseJson } from '../json.ts';
import { readEvent } from './conversation.ts';
import { type Origin, unsupportedReason } from './reading.ts';

/** Reads one change (`{field, value}`) of an entry. */
export type ChangeReader = (field: string, value: Json, origin: Origin) => Adapted;

/** Apps of the Instagram login put field and value straight into the entry, and a list where others have one value. */
const changesOf = (entry: Json): { field: string; values: Json[] }[] =>
  [...getObjects(entry, 'changes'), ...(getString(entry, 'field') ? [entry] : [])].map((change) => {
    const value = getObject(change, 'value');
    return { field: getString(change, 'field') ?? 'unknown', values: value ? [value] : getObjects(change, 'value') };
  });

const readEntry = (entry: Json, readChange: ChangeReader, receivedAt: Instant): Adapted[] => {
  const origin = { account: getString(entry, 'id'), time: getString(entry, 'time'), receivedAt };
  const events = [...getObjects(entry, 'messaging'), ...getObjects(entry, 'standby')].map((event) =>
    readEvent(event, origin),
  );
  const changes = changesOf(entry).flatMap(({ field, values }) =>
    values.length === 0
      ? [ignored(unsupportedReason(field))]
      : values.map((value) =>
          getObject(value, 'sender') ? readEvent(value, origin) : readChange(field, value, origin),
        ),
  );
  const readings = [...events, ...changes];
  return readings.length > 0 ? readings : [ignored('empty-entry')];
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
  const body = parseJson(payload);
  if (body === undefined) return ignored('not-json');
  const about = getString(body, 'object') ?? object;
  if (about !== object) return ignored(`other-object:${unsupportedReason(about).slice('unsupported:'.length)}`);
  const entries = getObjects(body, 'entry');
  if (entries.length === 0) return ignored('no-entries');
  return merged(entries.flatMap((entry) => readEntry(entry, readChange, receivedAt)));
};
