import { formatMoney } from '#domain/money.ts';
import type { Response } from '#platform/http/request.ts';
import { html } from '#platform/page/html.ts';
import { pageResponse } from '#platform/page/layout.ts';
import { unbroken } from '#platform/page/unbroken.ts';
import type { Review } from '../answer/review.ts';
import { actWords } from './act-words.ts';
import { area, codeField, filesField, form } from './forms.ts';
import { day } from './now.ts';
import { drawingOf, faults, type PageInput } from './tracking-page.ts';

/**
 * What an acceptance would be, before anything is accepted: the exact text, what we commit ourselves to and by when. Its form carries
 * the hash of the text and the moment it was shown.
 */
export const reviewPage = (status: number, { option, draft }: Review, input: PageInput): Response => {
  const { tracking, language, publicUrl } = input;
  const { company, language: written } = tracking;
  const drawing = drawingOf(input);
  const { words, address } = drawing;
  const act = actWords[language];
  const { commitments, text, sha256, shownAt } = draft;
  return pageResponse(
    { status, publicUrl },
    { language, title: act.review, company: company.name, phone: company.phone },
    html`<h1>${act.review} <small lang="${written}">${option.title}</small></h1>
${faults(drawing)}
<p>${act.reviewLead}</p>
<section aria-labelledby="commitments"><h2 id="commitments">${act.reviewDates}</h2>
${
  commitments.length > 0
    ? html`<ul>${commitments.map(({ what, dueAt, value }) => html`<li><span lang="${written}">${what}</span>${value && html` (${formatMoney(value, language)})`}<br><span class="state">${words.due} ${day(dueAt, drawing)}</span></li>`)}</ul>`
    : html`<p>${act.reviewNothing}</p>`
}</section>
<section aria-labelledby="text"><h2 id="text">${act.reviewText}</h2>
<p class="text" lang="${written}">${unbroken(text)}</p>
<details class="why"><summary>${act.proof}</summary><p class="hash">${words.fingerprint}: ${sha256}</p></details></section>
<section>
${form(
  drawing,
  'answer',
  html`<input type="hidden" name="decision" value="accept"><input type="hidden" name="option" value="${option.optionId}">
<input type="hidden" name="sha256" value="${sha256}"><input type="hidden" name="shownAt" value="${shownAt}">
${codeField(tracking, drawing)}
${area(drawing, { form: 'answer', name: 'message', label: words.message })}
${filesField(drawing, 'answer')}
<button>${act.accept}</button>`,
)}
<p><a href="${address}?lang=${language}#offer">${act.back}</a></p></section>`,
  );
};
