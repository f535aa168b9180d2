import { listAffected } from '#cases/list-affected.ts';
import { affectedLists, affectedListWrite, affectedOf, neverList } from '#cases/store/affected.ts';
import { readAffectedTable } from '#channels/csv/affected-rows.ts';
import { type AffectedCustomer, isWaiting } from '#domain/incidents/affected.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import { saysOfMessage } from '#platform/http/field-messages.ts';
import { nameOfField } from '#platform/http/field-names.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { AffectedPage, GivenList, Objection, TakenList } from './affected-contract.ts';
import { counted } from './members.ts';
import { requireConfirmed, requireIncident } from './show-incident.ts';

/** Customers of a page: each is read for what it counts, and none is shown. */
const PAGE = 500;
const MOST_LISTS = 50;

/**
 * A supervisor gives a part of a file of customers whom a confirmed incident affects: nobody is written to by that. Given again, the
 * same file lists nobody twice; that it was given stands among the lists each time.
 * Refuses: no-such-incident, incident-not-confirmed.
 */
export const giveList = async (
  { incidentId, headings, rows, reader }: GivenList & { incidentId: string; reader: Reader },
  deps: DeskDeps,
): Promise<TakenList> => {
  await requireConfirmed(incidentId, deps);
  const { good: customers, bad } = readAffectedTable(headings, rows);
  const { leftOut, list, ...counts } = await listAffected(
    { incidentId, customers, wrong: bad.length, by: reader.id },
    deps,
  );
  await deps.table.write([affectedListWrite(list)]);
  return {
    ...counts,
    leftOut: leftOut.map(({ place: line, why }) => ({ line, why })),
    wrong: bad.flatMap(({ line, errors }) =>
      errors.map(({ pointer, message }) => ({
        ...{ line, field: nameOfField(pointer, reader.language) },
        detail: saysOfMessage(message)[reader.language],
      })),
    ),
  };
};

const countsOf = (customers: readonly AffectedCustomer[]): AffectedPage['counts'] => {
  const waiting = customers.filter(isWaiting);
  return {
    waiting: waiting.length,
    languages: counted(waiting.map(({ letterLanguage, replyLanguage }) => letterLanguage ?? replyLanguage)),
    told: customers.filter(({ told }) => told !== undefined).length,
    unsent: counted(customers.flatMap(({ unsent }) => unsent ?? [])),
  };
};

/**
 * How many customers an incident affects who have not complained, and what a message to them would come to; and the lists they came by.
 * Refuses: no-such-incident.
 */
export const countAffected = async (
  { incidentId, cursor }: { incidentId: string; cursor?: string },
  deps: DeskDeps,
): Promise<AffectedPage> => {
  const { table, policy } = deps;
  await requireIncident(incidentId, deps);
  const [customers, lists] = await Promise.all([
    affectedOf(table, incidentId, { limit: PAGE, ...(cursor && { after: cursor }) }),
    cursor ? [] : affectedLists(table, incidentId, MOST_LISTS),
  ]);
  const last = customers.length < PAGE ? undefined : customers.at(-1)?.id;
  return {
    counts: countsOf(customers),
    lists: lists.map(({ at, by, from = '', listed, known, leftOut, wrong }) => ({
      ...{ at, by: by ? nameOf(policy, by) : from, listed, known, leftOut, wrong },
    })),
    ...(last && { cursor: last }),
  };
};

/**
 * Somebody does not want to be written to before they write, whatever incident it is about: no list names them any more.
 * Refuses: no-such-incident.
 */
export const recordObjection = async (
  { incidentId, email }: Objection & { incidentId: string },
  deps: DeskDeps,
): Promise<object> => {
  const { table, clock, identity } = deps;
  await requireIncident(incidentId, deps);
  await neverList(table, customerKeys((await identity()).current, { email }), clock.now());
  return {};
};
