import * as z from 'zod/mini';
import { checkedWebForm, type ReceiveDeps, receiveComplaint } from '#cases/inbound-message/receive-complaint.ts';
import { checkedFiles, type KeepDeps, keepFiles } from '#cases/inbound-message/uploaded-files.ts';
import type { Disrupted } from '#cases/todays-policy.ts';
import { ComplaintRequest } from '#channels/web/contract.ts';
import { Transient } from '#domain/failures.ts';
import { replyLanguageOf } from '#domain/messages/letter-language.ts';
import { Refusal } from '#domain/refusal.ts';
import { emergencyNumber } from '#domain/urgent/urgent-words.ts';
import { type LetterLanguage, letterLanguages, type ReplyLanguage } from '#domain/vocabulary.ts';
import type { BotVerifier } from '#platform/bot-check.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import type { Upload } from '#platform/http/multipart.ts';
import { statusOf } from '#platform/http/problems.ts';
import type { Request, Response } from '#platform/http/request.ts';
import { parsed } from '#platform/http/validation.ts';
import { log } from '#platform/log.ts';
import { annotateTrace } from '#platform/trace.ts';
import { type Attempt, type FormPage, formPage } from './page.ts';
import { siteScript } from './site-script.ts';
import { formWords } from './words.ts';

/** `botCheck`: asks whether a person filled in a form; this one has no script, so where it is asked nothing it is marked as unchecked. */
export type FormDeps = ReceiveDeps & KeepDeps & Disrupted & { publicUrl: string; botCheck?: BotVerifier };

/** The fields of the form as they came; all are checked before anything is made of them. */
type Fields = Record<string, unknown> & { files?: Upload[] };

/** What one request of API Gateway and Lambda holds, encoded, with room for the fields (Lambda: 6 MB of a synchronous call). */
const MOST_BYTES = 4_300_000;
const OF_CUSTOMER = ['name', 'email', 'phone'];
const OF_COMPLAINT = ['text', 'desiredRemedy', 'product', 'orderRef', 'occurredAt'];
const KEY = /^[\w-]{8,64}$/;

/** Fields that the company's own site may know: of these a link or a button fills in what it gives. */
const OF_SITE = ['product', 'orderRef'];

const languageOf = ({ query }: Pick<Request<unknown>, 'query'>, { policy }: Pick<FormDeps, 'policy'>): LetterLanguage =>
  letterLanguages.find((one) => one === query['lang']) ?? policy.company.defaultLanguage;

const chosen = (fields: Fields, names: string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = fields[name];
      return typeof value === 'string' && value.trim() !== '' ? [[name, value]] : [];
    }),
  );

const complaintIn = (fields: Fields, language: LetterLanguage): ComplaintRequest => {
  const customer = chosen(fields, OF_CUSTOMER);
  return parsed(ComplaintRequest, {
    ...chosen(fields, OF_COMPLAINT),
    ...(Object.keys(customer).length > 0 && { customer }),
    // Who chose the page in another language than Spanish is written to in it; otherwise the words tell in which.
    ...(language !== 'es' && { language }),
  });
};

/** The last name of a pointer that is a field of the form: `/customer/email` is `email`, `/files/2` is `files`. */
const fieldOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .filter((part) => [...OF_CUSTOMER, ...OF_COMPLAINT, 'files'].includes(part))
    .slice(-1);

/** What was wrong, for the page. Throws what is no fault of the form. */
const attemptOf = (error: unknown, { fields, language }: { fields: Fields; language: LetterLanguage }): Attempt => {
  const words = formWords[language];
  const shared = { hadFiles: (fields.files ?? []).length > 0 };
  if (error instanceof Transient) return { ...shared, status: 503, fields: [], summary: words.tryAgain };
  if (!(error instanceof Refusal)) throw error;
  const summary = error.code === 'idempotency-key-reused' ? words.sentBefore : words.refused;
  const wrong = [...new Set(error.errors.flatMap(({ pointer }) => fieldOf(pointer)))];
  return { ...shared, status: statusOf(error.code), fields: wrong, summary };
};

const replyIn = (language: LetterLanguage, { policy }: FormDeps): ReplyLanguage =>
  replyLanguageOf(language, policy.company.defaultLanguage);

/** What the page says of the company. */
const surroundings = (language: LetterLanguage, deps: FormDeps): Omit<FormPage, 'key' | 'entered'> => ({
  language,
  publicUrl: deps.publicUrl,
  company: deps.policy.company,
  disrupted: deps.disrupted(),
  emergency: emergencyNumber(deps.policy, deps.policy.company.country)[replyIn(language, deps)],
});

/** The form with what somebody knew already. */
const filledIn = (request: Request<unknown>, entered: Record<string, string>, deps: FormDeps): Response =>
  formPage({ ...surroundings(languageOf(request, deps), deps), key: deps.newId(), entered });

/** Takes the form in, and leads to the page of the complaint, which shows its receipt; or shows the form again. */
const file = async (request: Request<Fields>, deps: FormDeps): Promise<Response> => {
  const language = languageOf(request, deps);
  const { body: fields, source } = request;
  if (request.query['show'] === 'form') return filledIn(request, chosen(fields, OF_SITE), deps);
  const key = typeof fields['key'] === 'string' && KEY.test(fields['key']) ? fields['key'] : deps.newId();
  try {
    const complaint = complaintIn(fields, language);
    const files = checkedFiles(fields.files ?? []);
    const client = { kind: 'source', ...(source && { address: source }) } as const;
    const prepare = deps.botCheck && checkedWebForm(undefined, deps.botCheck, files);
    const receipt = await receiveComplaint({ complaint, files, client, idempotencyKey: key }, deps, prepare);
    await keepFiles(receipt.caseId, files, deps);
    annotateTrace(receipt.caseId);
    log('info', 'complaint received', { caseId: receipt.caseId, channel: 'web' });
    return {
      status: 303,
      headers: { location: `${receipt.trackingUrl}?done=complaint&lang=${replyIn(language, deps)}` },
      text: '',
    };
  } catch (error) {
    const attempt = attemptOf(error, { fields, language });
    // What changed since it was sent is another complaint.
    const isChanged = error instanceof Refusal && error.code === 'idempotency-key-reused';
    const entered = chosen(fields, [...OF_CUSTOMER, ...OF_COMPLAINT]);
    return formPage({ ...surroundings(language, deps), key: isChanged ? deps.newId() : key, entered, attempt });
  }
};

const shown = async (request: Request<never>, deps: FormDeps): Promise<Response> => {
  const { product, order } = request.query;
  return filledIn(request, chosen({ product, orderRef: order }, OF_SITE), deps);
};

const lang = { description: 'Language of the page; that of the company if absent', values: letterLanguages };
const page = {
  path: '/',
  access: 'public',
  query: {
    lang,
    product: { description: 'What the field of the product begins with, in a plain link from the company’s own site' },
    order: { description: 'What the field of the order or contract begins with, in such a link' },
  },
  refuses: [],
} as const;

/** The form that a customer files a complaint on; the company's own site can link to it. */
export const formEndpoints: Endpoint<FormDeps>[] = [
  endpoint<FormDeps>({
    ...page,
    method: 'GET',
    summary: 'The form on which a customer files a complaint',
    responses: { 200: { description: 'The form', contentType: 'text/html', schema: z.string() } },
    handle: shown,
  }),
  endpoint<FormDeps>({
    ...page,
    method: 'HEAD',
    summary: 'Whether the form is there',
    responses: { 200: { description: 'It is', contentType: 'text/html', schema: z.string() } },
    handle: shown,
  }),
  endpoint<FormDeps, Fields>({
    ...page,
    method: 'POST',
    query: {
      lang,
      show: {
        description:
          'Files nothing: shows the form with `product` and `orderRef` of the body in it (form.js sends them so)',
        values: ['form'],
      },
    },
    summary: 'File a complaint by the form, with files. A repeat of the same form is the same complaint',
    forms: true,
    uploads: MOST_BYTES,
    // Checked by `handle`, so that a form that is not valid can be shown again with what was typed.
    body: z.record(z.string(), z.unknown()) as z.ZodMiniType<Fields>,
    // To a browser they are the form again, as a page.
    refuses: ['file-not-allowed', 'idempotency-key-reused', 'try-again'],
    responses: {
      200: { description: 'The form, where it was asked for', contentType: 'text/html', schema: z.string() },
      303: { description: 'To the page of the complaint, which shows its receipt' },
    },
    handle: file,
  }),
  endpoint<FormDeps>({
    method: 'GET',
    path: '/form.js',
    summary: 'A button for the company’s own site that leads to the form: docs/on-your-site.md',
    access: 'public',
    refuses: [],
    responses: { 200: { description: 'The script', contentType: 'text/javascript', schema: z.string() } },
    handle: async (_, deps) => ({
      status: 200,
      text: siteScript(deps),
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=3600',
        'cross-origin-resource-policy': 'cross-origin',
      },
    }),
  }),
];
