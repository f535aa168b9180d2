import { type Read, readsOfOneCase, readsOfOnePerson } from '#cases/store/reads.ts';
import { CASE_ID } from '#domain/case/ids.ts';
import { Refusal } from '#domain/refusal.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { cursorQuery } from '../http/asked.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { ReadPage } from './contract.ts';

const shown = ({ by, at, view, cases }: Read): Read => ({ by, at, view, cases });

/** Who read what: for supervisors. */
export const readsEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/cases/{id}/reads',
    summary: 'Who of the team was shown a case by itself, when and where; lists are among the reads of a person',
    who: SUPERVISORS,
    query: cursorQuery,
    refuses: ['no-such-case'],
    responses: { 200: { description: 'A page of reads, oldest first', schema: ReadPage } },
    handle: forStaff(async (request, { table, cases }, _reader) => {
      const caseId = id(request);
      if (!CASE_ID.test(caseId) || !(await cases.head(caseId))) throw new Refusal('no-such-case');
      const { reads, ...rest } = await readsOfOneCase(table, caseId, request.query['cursor']);
      return ok({ reads: reads.map(shown), ...rest });
    }),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/team/{person}/reads',
    summary: 'What somebody of the team was shown in a day, lists and exports as well',
    who: SUPERVISORS,
    query: { day: { description: 'Day (UTC), such as 2026-11-01; today if absent' } },
    refuses: ['value-invalid'],
    responses: { 200: { description: 'The reads of the day, oldest first, at most 1000', schema: ReadPage } },
    handle: forStaff(async ({ params, query: { day } }, { table, clock }, _reader) => {
      if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Refusal('value-invalid');
      const reads = await readsOfOnePerson(table, params['person'] ?? '', day ?? clock.now().slice(0, 10));
      return ok({ reads: reads.map(shown) });
    }),
  }),
];
