import { Transient } from '#domain/failures.ts';
import { readingOfPage } from '#domain/messages/message-page.ts';
import { type FieldError, Refusal, type RefusalCode, type RefusalKind } from '#domain/refusal.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { statusOf } from '#platform/http/problems.ts';
import type { Request, Response } from '#platform/http/request.ts';
import { reviewOf } from './answer/review.ts';
import { beforeIn, languageOf, tokenOf } from './asked.ts';
import type { TrackDeps } from './contract.ts';
import { earlierShown } from './earlier/earlier-view.ts';
import { keyIn } from './keyed-id.ts';
import { type DeadLink, type OpenedLink, openLink } from './open-link.ts';
import { wordsIn } from './page/all-words.ts';
import type { FormName } from './page/forms.ts';
import { linkWords } from './page/link-words.ts';
import { reviewPage } from './page/review.ts';
import { type PageInput, trackingPage } from './page/tracking-page.ts';
import { type Shown, showTracking } from './show-tracking.ts';

/** The case a link opens, or the one it was merged into, and what the link shows. */
export const opened = (request: Request<unknown>, deps: TrackDeps): Promise<OpenedLink | DeadLink | undefined> =>
  openLink(tokenOf(request), deps, readingOfPage(beforeIn(request)));

/** What was refused of which form. */
export type RefusedForm = {
  form: FormName;
  refusal: Pick<Refusal, 'errors'> & { code: RefusalCode | 'try-again'; kind?: RefusalKind };
};

/** What a form met on its way: a refusal, or a moment in which nothing could be stored. Throws anything else. */
export const refusedForm = (form: FormName, error: unknown): RefusedForm => {
  if (error instanceof Refusal) return { form, refusal: error };
  if (error instanceof Transient) return { form, refusal: { code: 'try-again', errors: [] } };
  throw error;
};

/** What somebody typed, without files and marks. */
const enteredIn = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'key',
    ),
  );

const hasFiles = (body: unknown): boolean => ((body as { files?: unknown[] } | undefined)?.files ?? []).length > 0;

type Attempted = { attempt?: RefusedForm };

const attemptOf = (
  request: Request<unknown>,
  { attempt }: Attempted,
  language: ReplyLanguage,
): PageInput['attempt'] => {
  if (!attempt) return undefined;
  const { form, refusal } = attempt;
  const words = wordsIn(language);
  return {
    form,
    fields: [...new Set(refusal.errors.map(topField))].filter((field) => words.fields[field] !== undefined),
    summary:
      linkWords[language].refusals[refusal.code] ??
      (refusal.kind && (words.refusalsOf[form]?.[refusal.kind] ?? words.refusals[refusal.kind])) ??
      words.refused,
    entered: enteredIn(request.body),
    hadFiles: hasFiles(request.body),
  };
};

/** What a page of a case is drawn from. */
const pageInput = (
  request: Request<unknown>,
  { file, link, own, earlier, attempt }: OpenedLink & Attempted & Pick<Shown, 'earlier'>,
  deps: TrackDeps,
): PageInput => {
  const language = languageOf(request, file.head.replyLanguage);
  return {
    tracking: showTracking(file, { language, link, own, before: beforeIn(request), ...(earlier && { earlier }) }, deps),
    language,
    zone: deps.policy.company.zone,
    now: deps.clock.now(),
    // The form is shown again because it was refused: its repeat is the same one.
    key: (attempt && keyIn((request.body ?? {}) as Record<string, unknown>)) ?? deps.newId(),
    publicUrl: deps.publicUrl,
    token: tokenOf(request),
    done: request.query['done'],
    attempt: attemptOf(request, attempt ? { attempt } : {}, language),
  };
};

/** The case as a page; with what was wrong where a form was refused. */
export const casePage = async (
  request: Request<unknown>,
  found: OpenedLink & Attempted,
  deps: TrackDeps,
): Promise<Response> => {
  const earlier = await earlierShown(found, deps);
  return trackingPage(
    found.attempt ? statusOf(found.attempt.refusal.code) : 200,
    pageInput(request, { ...found, earlier }, deps),
  );
};

/** What an acceptance of an option would be, as a page; with what was wrong where it was refused. */
export const acceptancePage = (
  request: Request<unknown>,
  { option, ...found }: OpenedLink & Attempted & { option: string | undefined },
  deps: TrackDeps,
): Response => {
  const review = reviewOf(found.file, option, deps);
  const input = pageInput(request, found, deps);
  const { message } = enteredIn(request.body);
  const carried = { form: 'answer', fields: [], summary: '', entered: { ...(message && { message }) } } as const;
  const attempt = input.attempt ?? { ...carried, fields: [], hadFiles: hasFiles(request.body), isQuiet: true };
  return reviewPage(found.attempt ? statusOf(found.attempt.refusal.code) : 200, review, { ...input, attempt });
};

const topField = ({ pointer }: FieldError): string => pointer.replace(/^(\/[^/]*).*$/, '$1');

/** Back to the page, which says thanks for the form. */
export const backToPage = (request: Request<unknown>, form: FormName, { publicUrl }: TrackDeps): Response => {
  const language =
    request.query['lang'] === 'en' || request.query['lang'] === 'es' ? `&lang=${request.query['lang']}` : '';
  return {
    status: 303,
    headers: { location: `${publicUrl}/t/${tokenOf(request)}?done=${form}${language}` },
    text: '',
  };
};
