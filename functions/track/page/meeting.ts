import { waysInWords } from '#domain/meetings/words.ts';
import { formatInstant } from '#domain/time.ts';
import { type Content, type Html, html } from '#platform/page/html.ts';
import type { Tracking } from '../contract.ts';
import { NONE } from '../meeting/contract.ts';
import { area, type Drawing, form, radios } from './forms.ts';
import { meetingWords } from './meeting-words.ts';

type Meeting = NonNullable<Tracking['meeting']>;

const moment = (at: string, { language, zone }: Drawing): Html =>
  html`<time datetime="${at}">${formatInstant(at, language, zone)}</time>`;

const place = ({ where }: Meeting, { language }: Drawing): Content =>
  where && html`<p>${meetingWords[language].where}: ${where}</p>`;

/** The dates to choose from, as one question; once one is chosen, when it is. */
export const meetingSection = ({ meeting }: Tracking, drawing: Drawing): Content => {
  if (!meeting) return undefined;
  const words = meetingWords[drawing.language];
  const { number, how, who, dates, chosen } = meeting;
  const way = waysInWords[how][drawing.language];
  const title = html`<h2 id="meeting">${words.title}</h2>`;
  if (chosen)
    return html`<section aria-labelledby="meeting">${title}
<p>${words.agreed(way, who)} <strong>${moment(chosen, drawing)}</strong></p>
${place(meeting, drawing)}<p><a href="${drawing.address}/meeting.ics">${words.calendar}</a></p>
<p class="hint">${words.change}</p></section>`;
  const choices = [
    ...dates.map((date) => ({ value: date, label: moment(date, drawing) })),
    { value: NONE, label: words.none, hint: words.noneHint },
  ];
  return html`<section aria-labelledby="meeting">${title}
<p>${words.lead(way, who)} ${words.calm}</p>
${place(meeting, drawing)}
${form(
  drawing,
  'meeting',
  html`<input type="hidden" name="number" value="${String(number)}">
${radios(drawing, { form: 'meeting', name: 'date', label: words.choose, isRequired: true }, choices)}
${area(drawing, { form: 'meeting', name: 'message', label: words.message })}
<button>${words.send}</button>`,
)}</section>`;
};
