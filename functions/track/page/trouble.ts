import { type Content, type Html, html } from '#platform/page/html.ts';
import { unbroken } from '#platform/page/unbroken.ts';
import type { Tracking } from '../contract.ts';
import { earlierSection } from '../earlier/section.ts';
import { actWords } from './act-words.ts';
import type { Drawing } from './forms.ts';
import { escalationForm, personForm } from './requests.ts';

const outside = ({ outsideBodies = [] }: Tracking, { language }: Drawing): Content => {
  const words = actWords[language];
  return (
    outsideBodies.length > 0 &&
    html`<details><summary>${words.outside}</summary><p class="hint">${words.outsideHint}</p><ul>
${outsideBodies.map(
  ({ name, how, url }) => html`<li><a href="${url}" rel="noreferrer">${name}</a>. ${how}</li>
`,
)}</ul></details>`
  );
};

/** All that somebody can do where it does not go well: a person, somebody with more say, and whoever decides outside. */
export const troubleSection = (tracking: Tracking, drawing: Drawing): Html => {
  const { company, reference, blocked, link } = tracking;
  const { words, language } = drawing;
  const isClosed = blocked || link.kind === 'state';
  const act = actWords[language];
  return html`<section aria-labelledby="trouble"><h2 id="trouble">${act.trouble}</h2>
<p>${!isClosed && html`${act.troubleLead} `}${unbroken(words.call(reference))} <a class="tel" href="tel:${company.phone.replace(/[^+\d]/g, '')}">${company.phone}</a>${company.hours && html` <span class="hint">${unbroken(company.hours)}</span>`}</p>
${!isClosed && personForm(tracking, drawing)}
${!isClosed && escalationForm(tracking, drawing)}
${!isClosed && earlierSection(tracking, drawing)}
${outside(tracking, drawing)}
${tracking.closedAt === undefined && html`<p class="hint">${words.keepLink}</p>`}</section>`;
};
