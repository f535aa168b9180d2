import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Request } from '#platform/http/request.ts';

/** Without the mark of a sentence that a program took for a part of the link. */
export const tokenOf = ({ params }: Request<unknown>): string =>
  (params['token'] ?? '').replace(/(?<![.,;:!?)»”])[.,;:!?)»”]+$/u, '');

/** Data for programs, a page for everybody else. */
export const wantsPage = ({ headers }: Request<unknown>): boolean => !/\bjson\b/.test(headers['accept'] ?? '');
/** Whether a page sent it, not a program. */
export const isForm = ({ headers }: Request<unknown>): boolean =>
  /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(headers['content-type'] ?? '');

/** Whether whoever sent it sees a page of ours next: a program may send a form, for its files. */
export const comesFromPage = (request: Request<unknown>): boolean => isForm(request) && wantsPage(request);

/** The language asked for; that of the case if none was. */
export const languageOf = ({ query }: Request<unknown>, replyLanguage: ReplyLanguage): ReplyLanguage =>
  query['lang'] === 'es' || query['lang'] === 'en' ? query['lang'] : replyLanguage;

/** Which page of messages is asked for. */
export const beforeIn = ({ query }: Request<unknown>): string | undefined => query['before'] || undefined;
