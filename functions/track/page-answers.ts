import { readingOfPage } from '#domain/messages/message-page.ts';
import { type FieldError, Refusal } from '#domain/refusal.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { statusOf } from '#platform/http/problems.ts';
import type { Request, Response } from '#platform/http/request.ts';
import type { TrackDeps } from './contract.ts';
import { type DeadLink, type OpenedLink, openLink } from './open-link.ts';
import type { FormName } from './page/forms.ts';
import { linkWords } from './page/link-words.ts';
import { deadPage } from './page/links.ts';
import { missingPage, trackingPage } from './page/tracking-page.ts';
import { pageWords } from './page/words.ts';
import { showTracking } from './show-tracking.ts';

/** Without the mark of a sentence that a program took for a part of the link. */
export const tokenOf = ({ params }: Request<unknown>): string =>
  (params['token'] ?? '').replace(/(?<![.,;:!?)»”])[.,;:!?)»”]+$/u, '');

/** Data for programs, a page for everybody else. */
export const wantsPage = ({ headers }: Request<unknown>): boolean => !/\bjson\b/.test(headers['accept'] ?? '');
/** Whether a page sent it, not a program. */
export const isForm = ({ headers }: Request<unknown>): boolean =>
  (headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded');

/** The language asked for; that of the case if none was. */
export const languageOf = ({ query }: Request<unknown>, replyLanguage: ReplyLanguage): ReplyLanguage =>
  query['lang'] === 'es' || query['lang'] === 'en' ? query['lang'] : replyLanguage;

/** Which page of messages is asked for. */
export const beforeIn = ({ query }: Request<unknown>): string | undefined => query['before'] || undefined;

/** The case a link opens, or the one it was merged into, and what the link shows. */
export const opened = (request: Request<unknown>, deps: TrackDeps): Promise<OpenedLink | DeadLink | undefined> =>
  openLink(tokenOf(request), deps, readingOfPage(beforeIn(request)));

/** The answer to a link that opens nothing. Refuses, for programs: no-such-link, link-over. */
export const missing = (
  request: Request<unknown>,
  { asPage, link }: { asPage: boolean; link: DeadLink | undefined },
  { policy, publicUrl }: TrackDeps,
): Response => {
  if (!asPage) throw new Refusal(link ? 'link-over' : 'no-such-link');
  const language = languageOf(request, policy.company.defaultLanguage);
  if (!link) return missingPage(language, policy.company, publicUrl);
  const place = { language, address: `${publicUrl}/t/${tokenOf(request)}` };
  return deadPage(place, policy.company, { publicUrl, isSent: false });
};

/** What was refused of which form. */
export type RefusedForm = { form: FormName; refusal: Refusal };

/** The case as a page; with what was wrong where a form was refused. */
export const casePage = (
  request: Request<unknown>,
  { file, link, own, attempt }: OpenedLink & { attempt?: RefusedForm },
  deps: TrackDeps,
): Response => {
  const language = languageOf(request, file.head.replyLanguage);
  const words = pageWords[language];
  return trackingPage(attempt ? statusOf(attempt.refusal.code) : 200, {
    tracking: showTracking(file, { language, link, own, before: beforeIn(request) }, deps),
    language,
    zone: deps.policy.company.zone,
    publicUrl: deps.publicUrl,
    token: tokenOf(request),
    done: request.query['done'],
    attempt: attempt && {
      form: attempt.form,
      fields: attempt.refusal.errors.map(topField).filter((field) => words.fields[field] !== undefined),
      summary:
        linkWords[language].refusals[attempt.refusal.code] ??
        words.refusalsOf[attempt.form]?.[attempt.refusal.kind] ??
        words.refusals[attempt.refusal.kind] ??
        words.refused,
      entered: request.body as Record<string, string>,
    },
  });
};

const topField = ({ pointer }: FieldError): string => pointer.replace(/^(\/[^/]*).*$/, '$1');

/** Back to the page, which says thanks for the form. */
export const backToPage = (request: Request<unknown>, form: FormName, { publicUrl }: TrackDeps): Response => {
  const language =
    request.query['lang'] === 'en' || request.query['lang'] === 'es' ? `&lang=${request.query['lang']}` : '';
  return { status: 303, headers: { location: `${publicUrl}/t/${tokenOf(request)}?done=${form}${language}` }, text: '' };
};
