import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CASE_WORK } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { cursorQuery, languageHeader } from '../http/asked.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { instant, oneOf } from '../http/query-values.ts';
import { classify, demandRunning } from './classify.ts';
import { Classification, Classified, LateNotice, LateNotified, TimerPage, timerNames, timerViews } from './contract.ts';
import { demandExtension, giveLateNotice } from './late-notice.ts';
import { listTimers } from './list-timers.ts';

/** The dates of cases: who is late or about to be, and the two ways in which people move a date. */
export const timersEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/timers',
    summary: 'The running timers of a view, by due date: all of them for supervisors, those of their cases for owners',
    who: CASE_WORK,
    query: {
      view: { description: 'Which timers; `mine` if absent', values: timerViews },
      timer: { description: 'Only this timer', values: timerNames },
      ...cursorQuery,
    },
    refuses: ['value-unknown', 'value-invalid'],
    responses: { 200: { description: 'A page of timers', schema: TimerPage } },
    handle: forStaff(async ({ query: { view = 'mine', timer, cursor } }, deps, reader) => {
      const wanted = timer ? { timer: oneOf('timer', timerNames, timer) } : {};
      const from = instant('cursor', cursor);
      return ok(await listTimers({ view: oneOf('view', timerViews, view), ...wanted, ...from, reader }, deps));
    }),
  }),
  actOnCase({
    path: '/desk/cases/{id}/class',
    summary: 'Say what the law calls a complaint, with a reason; its dates are counted again from the original start',
    headers: languageHeader,
    body: Classification,
    done: { description: 'The law and the timers of the case now', schema: Classified },
    refuses: ['case-closed', 'topic-unknown'],
    check: ({ file }) => demandRunning(file),
    act: classify,
  }),
  actOnCase({
    path: '/desk/cases/{id}/late-notice',
    summary: 'Tell the customer that the answer will be late, and by when it comes, where the law allows a later date',
    headers: languageHeader,
    body: LateNotice,
    done: { description: 'The date the customer was given', schema: LateNotified },
    refuses: [
      'no-answer-owed',
      'answer-time-paused',
      'answer-time-fixed',
      'late-notice-given-before',
      'late-notice-too-late',
      'tone-wrong',
      'words-unseen',
      'value-unknown',
    ],
    check: ({ user, ...context }) => demandExtension(context, user),
    act: giveLateNotice,
  }),
];
