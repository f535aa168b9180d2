import { formatInstant } from '#domain/time.ts';
import { type Html, html } from '#platform/page/html.ts';
import type { Tracking } from '../contract.ts';
import { actWords } from './act-words.ts';
import { type Drawing, messageForm } from './forms.ts';

type Letter = Tracking['messages'][number];

const hour = (at: string, { language, zone }: Drawing): Html =>
  html`<time datetime="${at}">${formatInstant(at, language, zone)}</time>`;

/** Addresses of tracking pages say nothing on the page itself, and are keys that nobody should copy on. */
const withoutLinks = (text: string, { address, language }: Drawing): string => {
  const house = address.slice(0, address.lastIndexOf('/') + 1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`${house}[\\w-]{20,}`, 'g'), actWords[language].thisPage);
};

const letter = ({ direction, noted, at, subject, text, files }: Letter, written: string, drawing: Drawing): Html => {
  const { words, language } = drawing;
  const lang = direction === 'out' && html` lang="${written}"`;
  return html`<li class="message ${direction}"><details><summary><strong>${words.from[noted ? 'noted' : direction]}</strong>${subject && html`: <span${lang}>${subject}</span>`} <span class="meta">${hour(at, drawing)}</span></summary>
<p class="text"${lang}>${withoutLinks(text, drawing)}</p>${files && html`<p class="meta">${actWords[language].files}: ${files.join(', ')}</p>`}</details></li>
`;
};

/** What was written, newest first and folded, with the form for another message on top. */
export const lettersSection = (tracking: Tracking, drawing: Drawing): Html => {
  const { messages, language, completion, earlierMessages } = tracking;
  const { words } = drawing;
  const act = actWords[drawing.language];
  const thread = messages.toReversed().map((one) => letter(one, language, drawing));
  // After the end the answer comes first; a form that is in use stays open.
  const isFolded = tracking.closedAt !== undefined && drawing.attempt?.form !== 'message' && !drawing.orphan;
  return html`<section aria-labelledby="messages"><h2 id="messages">${act.letters}</h2>
${!completion && (isFolded ? html`<details><summary>${words.addMessage}</summary>${messageForm(drawing)}</details>` : messageForm(drawing))}
${thread.length > 0 ? html`${thread.length > 2 && html`<p class="hint">${act.lettersHint}</p>`}<ul class="plain">${thread}</ul>` : html`<p>${words.noMessages}</p>`}
${
  earlierMessages &&
  html`<p><a href="${drawing.address}?lang=${drawing.language}&before=${encodeURIComponent(earlierMessages)}">${words.earlierMessages}</a></p>
`
}</section>`;
};
