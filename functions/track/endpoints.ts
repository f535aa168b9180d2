import * as z from 'zod/mini';
import { underPolicy } from '#domain/policy/under-policy.ts';
import { openTaskRefusals } from '#domain/tasks/decide.ts';
import { SurveyAnswer } from '#functions/stages/follow-up/contract.ts';
import { recordSurvey } from '#functions/stages/follow-up/record-survey.ts';
import { Answer } from '#functions/stages/offer/contract.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import { parsed } from '#platform/http/validation.ts';
import { addMessage } from './add-message.ts';
import { answerOrSay } from './answer/late-answer.ts';
import { askForPerson } from './ask-for-person.ts';
import { CustomerMessage, type TrackDeps, Tracking } from './contract.ts';
import { escalate } from './escalate.ts';
import { type Fields, formEndpoint, PATH, pageQuery } from './form-endpoint.ts';
import { newLink } from './new-link-endpoint.ts';
import { beforeIn, casePage, languageOf, missing, opened, wantsPage } from './page-answers.ts';
import { receipt } from './receipt-endpoint.ts';
import { CustomerEscalation, PersonRequest } from './requests-contract.ts';
import { showTracking } from './show-tracking.ts';

/** A form sends text only, and the tick that says it was reviewed. */
const numberIn = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;
const numbered = ({ score, service, ...rest }: Fields): Fields => ({
  ...rest,
  ...(score !== undefined && { score: numberIn(score) }),
  ...(service !== undefined && { service: numberIn(service) }),
});
const ticked = ({ supervisor, ...rest }: Fields): Fields => ({
  ...rest,
  ...(supervisor !== undefined && { supervisor: supervisor === 'true' ? true : supervisor }),
});
/** The field for a code stays empty where none is needed. */
const answerFields = ({ reviewed, code, ...rest }: Fields): Fields => ({
  ...rest,
  ...(code !== undefined && code !== '' && { code }),
});

/** What customers can see and do with the link they were sent; no sign-in, the link is the key. */
export const trackEndpoints: Endpoint<TrackDeps>[] = [
  endpoint<TrackDeps>({
    method: 'GET',
    path: PATH,
    summary: 'Where a complaint stands: a page, or data for those who accept application/json',
    access: 'public',
    query: {
      ...pageQuery,
      done: { description: 'Name of the form that was just sent: the page says thanks' },
      before: { description: 'An older page of messages: where the page before ended (`earlierMessages`)' },
    },
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
      return { status: 200, body: showTracking(file, { language, link, own, before: beforeIn(request) }, itsDeps) };
    },
  }),
  formEndpoint({
    path: 'answer',
    summary: 'Answer the open offer: accept an option, ask for something else, or decline',
    schema: Answer,
    name: 'answer',
    refuses: [
      'option-unclear',
      'offer-is-another',
      'no-such-case',
      'no-open-offer',
      'offer-answered-before',
      'code-needed',
      'code-wrong',
      'codes-used-up',
      'acceptance-needs-person',
      ...openTaskRefusals,
    ],
    act: (caseId, fields, deps) => answerOrSay({ ...parsed(Answer, answerFields(fields)), caseId }, deps),
  }),
  formEndpoint({
    path: 'messages',
    summary: 'Add something to the complaint; its owner is notified',
    schema: CustomerMessage,
    name: 'message',
    refuses: ['too-many-messages'],
    act: (caseId, fields, deps) => addMessage({ ...parsed(CustomerMessage, fields), caseId }, deps),
  }),
  formEndpoint({
    path: 'person',
    summary: 'Ask for a person, or a supervisor, who then gets in touch',
    schema: PersonRequest,
    name: 'person',
    refuses: ['contact-under-way'],
    act: (caseId, fields, deps) => askForPerson({ ...parsed(PersonRequest, ticked(fields)), caseId }, deps),
  }),
  formEndpoint({
    path: 'escalate',
    summary: 'Ask for somebody with more say: first a supervisor, then the head',
    schema: CustomerEscalation,
    name: 'escalate',
    refuses: ['escalated-before', 'escalated-to-the-top'],
    act: (caseId, fields, deps) => escalate({ ...parsed(CustomerEscalation, fields), caseId }, deps),
  }),
  formEndpoint({
    path: 'survey',
    summary: 'Say how you were treated and what you think of the service or the solution, while we ask',
    schema: SurveyAnswer,
    name: 'survey',
    refuses: ['score-out-of-range', 'no-such-case', 'no-open-survey', ...openTaskRefusals],
    act: (caseId, fields, deps) => recordSurvey({ ...parsed(SurveyAnswer, numbered(fields)), caseId }, deps),
  }),
  newLink,
  receipt,
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
