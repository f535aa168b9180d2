import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Forgets what a customer is worth under their pseudonyms. In a file of its own: functions that may drop nothing bundle none of it. */
export const forgetWorth = (table: Table, pseudonyms: readonly string[]): Promise<void> =>
  table.write(
    pseudonyms.flatMap((pseudonym) => [{ drop: keys.worth(pseudonym) }, { drop: keys.worthAsked(pseudonym) }]),
  );
