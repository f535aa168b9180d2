import { listDeliveries } from '#cases/store/deliveries.ts';
import { headsOf } from '#cases/store/look-ups.ts';
import { channelNames } from '#channels/names.ts';
import { deliveryChannelOf } from '#domain/execution/delivery-channel.ts';
import { mayTouch } from '#domain/people/concerned.ts';
import { absenceOn, dayOf, isAway, limitOf } from '#domain/people/directory.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import { deskEndpoint } from '../access/desk-endpoint.ts';
import { sees } from '../access/parts.ts';
import { CARE_TEAM, CASE_WORK, CUSTOMERS_KNOWN } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { csvAnswer, csvDocumented } from '../http/csv-answer.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { instant, oneOf } from '../http/query-values.ts';
import { DeliveryList, Team } from './contract.ts';
import { exportCases } from './export-cases.ts';

const MAX_DELIVERIES = 500;

/** Colleagues, and who is away. */
export const team = deskEndpoint<DeskDeps>({
  method: 'GET',
  path: '/desk/team',
  summary: 'Who is signed in, and to whom work can be handed over',
  who: CARE_TEAM,
  refuses: [],
  responses: { 200: { description: 'The care team', schema: Team } },
  handle: forStaff(async (_, { policy, clock }, reader) => {
    const day = dayOf(policy, clock.now());
    const isTold = sees(reader, 'limits');
    const people = policy.people.map((person) => {
      const { id: personId, name, roles, domains, languages } = person;
      const amount = limitOf(policy, person);
      return omitUndefined({
        ...{ id: personId, name, roles, domains, languages },
        away: isAway(person, day),
        awayUntil: absenceOn(person, day)?.to,
        limit: isTold && amount > 0 ? { amount, currency: policy.company.currency } : undefined,
      });
    });
    return ok({ you: reader.id, roles: reader.groups, people });
  }),
});

/** What came in by the channels; for owners and supervisors. */
export const deliveries = deskEndpoint<DeskDeps>({
  method: 'GET',
  path: '/desk/deliveries',
  summary:
    'What the channels delivered and what became of it, newest first; the last 31 days. What was refused is counted by channel, reason and hour',
  who: CASE_WORK,
  query: {
    channel: { description: 'Only this channel, or `integration-<id>`: what a system of the company reports' },
    since: { description: 'Only what came in from this day or instant of UTC on' },
  },
  refuses: ['value-unknown', 'value-invalid'],
  responses: { 200: { description: 'Deliveries, at most 500', schema: DeliveryList } },
  handle: forStaff(async ({ query: { channel, since } }, { table, clock, policy }, reader) => {
    const besides = policy.integrations.map((one) => deliveryChannelOf(one.id));
    const wanted = {
      ...(channel && { channel: oneOf('channel', [...channelNames, ...besides], channel) }),
      ...instant('since', since),
      besides,
    };
    const newest = await listDeliveries(table, { ...wanted, limit: MAX_DELIVERIES, now: clock.now() });
    // Read through the reader's table: a case that is about the reader is not there.
    const ids = [...new Set(newest.flatMap(({ caseId }) => caseId ?? []))];
    const seen = new Set((await headsOf(table, ids)).map(({ caseId }) => caseId));
    const isShown = ({ caseId, concerned }: (typeof newest)[number]): boolean =>
      caseId === undefined ? mayTouch({ id: reader.id }, concerned ? { concerned } : {}, policy).may : seen.has(caseId);
    return ok({ deliveries: newest.filter(isShown).map(({ concerned: _, ...row }) => row) });
  }),
});

/** Cases as a table; not for experts. */
export const casesAsCsv = deskEndpoint<DeskDeps>({
  method: 'GET',
  path: '/desk/cases.csv',
  summary: 'One row for each case received in a period, for spreadsheets; no names, no texts',
  who: CUSTOMERS_KNOWN,
  query: {
    from: { description: 'First day (UTC), such as 2026-11-01; 90 days before `to` if absent' },
    to: { description: 'Last day (UTC); today if absent. At most 400 days after `from`' },
  },
  refuses: ['period-invalid', 'period-too-large'],
  responses: { 200: csvDocumented },
  handle: forStaff(async ({ query: { from, to } }, deps, _reader) =>
    csvAnswer('cases', await exportCases({ ...(from && { from }), ...(to && { to }) }, deps)),
  ),
});
