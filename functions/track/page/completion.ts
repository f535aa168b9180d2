import { type Content, html } from '#platform/page/html.ts';
import type { Tracking } from '../contract.ts';
import { type Drawing, messageForm } from './forms.ts';
import { day } from './now.ts';

/** What the complaint lacks, until when, and where to send it. The page has one form for messages: it stands here meanwhile. */
export const completionSection = ({ completion, language: written }: Tracking, drawing: Drawing): Content => {
  if (!completion) return undefined;
  const { words } = drawing;
  const form = { hint: words.completionCalm, label: words.completionLabel, send: words.sendCompletion };
  return html`<section aria-labelledby="completion"><h2 id="completion">${words.completion}</h2>
<p>${words.completionLead} ${day(completion.dueAt, drawing)}:</p>
<p class="text" lang="${written}">${completion.missing}</p>
${messageForm(drawing, form)}</section>`;
};
