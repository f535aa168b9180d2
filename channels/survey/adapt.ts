import type { Instant } from '#domain/time.ts';
import type { Adapted, Adapter } from '../contract.ts';
import { at, filled, firstText, instantOf, jsonOf, numberAt, textAt } from '../json.ts';
import { type Answer, contentId, itemOf } from './answer.ts';
import { typeformAnswer } from './typeform.ts';

/** The smallest usual scale that holds a score which came without one. */
const usualBest = (score: number | undefined): number =>
  [5, 10, 100].find((best) => (score ?? 0) <= best) ?? (score as number);

/** Ours: `{score, best?, comment, customer?: {id?, name?, email?, phone?}, reference?, id?, at?}`. */
const plainAnswer = (body: unknown, receivedAt: Instant): Answer => {
  const customer = at(body, 'customer');
  const score = numberAt(body, 'score');
  const threadId = textAt(body, 'reference');
  const best = numberAt(body, 'best');
  return {
    id: textAt(body, 'id') || contentId(body),
    ...(threadId && { threadId }),
    ...(score !== undefined && { score }),
    best: best !== undefined && best > 0 ? best : usualBest(score),
    comment: firstText(body, 'comment', 'text'),
    author: filled({
      id: textAt(customer, 'id'),
      name: textAt(customer, 'name'),
      email: textAt(customer, 'email'),
      phone: textAt(customer, 'phone'),
    }),
    at: instantOf(at(body, 'at')) ?? receivedAt,
    attachments: [],
  };
};

/** Ids of answers that have to be fetched from the platform; they name nobody. */
const elsewhere = (platform: string, survey: string, response: string): Adapted => ({
  items: [],
  ignored: [{ reason: `answers-not-in-payload:${platform}/${survey || '-'}/${response || '-'}` }],
});

/** SurveyMonkey tells that something happened to a survey, a collector or a response; only responses are answers. */
const surveyMonkey = (body: unknown): Adapted => {
  const event = textAt(body, 'event_type');
  return event.startsWith('response_')
    ? elsewhere('surveymonkey', textAt(body, 'resources', 'survey_id'), textAt(body, 'object_id'))
    : { items: [], ignored: [{ reason: `unsupported:${event}` }] };
};

/** Qualtrics posts a form: signed, what counts is the JSON in `MSG`; unsigned, the fields themselves. */
const qualtrics = (payload: Uint8Array): Adapted | undefined => {
  const form = Object.fromEntries(new URLSearchParams(Buffer.from(payload).toString('utf8')));
  const said = form['MSG'] === undefined ? form : jsonOf(form['MSG']);
  const response = textAt(said, 'ResponseID');
  return response ? elsewhere('qualtrics', textAt(said, 'SurveyID'), response) : undefined;
};

const answers = (list: unknown[], receivedAt: Instant): Adapted => {
  const adapted: Adapted = { items: [], ignored: [] };
  for (const body of list) {
    const isTypeform = textAt(body, 'event_type') === 'form_response';
    const item = itemOf(isTypeform ? typeformAnswer(body, receivedAt) : plainAnswer(body, receivedAt));
    if (item) adapted.items.push(item);
    else adapted.ignored.push({ reason: 'empty-answer' });
  }
  return adapted;
};

/**
 * Survey answers: Typeform, SurveyMonkey and Qualtrics (both bring ids only), and our own JSON, alone or in a list. A low
 * score is a complaint; other scores are kept as survey answers; words without a score are a message.
 */
export const adaptSurvey: Adapter = async (payload, receivedAt) => {
  const body = jsonOf(payload);
  if (Array.isArray(body)) return answers(body, receivedAt);
  if (typeof body !== 'object' || body === null)
    return qualtrics(payload) ?? { items: [], ignored: [{ reason: 'not-understood' }] };
  const event = textAt(body, 'event_type');
  if (event && event !== 'form_response') return surveyMonkey(body);
  return answers([body], receivedAt);
};
