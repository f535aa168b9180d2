import * as z from 'zod/mini';
import type { CaseFile } from '#domain/case/case-file.ts';
import { resolveMerged } from '#domain/case/resolve-merged.ts';
import { type FieldError, Refusal, type RefusalCode } from '#domain/refusal.ts';
import { openTaskRefusals } from '#domain/tasks/decide.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { SurveyAnswer } from '#functions/stages/follow-up/contract.ts';
import { recordSurvey } from '#functions/stages/follow-up/record-survey.ts';
import { Answer } from '#functions/stages/offer/contract.ts';
import { recordAnswer } from '#functions/stages/offer/record-answer.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import { statusOf } from '#platform/http/problems.ts';
import type { Request, Response } from '#platform/http/request.ts';
import { parsed } from '#platform/http/validation.ts';
import { caseOfToken } from '#platform/tracking-links.ts';
import { addMessage } from './add-message.ts';
import { askForPerson } from './ask-for-person.ts';
import { CustomerMessage, type TrackDeps, Tracking } from './contract.ts';
import { escalate } from './escalate.ts';
import type { FormName } from './page/forms.ts';
import { missingPage, trackingPage } from './page/tracking-page.ts';
import { pageWords } from './page/words.ts';
import { CustomerEscalation, PersonRequest } from './requests-contract.ts';
import { showTracking } from './show-tracking.ts';

type Fields = Record<string, unknown>;

const tokenOf = ({ params }: Request<unknown>): string => params['token'] ?? '';

/** Data for programs, a page for everybody else. */
const wantsPage = ({ headers }: Request<unknown>): boolean => !/\bjson\b/.test(headers['accept'] ?? '');
const isForm = ({ headers }: Request<unknown>): boolean =>
  (headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded');

const languageOf = ({ query }: Request<unknown>, replyLanguage: ReplyLanguage): ReplyLanguage =>
  query['lang'] === 'es' || query['lang'] === 'en' ? query['lang'] : replyLanguage;

/** The case a link opens, or the one it was merged into; undefined for a link we did not sign. */
const caseOf = async (request: Request<unknown>, { cases, linkSecret }: TrackDeps): Promise<CaseFile | undefined> => {
  const caseId = caseOfToken(await linkSecret(), tokenOf(request));
  return caseId === undefined ? undefined : resolveMerged(cases, caseId);
};

const missing = (request: Request<unknown>, asPage: boolean, { policy, publicUrl }: TrackDeps): Response => {
  if (!asPage) throw new Refusal('no-such-link');
  return missingPage(languageOf(request, policy.company.defaultLanguage), policy.company, publicUrl);
};

const page = (
  request: Request<unknown>,
  file: CaseFile,
  deps: TrackDeps,
  attempt?: { form: FormName; refusal: Refusal },
): Response => {
  const language = languageOf(request, file.head.replyLanguage);
  const words = pageWords[language];
  return trackingPage(attempt ? statusOf(attempt.refusal.code) : 200, {
    tracking: showTracking(file, language, deps),
    language,
    zone: deps.policy.company.zone,
    publicUrl: deps.publicUrl,
    token: tokenOf(request),
    done: request.query['done'],
    attempt: attempt && {
      form: attempt.form,
      fields: attempt.refusal.errors.map(topField).filter((field) => words.fields[field] !== undefined),
      summary:
        words.refusalsOf[attempt.form]?.[attempt.refusal.kind] ?? words.refusals[attempt.refusal.kind] ?? words.refused,
      entered: request.body as Record<string, string>,
    },
  });
};

const topField = ({ pointer }: FieldError): string => pointer.replace(/^(\/[^/]*).*$/, '$1');

const backToPage = (request: Request<unknown>, form: FormName, { publicUrl }: TrackDeps): Response => {
  const language =
    request.query['lang'] === 'en' || request.query['lang'] === 'es' ? `&lang=${request.query['lang']}` : '';
  return { status: 303, headers: { location: `${publicUrl}/t/${tokenOf(request)}?done=${form}${language}` }, text: '' };
};

type Act = (caseId: string, fields: Fields, deps: TrackDeps) => Promise<unknown>;

/**
 * What every form of the page shares: programs send JSON and get the case as it is now, or a problem; people send a form
 * and land on the page again, with thanks or with what has to be corrected.
 */
const submission =
  (form: FormName, act: Act) =>
  async (request: Request<Fields>, deps: TrackDeps): Promise<Response> => {
    const asPage = isForm(request);
    const file = await caseOf(request, deps);
    if (!file) return missing(request, asPage, deps);
    const { caseId, replyLanguage } = file.head;
    if (!asPage) {
      refuseBlocked(file);
      await act(caseId, request.body, deps);
      const after = (await deps.cases.load(caseId)) ?? file;
      return { status: 200, body: showTracking(after, languageOf(request, replyLanguage), deps) };
    }
    try {
      refuseBlocked(file);
      await act(caseId, request.body, deps);
      return backToPage(request, form, deps);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return page(request, (await resolveMerged(deps.cases, caseId)) ?? file, deps, { form, refusal: error });
    }
  };

/** What a customer sends belongs to no case that the law keeps closed; the page says whom to write to. */
const refuseBlocked = ({ head }: CaseFile): void => {
  if (head.blockedAt)
    throw new Refusal('case-blocked', { title: 'The law keeps the case closed: nothing can be added to it' });
};

/** A form sends text only, and the tick that says it was reviewed. */
const numbered = ({ score, ...rest }: Fields): Fields => ({
  ...rest,
  ...(score !== undefined && { score: typeof score === 'string' && /^\d{1,3}$/.test(score) ? Number(score) : score }),
});
const ticked = ({ supervisor, ...rest }: Fields): Fields => ({
  ...rest,
  ...(supervisor !== undefined && { supervisor: supervisor === 'true' ? true : supervisor }),
});
const withoutTick = ({ reviewed, ...rest }: Fields): Fields => rest;

const PATH = '/t/{token}';
const query = {
  lang: { description: 'Language of the answer; the language of the case if absent', values: ['es', 'en'] },
};
const shown = { description: 'The case as it is now (programs)', schema: Tracking };
const sent = { 303: { description: 'Back to the page (forms)' } };

type Form = {
  path: string;
  summary: string;
  schema: z.ZodMiniType;
  name: FormName;
  /** Codes of what it refuses, besides a link we did not sign and a blocked case. */
  refuses: readonly RefusalCode[];
  act: Act;
};

const form = (definition: Form) =>
  endpoint<TrackDeps, Fields>({
    method: 'POST',
    path: `${PATH}/${definition.path}`,
    summary: definition.summary,
    access: 'public',
    query,
    forms: true,
    // Validated by `act`, so that a form that is not valid can be shown again.
    body: z.record(z.string(), z.unknown()),
    bodies: [definition.schema],
    refuses: ['no-such-link', 'case-blocked', ...definition.refuses],
    responses: { 200: shown, ...sent },
    handle: submission(definition.name, definition.act),
  });

/** What customers can see and do with the link they were sent; no sign-in, the link is the key. */
export const trackEndpoints: Endpoint<TrackDeps>[] = [
  endpoint<TrackDeps>({
    method: 'GET',
    path: PATH,
    summary: 'Where a complaint stands: a page, or data for those who accept application/json',
    access: 'public',
    query: { ...query, done: { description: 'Name of the form that was just sent: the page says thanks' } },
    headers: { Accept: { description: '`application/json` for data', required: false } },
    refuses: ['no-such-link'],
    responses: { 200: { description: 'The case', schema: Tracking } },
    handle: async (request, deps) => {
      const file = await caseOf(request, deps);
      if (!file) return missing(request, wantsPage(request), deps);
      if (wantsPage(request)) return page(request, file, deps);
      return { status: 200, body: showTracking(file, languageOf(request, file.head.replyLanguage), deps) };
    },
  }),
  form({
    path: 'answer',
    summary: 'Answer the open offer: accept an option, ask for something else, or decline',
    schema: Answer,
    name: 'answer',
    refuses: ['option-unclear', 'no-such-case', 'no-open-offer', 'offer-answered-before', ...openTaskRefusals],
    act: (caseId, fields, deps) => recordAnswer({ ...parsed(Answer, withoutTick(fields)), caseId }, deps),
  }),
  form({
    path: 'messages',
    summary: 'Add something to the complaint; its owner is told',
    schema: CustomerMessage,
    name: 'message',
    refuses: ['too-many-messages'],
    act: (caseId, fields, deps) => addMessage({ ...parsed(CustomerMessage, fields), caseId }, deps),
  }),
  form({
    path: 'person',
    summary: 'Ask for a person, or a supervisor, who then gets in touch',
    schema: PersonRequest,
    name: 'person',
    refuses: ['contact-under-way'],
    act: (caseId, fields, deps) => askForPerson({ ...parsed(PersonRequest, ticked(fields)), caseId }, deps),
  }),
  form({
    path: 'escalate',
    summary: 'Ask for somebody with more say: first a supervisor, then the head',
    schema: CustomerEscalation,
    name: 'escalate',
    refuses: ['escalated-before', 'escalated-to-the-top'],
    act: (caseId, fields, deps) => escalate({ ...parsed(CustomerEscalation, fields), caseId }, deps),
  }),
  form({
    path: 'survey',
    summary: 'Say how it went, while we ask',
    schema: SurveyAnswer,
    name: 'survey',
    refuses: ['score-out-of-range', 'no-such-case', 'no-open-survey', ...openTaskRefusals],
    act: (caseId, fields, deps) => recordSurvey({ ...parsed(SurveyAnswer, numbered(fields)), caseId }, deps),
  }),
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
