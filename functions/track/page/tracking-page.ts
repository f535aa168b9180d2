import { formatMoney } from '#domain/money.ts';
import { formatDay, formatInstant, type Instant } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Response } from '#platform/http/request.ts';
import { type Content, type Html, html } from '#platform/page/html.ts';
import { pageResponse } from '#platform/page/layout.ts';
import type { Tracking } from '../contract.ts';
import { completionSection } from './completion.ts';
import { type Attempt, type Drawing, firstOf, messageForm, offerSection, surveySection } from './forms.ts';
import { linkSection } from './links.ts';
import { escalationSection, personForm } from './requests.ts';
import { pageWords } from './words.ts';

/** What the page is drawn from: the same data that clients get as JSON, and where it stands. */
export type PageInput = {
  tracking: Tracking;
  language: ReplyLanguage;
  zone: string;
  publicUrl: string;
  token: string;
  /** Name of the form that was just sent. */
  done?: string | undefined;
  attempt?: Attempt | undefined;
};

const day = (at: Instant, { language, zone }: Drawing): Html =>
  html`<time datetime="${at}">${formatDay(at, language, zone)}</time>`;

const hour = (at: Instant, { language, zone }: Drawing): Html =>
  html`<time datetime="${at}">${formatInstant(at, language, zone)}</time>`;

const fact = (term: string, detail: Content): Html => html`<div><dt>${term}</dt><dd>${detail}</dd></div>`;

const now = (tracking: Tracking, drawing: Drawing): Html => {
  const { words } = drawing;
  const { owner, receivedAt, closedAt, nextWordBy, answerBy, why } = tracking;
  return html`<section class="now" aria-labelledby="now"><h2 id="now">${words.next}</h2><p>${tracking.nextStep}</p></section>
<section aria-label="${words.title}"><dl>
${fact(words.owner, owner ?? words.nobodyYet)}
${fact(words.received, day(receivedAt, drawing))}
${closedAt ? fact(words.closed, day(closedAt, drawing)) : [fact(words.nextWord, day(nextWordBy, drawing)), fact(words.answerBy, day(answerBy, drawing))]}
</dl>${
    why &&
    html`
<details class="why"><summary>${words.why}</summary><ul>
${why.map(
  (sentence) => html`<li>${sentence}</li>
`,
)}</ul></details>`
  }</section>`;
};

const steps = (tracking: Tracking, drawing: Drawing): Html =>
  html`<section aria-labelledby="steps"><h2 id="steps">${drawing.words.steps}</h2><ol class="steps">
${tracking.steps.map(
  ({ title, state, at }) =>
    html`<li class="${state}"${state === 'current' && html` aria-current="step"`}>${title}<br><span class="state">${drawing.words.states[state]}${at && html`, ${day(at, drawing)}`}</span></li>
`,
)}</ol></section>`;

const agreement = (tracking: Tracking, { words }: Drawing): Content =>
  tracking.agreement &&
  html`<section aria-labelledby="agreement"><h2 id="agreement">${words.agreement[tracking.agreement.kind]}</h2>
<p class="text" lang="${tracking.language}">${tracking.agreement.text}</p>
<p class="hash">${words.fingerprint}: ${tracking.agreement.sha256}</p></section>`;

const promises = ({ promises: made, language }: Tracking, drawing: Drawing): Content => {
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

const messages = ({ messages: sent, language, completion, earlierMessages }: Tracking, drawing: Drawing): Html => {
  const { words } = drawing;
  const thread = sent.map(
    ({ direction, noted, at, subject, text }) =>
      html`<li class="message ${direction}"><p class="meta"><strong>${words.from[noted ? 'noted' : direction]}</strong> · ${hour(at, drawing)}</p>
${subject && html`<p${direction === 'out' && html` lang="${language}"`}><strong>${subject}</strong></p>`}<p class="text"${direction === 'out' && html` lang="${language}"`}>${text}</p></li>
`,
  );
  return html`<section aria-labelledby="messages"><h2 id="messages">${words.messages}</h2>
${thread.length > 0 ? html`<ul class="plain">${thread}</ul>` : html`<p>${words.noMessages}</p>`}
${
  earlierMessages &&
  html`<p><a href="${drawing.address}?lang=${drawing.language}&before=${encodeURIComponent(earlierMessages)}">${words.earlierMessages}</a></p>
`
}${!completion && messageForm(drawing)}</section>`;
};

const person = (tracking: Tracking, drawing: Drawing): Html => {
  const { company, reference } = tracking;
  const isClosed = tracking.blocked || tracking.link.kind === 'state';
  const { words } = drawing;
  return html`<section aria-labelledby="person"><h2 id="person">${words.person}</h2>
<p>${words.call(reference)}<br><a class="tel" href="tel:${company.phone.replace(/[^+\d]/g, '')}">${company.phone}</a></p>
${!isClosed && personForm(tracking, drawing)}
<p class="hint">${words.keepLink}</p></section>
${!isClosed && escalationSection(tracking, drawing)}`;
};

/** What was wrong, first on the page, with links to the fields. */
const faults = ({ attempt, words }: Drawing): Content =>
  attempt &&
  html`<section class="problem" role="alert" aria-labelledby="problem"><h2 id="problem">${words.problem}</h2>
${
  attempt.fields.length > 0
    ? html`<ul>${attempt.fields.map((field) => html`<li><a href="#${firstOf(attempt.form, field)}">${words.fields[field]}</a></li>`)}</ul>`
    : html`<p>${attempt.summary}</p>`
}</section>`;

const thanks = (done: string | undefined, { words }: Drawing): Content => {
  const text = done !== undefined && Object.hasOwn(words.done, done) && words.done[done];
  return text && html`<section class="thanks" role="status"><p>${text}</p></section>`;
};

/** The customer's page: where the complaint stands, who has it, what comes next. Works without script. */
export const trackingPage = (status: number, input: PageInput): Response => {
  const { tracking, language, zone, publicUrl, token, done, attempt } = input;
  const { company, reference, languageNotice: notice } = tracking;
  const words = pageWords[language];
  const address = `${publicUrl}/t/${token}`;
  const drawing: Drawing = { words, language, zone, address, attempt };
  const title = `${attempt ? `${words.problem} · ` : ''}${words.title} ${reference}`;
  return pageResponse(
    { status, publicUrl },
    { language, title, company: company.name, phone: company.phone, address },
    html`<h1>${words.title} <small>${reference}</small></h1>
${notice && html`<p lang="${notice.language}">${notice.text}</p>`}
${faults(drawing)}
${thanks(done, drawing)}
${now(tracking, drawing)}
${linkSection(tracking, { language, address })}
${completionSection(tracking, drawing)}
${offerSection(tracking, drawing)}
${surveySection(tracking, drawing)}
${steps(tracking, drawing)}
${agreement(tracking, drawing)}
${promises(tracking, drawing)}
${!tracking.blocked && tracking.link.kind !== 'state' && messages(tracking, drawing)}
${person(tracking, drawing)}`,
  );
};

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
    html`<h1>${words.missing}</h1><section><p>${words.missingText}</p></section>`,
  );
};
