import * as z from 'zod/mini';
import { checkedWebForm, type ReceiveDeps, receiveComplaint } from '#cases/inbound-message/receive-complaint.ts';
import { checkedFiles, type KeepDeps, keepFiles } from '#cases/inbound-message/uploaded-files.ts';
import { ComplaintRequest } from '#channels/web/contract.ts';
import { Transient } from '#domain/failures.ts';
import { Refusal } from '#domain/refusal.ts';
import { emergencyNumber } from '#domain/urgent/urgent-words.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { BotVerifier } from '#platform/bot-check.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import type { Upload } from '#platform/http/multipart.ts';
import { statusOf } from '#platform/http/problems.ts';
import type { Request, Response } from '#platform/http/request.ts';
import { parsed } from '#platform/http/validation.ts';
import { log } from '#platform/log.ts';
import { type Attempt, type FormPage, formPage } from './page.ts';
import { formWords } from './words.ts';

/** `botCheck`: asks whether a person filled in a form; this one has no script, so where it is asked nothing it is marked as unchecked. */
export type FormDeps = ReceiveDeps & KeepDeps & { publicUrl: string; botCheck?: BotVerifier };

/** The fields of the form as they came; all are checked before anything is made of them. */
type Fields = Record<string, unknown> & { files?: Upload[] };

/** What one request of API Gateway and Lambda holds, encoded, with room for the fields (Lambda: 6 MB of a synchronous call). */
const MOST_BYTES = 4_300_000;
const OF_CUSTOMER = ['name', 'email', 'phone'];
const OF_COMPLAINT = ['text', 'desiredRemedy', 'product', 'orderRef', 'occurredAt'];
const KEY = /^[\w-]{8,64}$/;

const languageOf = ({ query }: Pick<Request<unknown>, 'query'>, { policy }: Pick<FormDeps, 'policy'>): ReplyLanguage =>
  query['lang'] === 'es' || query['lang'] === 'en' ? query['lang'] : policy.company.defaultLanguage;

const chosen = (fields: Fields, names: string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = fields[name];
      return typeof value === 'string' && value.trim() !== '' ? [[name, value]] : [];
    }),
  );

const complaintIn = (fields: Fields, language: ReplyLanguage): ComplaintRequest => {
  const customer = chosen(fields, OF_CUSTOMER);
  return parsed(ComplaintRequest, {
    ...chosen(fields, OF_COMPLAINT),
    ...(Object.keys(customer).length > 0 && { customer }),
    // Who chose the page in English is written to in English; otherwise the words tell in which language.
    ...(language === 'en' && { language }),
  });
};

/** The last name of a pointer that is a field of the form: `/customer/email` is `email`, `/files/2` is `files`. */
const fieldOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .filter((part) => [...OF_CUSTOMER, ...OF_COMPLAINT, 'files'].includes(part))
    .slice(-1);

/** What was wrong, for the page. Throws what is no fault of the form. */
const attemptOf = (error: unknown, { fields, language }: { fields: Fields; language: ReplyLanguage }): Attempt => {
  const words = formWords[language];
  const shared = {
    entered: chosen(fields, [...OF_CUSTOMER, ...OF_COMPLAINT]),
    hadFiles: (fields.files ?? []).length > 0,
  };
  if (error instanceof Transient) return { ...shared, status: 503, fields: [], summary: words.tryAgain };
  if (!(error instanceof Refusal)) throw error;
  const summary = error.code === 'idempotency-key-reused' ? words.sentBefore : words.refused;
  const wrong = [...new Set(error.errors.flatMap(({ pointer }) => fieldOf(pointer)))];
  return { ...shared, status: statusOf(error.code), fields: wrong, summary };
};

/** What the page says of the company. */
const surroundings = (language: ReplyLanguage, { publicUrl, policy }: FormDeps): Omit<FormPage, 'key'> => ({
  language,
  publicUrl,
  company: policy.company,
  emergency: emergencyNumber(policy, policy.company.country)[language],
});

/** Takes the form in, and leads to the page of the complaint, which shows its receipt; or shows the form again. */
const file = async (request: Request<Fields>, deps: FormDeps): Promise<Response> => {
  const language = languageOf(request, deps);
  const { body: fields, source } = request;
  const key = typeof fields['key'] === 'string' && KEY.test(fields['key']) ? fields['key'] : deps.newId();
  try {
    const complaint = complaintIn(fields, language);
    const files = checkedFiles(fields.files ?? []);
    const client = { kind: 'source', ...(source && { address: source }) } as const;
    const prepare = deps.botCheck && checkedWebForm(undefined, deps.botCheck, files);
    const receipt = await receiveComplaint({ complaint, files, client, idempotencyKey: key }, deps, prepare);
    await keepFiles(receipt.caseId, files, deps);
    log('info', 'complaint received', { caseId: receipt.caseId, channel: 'web' });
    return { status: 303, headers: { location: `${receipt.trackingUrl}?done=complaint&lang=${language}` }, text: '' };
  } catch (error) {
    const attempt = attemptOf(error, { fields, language });
    // What changed since it was sent is another complaint.
    const isChanged = error instanceof Refusal && error.code === 'idempotency-key-reused';
    return formPage({ ...surroundings(language, deps), key: isChanged ? deps.newId() : key, attempt });
  }
};

const shown = async (request: Request<never>, deps: FormDeps): Promise<Response> =>
  formPage({ ...surroundings(languageOf(request, deps), deps), key: deps.newId() });

const page = {
  path: '/',
  access: 'public',
  query: { lang: { description: 'Language of the page; that of the company if absent', values: ['es', 'en'] } },
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
    summary: 'File a complaint by the form, with files. A repeat of the same form is the same complaint',
    forms: true,
    uploads: MOST_BYTES,
    // Checked by `handle`, so that a form that is not valid can be shown again with what was typed.
    body: z.record(z.string(), z.unknown()) as z.ZodMiniType<Fields>,
    // To a browser they are the form again, as a page.
    refuses: ['file-not-allowed', 'idempotency-key-reused', 'try-again'],
    responses: { 303: { description: 'To the page of the complaint, which shows its receipt' } },
    handle: file,
  }),
];
