import { listCustomer, notToBeListed } from '#cases/store/affected.ts';
import { memberOf } from '#cases/store/incident-of.ts';
import { caseIdsOfPerson, isStopInForce } from '#cases/store/look-ups.ts';
import type { Table } from '#cases/store/table.ts';
import { type AffectedCustomer, type AffectedList, keptUntil, type LeftOut } from '#domain/incidents/affected.ts';
import { replyLanguageOf } from '#domain/messages/letter-language.ts';
import { MAIL } from '#domain/messages/routing.ts';
import { stopHash } from '#domain/messages/threads.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { isCoOfficial } from '#domain/vocabulary.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import { workInLanes } from '#platform/in-lanes.ts';
import { withPhoneNumber } from '#platform/phone/phone-number.ts';

/** A customer as the company names them in a list. `place`: where they stand in it, for whoever reads what became of each. */
export type NamedCustomer = {
  place: number;
  id?: string;
  name?: string;
  email?: string;
  phone?: string;
  language?: string;
};

export type ListDeps = {
  table: Table;
  clock: Clock;
  policy: Policy;
  newId: () => string;
  identity: () => Promise<Secret>;
};

/** What became of a list: how many are new by it, how many were on one before, and who was left out, by their place. */
export type ListedCustomers = {
  listed: number;
  known: number;
  leftOut: { place: number; why: LeftOut }[];
  /** What is kept of the list; whoever took it stores it, once for each time that it was given. */
  list: AffectedList;
};

/** Newest cases of a customer that are looked at. */
const MOST_CASES = 10;

/** Whether somebody has complained of an incident: a case of theirs is in it, or seems to be. */
export const hasComplainedOf = async (table: Table, incidentId: string, keys: string[]): Promise<boolean> => {
  const caseIds = [...new Set(await caseIdsOfPerson(table, keys, MOST_CASES))];
  const members = await Promise.all(caseIds.map((caseId) => memberOf(table, { incidentId, caseId })));
  return members.some((member) => member !== undefined && member.state !== 'left');
};

/** Whether somebody wants no mail of ours, or not to be written to before they write. */
export const hasObjected = async (
  table: Table,
  { email, customerKeys: keys }: Pick<AffectedCustomer, 'email' | 'customerKeys'>,
): Promise<boolean> =>
  (await isStopInForce(table, stopHash({ channel: MAIL, address: email }))) ||
  (await notToBeListed(table, keys)).size > 0;

const customerOf = (
  { name, email, phone, id, language }: NamedCustomer & { email: string },
  { incidentId, listedAt, secret }: { incidentId: string; listedAt: Instant; secret: string },
  { company }: Policy,
): AffectedCustomer => {
  const person = withPhoneNumber({ email, ...(phone && { phone }), ...(id && { id }) }, company);
  const keys = customerKeys(secret, person);
  const [own = company.defaultLanguage] = (language ?? company.defaultLanguage).toLowerCase().split('-');
  return {
    ...{ incidentId, id: keys[0] ?? '', customerKeys: keys, email },
    ...(name && { name }),
    ...{ language: own, replyLanguage: replyLanguageOf(own, company.defaultLanguage) },
    ...(isCoOfficial(own) && { letterLanguage: own }),
    listedAt,
  };
};

/** Lists one customer. @returns why not, where they are left out */
const listOne = async (
  customer: AffectedCustomer,
  { table, policy }: Pick<ListDeps, 'table' | 'policy'>,
): Promise<'listed' | 'known' | LeftOut> => {
  if (await hasObjected(table, customer)) return 'objected';
  if (await hasComplainedOf(table, customer.incidentId, customer.customerKeys)) return 'complained';
  const until = keptUntil(customer, policy.incidents.affected);
  return (await listCustomer(table, customer, until)) ? 'listed' : 'known';
};

/**
 * Puts customers on the list of those whom a confirmed incident affects: each once, by any of their pseudonyms, however often a list
 * is given. Left out are those who have complained of it, who want no such word, and whom no mail reaches.
 * @param wrong rows of the list that nothing could be made of; they are counted with it
 */
export const listAffected = async (
  {
    customers,
    wrong,
    ...given
  }: { incidentId: string; customers: readonly NamedCustomer[]; wrong: number } & Pick<AffectedList, 'by' | 'from'>,
  deps: ListDeps,
): Promise<ListedCustomers> => {
  const { clock, policy, identity, newId } = deps;
  const { incidentId } = given;
  const [listedAt, secret] = [clock.now(), (await identity()).current];
  const listing = { incidentId, listedAt, secret };
  const { done, failures } = await workInLanes(
    customers.map((_, place) => [place]),
    async (place) => {
      const { email, ...rest } = customers[place] as NamedCustomer;
      return email === undefined ? 'unreachable' : listOne(customerOf({ ...rest, email }, listing, policy), deps);
    },
    () => true,
  );
  // What was listed by then stays: the same list, given again, goes on from there.
  if (failures.length > 0) throw failures[0];
  const results = customers.map(({ place }, at) => ({ place, result: done.get(at) }));
  const count = (of: string): number => results.filter(({ result }) => result === of).length;
  const counts = { listed: count('listed'), known: count('known') };
  return {
    ...counts,
    list: {
      ...{ ...given, ...counts, listId: newId(), at: listedAt, wrong },
      leftOut: {
        complained: count('complained'),
        objected: count('objected'),
        unreachable: count('unreachable'),
      },
    },
    leftOut: results.flatMap(({ place, result }) =>
      result === undefined || result === 'listed' || result === 'known' ? [] : [{ place, why: result }],
    ),
  };
};
