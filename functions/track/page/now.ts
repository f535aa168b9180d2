import { formatShortDay } from '#domain/time.ts';
import { type Content, type Html, html } from '#platform/page/html.ts';
import { unbroken } from '#platform/page/unbroken.ts';
import type { Tracking } from '../contract.ts';
import { actWords } from './act-words.ts';
import type { Drawing } from './forms.ts';

/** A day within a sentence, without this year. */
export const day = (at: string, { language, zone, now }: Drawing): Html =>
  html`<time datetime="${at}">${formatShortDay(at, { language, zone, now })}</time>`;

/** What it is about, in the heading; below it the reference and the day it came. */
export const heading = (tracking: Tracking, drawing: Drawing): Html => {
  const { matter, reference, receivedAt, language } = tracking;
  const words = actWords[drawing.language];
  return html`<h1>${matter ? html`<span lang="${language}">${matter}</span>` : drawing.words.title} <small>${unbroken(words.reference(reference))} ${day(receivedAt, drawing)}</small></h1>`;
};

/** The one thing that helps most now, and where it is on the page. */
const primaryOf = (
  tracking: Tracking,
): { href: string; name: keyof (typeof actWords)['es']['primary'] } | undefined => {
  const { link, blocked, completion, offer, agreement, survey } = tracking;
  if (blocked) return undefined;
  if (link.kind === 'state') return { href: '#link', name: 'link' };
  if (completion) return { href: '#completion', name: 'completion' };
  if (offer) return { href: '#offer', name: 'offer' };
  if (survey) return { href: '#survey', name: 'survey' };
  if (agreement && tracking.messages.at(-1)?.direction !== 'in') return { href: '#agreement', name: agreement.kind };
  return { href: tracking.closedAt ? '#messages' : '#message-text', name: 'message' };
};

const telephone = ({ phone }: Tracking['company']): string => `tel:${phone.replace(/[^+\d]/g, '')}`;

/** The one action, and a way to a person with its hours. They stand in the page, and below 600 px in a bar that stays in sight. */
const actions = (tracking: Tracking, { language }: Drawing): Html => {
  const { company } = tracking;
  const words = actWords[language];
  const primary = primaryOf(tracking);
  return html`<p class="do">${primary && html`<a class="button" href="${primary.href}">${words.primary[primary.name]}</a> `}<a class="button call" href="${telephone(company)}">${words.call} <span class="number">${company.phone}</span></a></p>
${company.hours && html`<p class="hours">${unbroken(words.hours(company.hours))}</p>`}`;
};

/** Who has it, what we do next and by when, and how it stands: what somebody asks in the first five seconds. */
export const nowSection = (tracking: Tracking, drawing: Drawing): Html => {
  const { owner, leader, nearestPromise: promise, situation } = tracking;
  const { words, language } = drawing;
  const text = actWords[language];
  return html`<section class="now${promise?.late && ' late'}" aria-labelledby="now"><h2 id="now">${words.next}</h2>
${promise && html`<p class="promise"><time datetime="${promise.by}">${promise.text}</time></p>`}
<p>${situation}</p>
<p class="owner">${owner ? html`${text.owner} <strong>${owner}</strong>.` : html`${words.nobodyYet}.`}${leader && html` ${text.leader} <strong>${leader}</strong>.`}</p>
<div class="acts">${actions(tracking, drawing)}</div></section>
<nav class="bar" aria-label="${text.actions}">${actions(tracking, drawing)}</nav>`;
};

const fact = (term: string, detail: Content): Html => html`<div><dt>${term}</dt><dd>${detail}</dd></div>`;

/** The dates of the case (folded once it has ended), and how that of the answer came about. */
export const datesSection = (tracking: Tracking, drawing: Drawing): Html => {
  const { words, language } = drawing;
  const { owner, receivedAt, closedAt, nextWordBy, answerBy, why } = tracking;
  const list = html`<dl>
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
  }`;
  const title = actWords[language].dates;
  return closedAt
    ? html`<details><summary>${title}</summary>${list}</details>`
    : html`<section aria-labelledby="dates"><h2 id="dates">${title}</h2>${list}</section>`;
};

/** The way of the case; folded once it has ended. */
export const stepsSection = (tracking: Tracking, drawing: Drawing): Html => {
  const { words } = drawing;
  const list = html`<ol class="steps">
${tracking.steps.map(
  ({ title, state, at }) =>
    html`<li class="${state}"${state === 'current' && html` aria-current="step"`}>${title}<br><span class="state">${words.states[state]}${at && html`, ${day(at, drawing)}`}</span></li>
`,
)}</ol>`;
  return tracking.closedAt
    ? html`<details><summary>${words.steps}</summary>${list}</details>`
    : html`<section aria-labelledby="steps"><h2 id="steps">${words.steps}</h2>${list}</section>`;
};
