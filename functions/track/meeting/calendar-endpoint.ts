import * as z from 'zod/mini';
import { underPolicy } from '#domain/policy/under-policy.ts';
import { endpoint } from '#platform/http/endpoint.ts';
import { languageOf } from '../asked.ts';
import type { TrackDeps } from '../contract.ts';
import { missing } from '../missing-link.ts';
import { demandCustomers } from '../open-link.ts';
import { opened } from '../page-answers.ts';
import { PATH } from '../path.ts';
import { savedAs } from '../saved-as.ts';
import { meetingCalendar } from './meeting-calendar.ts';

/** The date of a meeting, for the customer's calendar. */
export const meetingFile = endpoint<TrackDeps>({
  method: 'GET',
  path: `${PATH}/meeting.ics`,
  summary: 'The date of a meeting that the customer took, as a file for a calendar (RFC 5545)',
  access: 'public',
  refuses: ['no-such-link', 'link-over', 'link-state-only', 'case-blocked', 'no-open-meeting'],
  responses: { 200: { description: 'The file', contentType: 'text/calendar', schema: z.string() } },
  handle: async (request, deps) => {
    const found = await opened(request, deps);
    if (!found || 'dead' in found) return missing(request, { asPage: true, link: found }, deps);
    demandCustomers(found);
    const { file } = found;
    const language = languageOf(request, file.head.replyLanguage);
    return {
      status: 200,
      text: meetingCalendar(file, language, await underPolicy(deps, file.head)),
      headers: savedAs(`${file.head.reference}.ics`, 'text/calendar; charset=utf-8'),
    };
  },
});
