import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Response } from '#platform/http/request.ts';
import { html } from '#platform/page/html.ts';
import { pageResponse } from '#platform/page/layout.ts';
import { actWords } from './act-words.ts';
import { pageWords } from './words.ts';

/** What somebody sees whose link is broken: no case, but a way to a person. */
export const missingPage = (
  language: ReplyLanguage,
  company: { name: string; phone: string },
  publicUrl: string,
): Response => {
  const words = pageWords[language];
  return pageResponse(
    { status: 404, publicUrl },
    { language, title: words.missing, company: company.name, phone: company.phone },
    html`<h1>${words.missing}</h1><section><p>${words.missingText}</p><p><a href="${publicUrl}/lost-link?lang=${language}">${actWords[language].lost.here}</a></p></section>`,
  );
};
