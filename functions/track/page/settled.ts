import { formatMoney } from '#domain/money.ts';
import { type Content, html } from '#platform/page/html.ts';
import { unbroken } from '#platform/page/unbroken.ts';
import type { Tracking } from '../contract.ts';
import { actWords } from './act-words.ts';
import type { Drawing } from './forms.ts';
import { day } from './now.ts';

/** How its customer checks the document without us: its signature, and the keys that are published elsewhere. */
const checking = (
  { document: name }: NonNullable<Tracking['agreement']>,
  { company }: Tracking,
  { language, address }: Pick<Drawing, 'language' | 'address'>,
): Content => {
  const act = actWords[language];
  return html`<p><a href="${address}/agreement.pdf.sig">${act.signature}</a></p>
<p>${act.check}</p>
<p class="hash"><code>openssl dgst -sha256 -verify documents.pem -signature ${name}.sig ${name}</code></p>
<p>${company.publishedKeys ? html`<a href="${company.publishedKeys}" rel="noreferrer">${act.keys}</a>` : act.noKeys}</p>`;
};

/** The agreement or the final answer, to read and to keep, after a reopening that of before, with its day. */
export const agreementSection = (tracking: Tracking, drawing: Drawing): Content => {
  const { words, language, address } = drawing;
  const { agreement: present, earlierAgreement } = tracking;
  const agreement = present ?? earlierAgreement;
  if (!agreement) return undefined;
  const title = (present ? words.agreement : words.earlierAgreement)[agreement.kind];
  const act = actWords[language];
  return html`<section aria-labelledby="agreement"><h2 id="agreement">${title}</h2>
${
  !present &&
  html`<p class="hint">${day(agreement.madeAt, drawing)}</p>
`
}<p class="text" lang="${tracking.language}">${unbroken(agreement.text)}</p>
<p><a href="${address}/agreement.pdf">${act.pdf[agreement.kind]}</a></p>
<details class="why"><summary>${act.proof}</summary>${checking(agreement, tracking, { language, address })}<p class="hash">${words.fingerprint}: ${agreement.sha256}</p></details></section>`;
};

/** What we promised, with its dates. */
export const promisesSection = ({ promises: made, language }: Tracking, drawing: Drawing): Content => {
  const { words } = drawing;
  return (
    made.length > 0 &&
    html`<section aria-labelledby="promises"><h2 id="promises">${words.promises}</h2><ul>
${made.map(
  ({ what, dueAt, value, kept }) =>
    html`<li><span lang="${language}">${what}</span>${value && html` (${formatMoney(value, drawing.language)})`}<br><span class="state">${kept ? words.kept : html`${words.due} ${day(dueAt, drawing)}`}</span></li>
`,
)}</ul></section>`
  );
};
