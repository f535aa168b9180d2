import { onceWhereFrozen } from './frozen.ts';
import { DUE_FIELDS, INDEX_FIELDS } from './keys.ts';
import type { Item } from './table.ts';

const KEY_FIELDS = new Set(['pk', 'sk', ...INDEX_FIELDS, ...DUE_FIELDS]);

const stripped = onceWhereFrozen((item: Item): object => {
  const fields = Object.fromEntries(Object.entries(item).filter(([field]) => !KEY_FIELDS.has(field)));
  return Object.isFrozen(item) ? Object.freeze(fields) : fields;
});

/** What was stored, without where: an event's hash covers the event alone. */
export const bare = <T>(item: Item): T => stripped(item) as T;
