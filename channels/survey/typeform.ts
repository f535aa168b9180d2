import type { Instant } from '#domain/time.ts';
import type { ChannelItem } from '../contract.ts';
import { filled, get, getFirstText, getList, getNumber, getText, instantOf } from '../json.ts';
import { contentId, type ScoredAnswer } from './answer.ts';
import { fieldOf, nameIn, SCALES, wordsOf } from './typeform-answers.ts';

/** Best scores of Typeform's scales where the form does not say its steps. */
const BEST: Record<string, number> = { rating: 5, opinion_scale: 10, nps: 10 };

type Scored = { score: number; best: number };

/** An opinion scale of n steps goes from 0 to n - 1 unless it starts at one. */
const bestOf = (kind: string, field: unknown): number => {
  const steps = getNumber(field, 'properties', 'steps');
  if (steps === undefined || steps < 2) return BEST[kind] ?? 10;
  return kind === 'opinion_scale' && get(field, 'properties', 'start_at_one') !== true ? steps - 1 : steps;
};

/** The worst of the scores: one bad point is what the customer wants to talk about. */
const worst = (form: unknown): Scored | undefined => {
  const scores = getList(form, 'answers').flatMap((answer): Scored[] => {
    const kind = getText(answer, 'field', 'type');
    const score = getNumber(answer, 'number');
    return score === undefined || !SCALES.has(kind) ? [] : [{ score, best: bestOf(kind, fieldOf(form, answer)) }];
  });
  return scores.sort((a, b) => a.score / a.best - b.score / b.best)[0];
};

const answered = (form: unknown, name: string): string =>
  getList(form, 'answers')
    .map((answer) => getText(answer, name))
    .find(Boolean) ?? '';

/** What the form asked for, else what the link to the form carried (hidden fields). */
const authorOf = (form: unknown): Partial<ChannelItem['author']> => {
  const hidden = get(form, 'hidden');
  return filled({
    id: getFirstText(hidden, 'customer_id', 'customerId', 'user_id', 'id'),
    name: nameIn(form) || getFirstText(hidden, 'name', 'nombre'),
    email: answered(form, 'email') || getFirstText(hidden, 'email', 'correo'),
    phone: answered(form, 'phone_number') || getFirstText(hidden, 'phone', 'telefono'),
  });
};

const filesOf = (form: unknown): ChannelItem['attachments'] =>
  getList(form, 'answers').flatMap((answer) => {
    const id = getText(answer, 'file_url');
    return id ? [{ id, ...filled({ name: id.split('/').at(-1) ?? '' }) }] : [];
  });

/** A response of Typeform's webhook (`form_response`). */
export const typeformAnswer = (body: unknown, receivedAt: Instant): ScoredAnswer => {
  const form = get(body, 'form_response');
  const hidden = get(form, 'hidden');
  const id = getFirstText(form, 'token', 'response_id') || getText(body, 'event_id') || contentId(body);
  const thread = getFirstText(hidden, 'reference', 'order', 'order_ref', 'orderRef');
  return {
    id,
    ...(thread && { threadId: thread }),
    ...(worst(form) ?? { best: 10 }),
    comment: getList(form, 'answers')
      .map((answer) => wordsOf(form, answer))
      .filter(Boolean)
      .join('\n\n'),
    author: authorOf(form),
    at: instantOf(get(form, 'submitted_at')) ?? receivedAt,
    attachments: filesOf(form),
  };
};
