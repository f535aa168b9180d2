import type { Instant } from '#domain/time.ts';
import { accepted, ignored, merged } from '../adapted.ts';
import type { Adapted, Adapter } from '../contract.ts';
import { filled, get, getFirstText, getNumber, getText, instantOf, parseJson } from '../json.ts';
import { contentId, itemOf, type ScoredAnswer } from './answer.ts';
import { typeformAnswer } from './typeform.ts';

/** The smallest usual scale that holds a score which came without one. */
const usualBest = (score: number | undefined): number =>
  [5, 10, 100].find((best) => (score ?? 0) <= best) ?? (score as number);

/** Fields of an answer of ours. */
const KNOWN = new Set(['score', 'best', 'comment', 'text', 'customer', 'reference', 'id', 'at']);

/** Ours: `{score, best?, comment, customer?: {id?, name?, email?, phone?}, reference?, id?, at?}`. */
const plainAnswer = (body: unknown, receivedAt: Instant): ScoredAnswer => {
  const customer = get(body, 'customer');
  const score = getNumber(body, 'score');
  const threadId = getText(body, 'reference');
  const best = getNumber(body, 'best');
  return {
    id: getText(body, 'id') || contentId(body),
    ...(threadId && { threadId }),
    ...(score !== undefined && { score }),
    best: best !== undefined && best > 0 ? best : usualBest(score),
    comment: getFirstText(body, 'comment', 'text'),
    author: filled({
      id: getText(customer, 'id'),
      name: getText(customer, 'name'),
      email: getText(customer, 'email'),
      phone: getText(customer, 'phone'),
    }),
    at: instantOf(get(body, 'at')) ?? receivedAt,
    attachments: [],
  };
};

/** Ids of answers that have to be fetched from the platform; they name nobody. */
const elsewhere = (platform: string, survey: string, response: string): Adapted =>
  ignored(`answers-not-in-payload:${platform}/${survey || '-'}/${response || '-'}`);

/** SurveyMonkey reports that something happened to a survey, a collector or a response; only responses are answers. */
const surveyMonkey = (body: unknown): Adapted => {
  const event = getText(body, 'event_type');
  return event.startsWith('response_')
    ? elsewhere('surveymonkey', getText(body, 'resources', 'survey_id'), getText(body, 'object_id'))
    : ignored(`unsupported:${event}`);
};

/** Qualtrics posts a form: signed, what counts is the JSON in `MSG`; unsigned, the fields themselves. */
const qualtrics = (payload: Uint8Array): Adapted | undefined => {
  const form = Object.fromEntries(new URLSearchParams(Buffer.from(payload).toString('utf8')));
  const said = form['MSG'] === undefined ? form : parseJson(form['MSG']);
  const response = getText(said, 'ResponseID');
  return response ? elsewhere('qualtrics', getText(said, 'SurveyID'), response) : undefined;
};

/** Whether an answer is empty in a form that we know, rather than in one that we cannot read. */
const saysNothing = (body: unknown): boolean =>
  Object.keys(body ?? {}).every((name) => KNOWN.has(name)) || getText(body, 'event_type') === 'form_response';

const adaptAnswer = (body: unknown, receivedAt: Instant): Adapted => {
  const isTypeform = getText(body, 'event_type') === 'form_response';
  const item = itemOf(isTypeform ? typeformAnswer(body, receivedAt) : plainAnswer(body, receivedAt));
  if (item) return accepted(item);
  return ignored(saysNothing(body) ? 'empty-answer' : 'not-understood');
};

const answers = (list: unknown[], receivedAt: Instant): Adapted =>
  list.length > 0 ? merged(list.map((body) => adaptAnswer(body, receivedAt))) : ignored();

/**
 * Survey answers: Typeform, SurveyMonkey and Qualtrics (both bring ids only), and our own JSON, alone or in a list. A low
 * score is a complaint; other scores are kept as survey answers; words without a score are a message.
 */
export const adaptSurvey: Adapter = async (payload, receivedAt) => {
  const body = parseJson(payload);
  if (Array.isArray(body)) return answers(body, receivedAt);
  if (typeof body !== 'object' || body === null) return qualtrics(payload) ?? ignored('not-understood');
  const event = getText(body, 'event_type');
  if (event && event !== 'form_response') return surveyMonkey(body);
  return answers([body], receivedAt);
};
