import * as z from 'zod/mini';
import { underPolicy } from '#domain/policy/under-policy.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import { beforeIn, languageOf, tokenOf, wantsPage } from './asked.ts';
import { type TrackDeps, Tracking } from './contract.ts';
import { earlierShown } from './earlier/earlier-view.ts';
import { pageQuery } from './form-endpoint.ts';
import { caseForms } from './forms.ts';
import { lostLink } from './lost-link/endpoints.ts';
import { meetingFile } from './meeting/calendar-endpoint.ts';
import { missing } from './missing-link.ts';
import { newLink } from './new-link-endpoint.ts';
import { holds } from './open-link.ts';
import { casePage, opened } from './page-answers.ts';
import { PATH } from './path.ts';
import { receipt } from './receipt-endpoint.ts';
import { showTracking } from './show-tracking.ts';

const pageOfCase = {
  path: PATH,
  access: 'public',
  query: {
    ...pageQuery,
    done: { description: 'Name of the form that was just sent: the page says thanks' },
    before: { description: 'An older page of messages: where the page before ended (`earlierMessages`)' },
  },
} as const;

/** What customers can see and do with the link they were sent; no sign-in, the link is the key. */
export const trackEndpoints: Endpoint<TrackDeps>[] = [
  endpoint<TrackDeps>({
    ...pageOfCase,
    method: 'GET',
    summary: 'Where a complaint stands: a page, or data for those who accept application/json',
    headers: { Accept: { description: '`application/json` for data', required: false } },
    refuses: ['no-such-link', 'link-over', 'value-invalid'],
    responses: { 200: { description: 'The case', schema: Tracking } },
    handle: async (request, deps) => {
      const found = await opened(request, deps);
      const asPage = wantsPage(request);
      if (!found || 'dead' in found) return missing(request, { asPage, link: found }, deps);
      const { file, link, own } = found;
      const itsDeps = await underPolicy(deps, file.head);
      if (asPage) return casePage(request, found, itsDeps);
      const language = languageOf(request, file.head.replyLanguage);
      const earlier = await earlierShown(found, deps);
      return {
        status: 200,
        body: showTracking(file, { language, link, own, earlier, before: beforeIn(request) }, itsDeps),
      };
    },
  }),
  endpoint<TrackDeps>({
    ...pageOfCase,
    method: 'HEAD',
    summary: 'Whether a link holds; unlike opening it, this proves nothing of whoever asks',
    refuses: ['no-such-link'],
    responses: { 200: { description: 'It does', contentType: 'text/html', schema: z.string() } },
    handle: async (request, deps) => ({
      status: (await holds(tokenOf(request), deps)) ? 200 : 404,
      text: '',
      headers: { 'content-type': 'text/html; charset=utf-8' },
    }),
  }),
  ...caseForms,
  newLink,
  ...lostLink,
  receipt,
  meetingFile,
  endpoint<TrackDeps>({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document',
    access: 'public',
    refuses: [],
    responses: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) } },
    handle: async (_, { openApi }) => ({
      status: 200,
      text: openApi,
      headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
    }),
  }),
];
