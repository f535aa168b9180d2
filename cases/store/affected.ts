import { AffectedCustomer, AffectedList } from '#domain/incidents/affected.ts';
import type { Instant } from '#domain/time.ts';
import { bare } from './bare.ts';
import { ifConditionHolds } from './conditional.ts';
import { learningKeys } from './keys.ts';
import type { Item, Key, Table, Write } from './table.ts';

const secondsOf = (until: Instant): number => Math.floor(Date.parse(until) / 1000);

const bareOf = (item: Item): Record<string, unknown> => {
  const { ttl: _, ...rest } = bare<Record<string, unknown>>(item);
  return rest;
};

/** A customer of a list, as they are stored. */
export const affectedIn = (item: Item): AffectedCustomer => AffectedCustomer.parse(bareOf(item));

const placeOf = ({ incidentId, id }: Pick<AffectedCustomer, 'incidentId' | 'id'>): Key =>
  learningKeys.affectedCustomer(incidentId, id);

/** What leads to a customer by each of their pseudonyms. */
const pointersTo = ({ incidentId, customerKeys }: AffectedCustomer): Key[] =>
  customerKeys.map((key) => learningKeys.affectedBy(key, incidentId));

/**
 * Puts a customer on the list of those whom an incident affects, until an instant at most.
 * @returns false where somebody with one of their pseudonyms is on it: a person counts once, however often and in whatever way they are named
 */
export const listCustomer = (table: Table, customer: AffectedCustomer, until: Instant): Promise<boolean> => {
  const ttl = secondsOf(until);
  return ifConditionHolds(
    table.write([
      { put: { ...placeOf(customer), ...customer, ttl }, ifAbsent: true },
      ...pointersTo(customer).map((pointer) => ({ put: { ...pointer, id: customer.id, ttl }, ifAbsent: true })),
    ]),
  );
};

/** Those of some pseudonyms whose people want not to be written to before they write. */
export const notToBeListed = async (table: Table, customerKeys: readonly string[]): Promise<Set<string>> => {
  const found = await table.getMany([...new Set(customerKeys)].map(learningKeys.notToBeListed));
  return new Set(found.map(({ pk }) => pk.slice(learningKeys.notToBeListed('').pk.length)));
};

/** Whoever has these pseudonyms is written to before they write no more, whatever list they are on. */
export const neverList = (table: Table, customerKeys: readonly string[], at: Instant): Promise<void> =>
  table.write(customerKeys.map((key) => ({ put: { ...learningKeys.notToBeListed(key), at } })));

/** Which of some incidents list somebody with one of these pseudonyms. Few of both. */
export const incidentsListing = async (
  table: Table,
  customerKeys: readonly string[],
  incidentIds: readonly string[],
): Promise<string[]> => {
  const places = customerKeys.flatMap((key) => incidentIds.map((id) => learningKeys.affectedBy(key, id)));
  return [...new Set((await table.getMany(places)).map(({ sk }) => sk))];
};

/** Customers of an incident in the order of their ids, at most `limit`, those behind `after`. */
export const affectedOf = async (
  table: Table,
  incidentId: string,
  { limit, after = '' }: { limit: number; after?: string },
): Promise<AffectedCustomer[]> => {
  const { pk, sk } = placeOf({ incidentId, id: after });
  const items = await table.query(pk, '', {
    from: after ? `${sk}\uffff` : sk,
    to: `${placeOf({ incidentId, id: '' }).sk}\uffff`,
    limit,
  });
  return items.map(affectedIn);
};

/** Says of a customer what becomes of them. @returns false where that was said before, or they are on no list */
const settleAffected = (
  table: Table,
  customer: Pick<AffectedCustomer, 'incidentId' | 'id'>,
  set: Pick<AffectedCustomer, 'told' | 'toldAt'> | Pick<AffectedCustomer, 'unsent'>,
): Promise<boolean> =>
  ifConditionHolds(
    table.write([{ update: placeOf(customer), set, expect: { id: customer.id }, absent: ['told', 'unsent'] }]),
  );

/** Takes a customer for this run, before they are written to. @returns false where they were, are being, or shall not be */
export const claimAffected = (
  table: Table,
  customer: Pick<AffectedCustomer, 'incidentId' | 'id'>,
  told: { told: number; toldAt: Instant },
): Promise<boolean> => settleAffected(table, customer, told);

/** What was claimed did not leave: it is not sent at all for a reason, or given back to the next run. */
export const unclaimAffected = (
  table: Table,
  customer: Pick<AffectedCustomer, 'incidentId' | 'id'>,
  { toldAt, unsent }: { toldAt: Instant; unsent?: AffectedCustomer['unsent'] },
): Promise<boolean> =>
  ifConditionHolds(
    table.write([
      {
        update: placeOf(customer),
        ...(unsent && { set: { unsent } }),
        remove: ['told', 'toldAt'],
        expect: { toldAt },
      },
    ]),
  );

/** Somebody is not written to, and not looked at again for it. @returns false where they were written to, or are on no list */
export const leaveOutAffected = (
  table: Table,
  customer: Pick<AffectedCustomer, 'incidentId' | 'id'>,
  unsent: NonNullable<AffectedCustomer['unsent']>,
): Promise<boolean> => settleAffected(table, customer, { unsent });

/** A customer is forgotten at an instant, with all that leads to them. @returns false where they are forgotten already */
export const keepAffectedUntil = (table: Table, customer: AffectedCustomer, until: Instant): Promise<boolean> =>
  ifConditionHolds(
    table.write(
      [placeOf(customer), ...pointersTo(customer)].map(
        (place): Write => ({
          update: place,
          set: { ttl: secondsOf(until) },
          expect: { id: customer.id },
        }),
      ),
    ),
  );

/** Keeps that a list was given, and what became of it. */
export const affectedListWrite = (list: AffectedList): Write => ({
  put: { ...learningKeys.affectedList(list.incidentId, list.at, list.listId), ...list },
});

/** The newest lists that were given for an incident, the newest first. */
export const affectedLists = async (table: Table, incidentId: string, limit: number): Promise<AffectedList[]> => {
  const { pk, sk } = learningKeys.affectedList(incidentId, '', '');
  const prefix = sk.slice(0, sk.indexOf('#') + 1);
  const items = await table.query(pk, prefix, { descending: true, limit });
  return items.map((item) => AffectedList.parse(bareOf(item)));
};
