import type { AffectedCustomer } from '#domain/incidents/affected.ts';
import { affectedIn } from './affected.ts';
import { learningKeys } from './keys.ts';
import type { Table } from './table.ts';

/** The lists of incidents that somebody is on, by their pseudonyms. */
export const listingsOf = async (table: Table, customerKeys: readonly string[]): Promise<AffectedCustomer[]> => {
  const pointers = (
    await Promise.all(customerKeys.map((key) => table.query(learningKeys.affectedBy(key, '').pk)))
  ).flat();
  const places = pointers.flatMap(({ sk, id }) =>
    typeof id === 'string' ? [learningKeys.affectedCustomer(sk, id)] : [],
  );
  const each = new Map(places.map((place) => [`${place.pk} ${place.sk}`, place]));
  return (await table.getMany([...each.values()])).map(affectedIn);
};

/** Forgets that somebody was on lists of incidents. In a file of its own: functions that may drop nothing bundle none of it. */
export const forgetListings = async (table: Table, listings: readonly AffectedCustomer[]): Promise<void> => {
  for (const { incidentId, id, customerKeys } of listings)
    await table.write([
      { drop: learningKeys.affectedCustomer(incidentId, id) },
      ...customerKeys.map((key) => ({ drop: learningKeys.affectedBy(key, incidentId) })),
    ]);
};
