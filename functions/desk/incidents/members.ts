import { membersOf } from '#cases/store/incidents.ts';
import { type CustomerCase, customerCases } from '#cases/store/look-ups.ts';
import { channels } from '#channels/names.ts';
import { isByPolicy } from '#domain/incidents/by-policy.ts';
import type { IncidentMember } from '#domain/incidents/incident.ts';
import { isToldWithAll } from '#domain/incidents/on-case.ts';
import { needsPerson } from '#domain/messages/by-people.ts';
import { waysTo } from '#domain/messages/routing.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskDeps } from '../contract.ts';
import type { MemberPage, MemberRow } from './contract.ts';
import { requireIncident } from './show-incident.ts';

/** Of a page; as many customers as are read at once. */
const PAGE = 50;

/** By which way a letter to all reaches a customer now: a channel, a person, or their page alone. */
const wayOfCustomer = (customer: CustomerCase): string => {
  const template = 'customer-message';
  const [first] = waysTo(channels, customer, template);
  return first?.channel ?? (needsPerson(customer, { template }) ? 'person' : 'tracking-page');
};

const rowOf = (member: IncidentMember, customer: CustomerCase): MemberRow => {
  const { head } = customer;
  return omitUndefined({
    ...{ caseId: head.caseId, reference: head.reference, state: member.state, status: head.status },
    isByPolicy: isByPolicy(member),
    owner: head.owner,
    severity: head.severity?.level,
    receivedAt: head.receivedAt,
    closedAt: head.closedAt,
    told: member.told ?? 0,
    isTold: member.state === 'joined' && isToldWithAll(head),
    language: head.letterLanguage ?? head.replyLanguage,
    channel: wayOfCustomer(customer),
  }) as MemberRow;
};

export const counted = (values: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, those]) => [value, those.length]));

/**
 * Cases of an incident in the order they came in, those that were taken out left away, and what the page comes to.
 * Refuses: no-such-incident.
 */
export const listMembers = async (
  { incidentId, cursor }: { incidentId: string; cursor?: string },
  deps: DeskDeps,
): Promise<MemberPage> => {
  const { table } = deps;
  await requireIncident(incidentId, deps);
  const found = await membersOf(table, incidentId, { limit: PAGE, ...(cursor && { after: cursor }) });
  const members = found.filter(({ state }) => state !== 'left');
  const customers = await customerCases(
    table,
    members.map(({ caseId }) => caseId),
  );
  const byId = new Map(customers.map((customer) => [customer.head.caseId, customer]));
  const rows = members.flatMap((member) => {
    const customer = byId.get(member.caseId);
    return customer ? [rowOf(member, customer)] : [];
  });
  const joined = rows.filter(({ state }) => state === 'joined');
  const told = rows.filter(({ isTold }) => isTold);
  const last = found.length < PAGE ? undefined : found.at(-1)?.caseId;
  return {
    members: rows,
    counts: {
      joined: joined.length,
      open: joined.filter(({ closedAt }) => closedAt === undefined).length,
      proposed: rows.length - joined.length,
      languages: counted(told.map(({ language }) => language)),
      channels: counted(told.map(({ channel }) => channel)),
    },
    ...(last && { cursor: last }),
  };
};
