import type { Policy } from '#domain/policy/policy.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Response } from '#platform/http/request.ts';
import { type Html, html } from '#platform/page/html.ts';
import { pageResponse } from '#platform/page/layout.ts';
import { actWords } from '../page/act-words.ts';
import { pageWords } from '../page/words.ts';

type LostLinkPage = {
  language: ReplyLanguage;
  publicUrl: string;
  company: Policy['company'];
  /** What was typed, of a form that lacks something. */
  entered?: Record<string, string>;
  isSent?: boolean;
};

const form = ({ language, publicUrl, entered }: LostLinkPage): Html => {
  const words = actWords[language].lost;
  const wrong = (name: string) => entered && !entered[name] && html` aria-invalid="true" aria-describedby="problem"`;
  return html`<section><p>${words.lead}</p>
<form method="post" action="${publicUrl}/lost-link?lang=${language}">
<label class="field" for="reference">${words.reference}</label>
<input type="text" id="reference" name="reference" maxlength="30" required autocomplete="off" value="${entered?.['reference'] ?? ''}"${wrong('reference')}>
<label class="field" for="contact">${words.contact}</label>
<input type="text" id="contact" name="contact" maxlength="254" required autocomplete="email" value="${entered?.['contact'] ?? ''}"${wrong('contact')}>
<button>${words.send}</button></form></section>`;
};

/** Where somebody who lost the link asks for it again; after that, the same words for everybody. */
export const lostLinkPage = (page: LostLinkPage): Response => {
  const { language, publicUrl, company, entered, isSent } = page;
  const words = actWords[language].lost;
  return pageResponse(
    { status: entered ? 400 : 200, publicUrl },
    { language, title: words.title, company: company.name, phone: company.phone, address: `${publicUrl}/lost-link` },
    html`<h1>${words.title}</h1>
${
  entered &&
  html`<section class="problem" role="alert" aria-labelledby="problem"><h2 id="problem">${pageWords[language].problem}</h2><ul><li><a href="#${entered['reference'] ? 'contact' : 'reference'}">${words.missing}</a></li></ul></section>`
}
${isSent ? html`<section class="thanks" role="status"><p>${words.sent}</p><p>${words.help}</p></section>` : form(page)}`,
  );
};
