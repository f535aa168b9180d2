import * as z from 'zod/mini';
import { type DeskEndpoint, deskEndpoint, forWho } from '../access/desk-endpoint.ts';
import { CUSTOMERS_KNOWN, SET_ASIDE } from '../access/who.ts';
import { Done } from '../contract.ts';
import { openFileEndpoint } from '../files/endpoints.ts';
import { cursorQuery, languageHeader } from '../http/asked.ts';
import { byReference } from '../http/by-reference.ts';
import { forReader } from '../http/for-reader.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { JoinMail, SetAsideList, TakenIn } from './contract.ts';
import type { SetAsideDeps } from './function-contract.ts';
import { setAsideList } from './list.ts';
import { messageOriginalRefusals, readMessageOriginal, readOriginal } from './original.ts';
import { seeSetAside } from './seen.ts';
import { originalRefusals } from './set-aside-mail.ts';
import { joinSetAside, openSetAside } from './take-in.ts';

/** Mail of which nothing was made, for supervisors and whom policy/mail.yaml names; and originals, for whoever reads the case. */
export const setAsideEndpoints: DeskEndpoint<SetAsideDeps>[] = [
  deskEndpoint<SetAsideDeps>({
    method: 'GET',
    path: '/desk/set-aside',
    summary: 'Mails that opened nothing and that nobody has taken in, newest first, each with the reason',
    who: SET_ASIDE,
    headers: languageHeader,
    query: cursorQuery,
    refuses: ['value-invalid'],
    responses: { 200: { description: 'A page of at most 100 mails', schema: SetAsideList } },
    handle: forStaff(async ({ query: { cursor } }, deps, reader) =>
      ok(await setAsideList({ reader, ...(cursor && { cursor }) }, deps)),
    ),
  }),
  deskEndpoint<SetAsideDeps>({
    method: 'POST',
    path: '/desk/deliveries/{id}/open',
    summary: 'Open a mail that was set aside: it becomes the case, or the message of a case, that it would have been',
    who: SET_ASIDE,
    refuses: ['delivery-taken-in', ...originalRefusals],
    responses: { 200: { description: 'What it became', schema: TakenIn } },
    handle: forStaff(async (request, deps, user) => ok(await openSetAside({ id: id(request), user }, deps))),
  }),
  deskEndpoint<SetAsideDeps, JoinMail>({
    method: 'POST',
    path: '/desk/deliveries/{id}/join',
    summary: 'Join a mail that was set aside to a case: as words of its customer, or as a note for the team',
    who: SET_ASIDE,
    body: JoinMail,
    refuses: ['no-such-case', 'case-blocked', 'delivery-taken-in', ...originalRefusals],
    responses: { 200: { description: 'The case it is in', schema: TakenIn } },
    handle: forStaff(async (request, deps, user) =>
      ok(await joinSetAside({ ...request.body, id: id(request), user }, deps)),
    ),
  }),
  deskEndpoint<SetAsideDeps>({
    method: 'POST',
    path: '/desk/deliveries/{id}/seen',
    summary: 'Mark what was set aside as seen: nothing has to be made of it, and it leaves the list',
    who: SET_ASIDE,
    refuses: ['no-such-delivery', 'delivery-taken-in'],
    responses: { 200: { description: 'It is off the list', schema: Done } },
    handle: forStaff(async (request, deps, user) => ok(await seeSetAside({ id: id(request), user }, deps))),
  }),
  deskEndpoint<SetAsideDeps>({
    method: 'GET',
    path: '/desk/deliveries/{id}/original',
    summary: 'The original of a mail, as a file to be saved; at most 4 MB, and none that has a virus',
    who: SET_ASIDE,
    refuses: [...originalRefusals],
    responses: {
      200: { description: 'The mail as it came', schema: z.string(), contentType: 'application/octet-stream' },
    },
    handle: forStaff((request, deps, user) => readOriginal({ id: id(request), user }, deps)),
  }),
  deskEndpoint<SetAsideDeps>({
    method: 'GET',
    path: '/desk/cases/{id}/messages/{messageId}/original',
    summary: 'The original of a message, with what the case folds away of it, as a file to be saved; at most 4 MB',
    who: CUSTOMERS_KNOWN,
    refuses: messageOriginalRefusals,
    responses: {
      200: { description: 'What the channel delivered', schema: z.string(), contentType: 'application/octet-stream' },
    },
    handle: forStaff((request, deps, user) =>
      readMessageOriginal({ caseId: id(request), messageId: request.params['messageId'] ?? '', user }, deps),
    ),
  }),
  openFileEndpoint,
].map((entry) => byReference(forReader(forWho(entry))));
