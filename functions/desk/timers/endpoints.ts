import { type Endpoint, endpoint } from '#platform/http.ts';
import { problems } from '#platform/problems.ts';
import { actOnCase } from '../act-on-case.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, ok } from '../for-staff.ts';
import { instant, oneOf } from '../queries.ts';
import { classify } from './classify.ts';
import { Classification, Classified, ClockPage, clockNames, clockViews, LateNotice, LateNotified } from './contract.ts';
import { giveLateNotice } from './late-notice.ts';
import { listClocks } from './list-timers.ts';

const language = { 'Accept-Language': { description: '`es` (default) or `en`', required: false } };

/** The dates of cases: who is late or about to be, and the two ways in which people move a date. */
export const clocksEndpoints: Endpoint<DeskDeps>[] = [
  endpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/clocks',
    summary: 'The running clocks of a view, by due date: all of them for supervisors, those of their cases for owners',
    access: 'desk',
    query: {
      view: { description: 'Which clocks; `mine` if absent', values: clockViews },
      clock: { description: 'Only this clock', values: clockNames },
      cursor: { description: 'Where the page before ended' },
    },
    responses: { 200: { description: 'A page of clocks', schema: ClockPage }, ...problems(400, 401, 403) },
    handle: forStaff(async ({ query: { view = 'mine', clock, cursor } }, deps, reader) => {
      const wanted = clock ? { clock: oneOf('clock', clockNames, clock) } : {};
      const from = instant('cursor', cursor);
      return ok(await listClocks({ view: oneOf('view', clockViews, view), ...wanted, ...from, reader }, deps));
    }),
  }),
  actOnCase({
    path: '/desk/cases/{id}/class',
    summary: 'Say what the law calls a complaint, with a reason; its dates are counted again from the original start',
    headers: language,
    body: Classification,
    done: { description: 'The law and the clocks of the case now', schema: Classified },
    act: classify,
  }),
  actOnCase({
    path: '/desk/cases/{id}/late-notice',
    summary: 'Tell the customer that the answer will be late, and by when it comes, where the law allows a later date',
    headers: language,
    body: LateNotice,
    done: { description: 'The date the customer was told', schema: LateNotified },
    act: giveLateNotice,
  }),
];
