import { formatInstant } from '#domain/time.ts';
import { type Content, type Html, html } from '#platform/page/html.ts';
import type { Tracking } from '../contract.ts';
import { area, type Drawing, type FormName, form, telephone } from './forms.ts';
import { requestWords } from './request-words.ts';

const wordsOf = ({ language }: Drawing) => requestWords[language];

const hour = (at: string, { language, zone }: Drawing): Html =>
  html`<strong><time datetime="${at}">${formatInstant(at, language, zone)}</time></strong>`;

/** A form that is folded until somebody wants it, or until it has to be corrected. */
const folded = ({ attempt }: Drawing, name: FormName, { title, content }: { title: string; content: Content }): Html =>
  html`<details${attempt?.form === name && html` open`}><summary>${title}</summary>
${content}</details>`;

/** Where the customer asks for a call; once it is on its way, who calls and until when, and a way to somebody above. */
export const personForm = ({ requests: { person } }: Tracking, drawing: Drawing): Content => {
  const words = wordsOf(drawing);
  if (!person)
    return folded(drawing, 'person', {
      title: words.callMe,
      content: form(
        drawing,
        'person',
        html`${telephone(drawing, { form: 'person', name: 'phone', label: words.phone })}
<div class="choice"><input type="checkbox" id="person-supervisor" name="supervisor" value="true"${drawing.attempt?.form === 'person' && drawing.attempt.entered['supervisor'] === 'true' && html` checked`}><label for="person-supervisor">${words.wantsSupervisor}</label></div>
<button>${words.sendPerson}</button>`,
      ),
    });
  return html`<p>${words.coming(person.who ?? words.somebody)} ${hour(person.by, drawing)}</p>
${
  !person.supervisor &&
  form(
    drawing,
    'person',
    html`<input type="hidden" name="supervisor" value="true"><button>${words.sendSupervisor}</button>`,
  )
}`;
};

/** Where the customer asks for somebody with more say; while somebody has it, who, and when the customer hears. */
export const escalationForm = ({ requests }: Tracking, drawing: Drawing): Content => {
  const { escalation, mayEscalate } = requests;
  const words = wordsOf(drawing);
  return html`${escalation && html`<p>${words.seen(escalation.who ?? words.somebody)} ${hour(escalation.by, drawing)}</p>`}
${
  mayEscalate &&
  folded(drawing, 'escalate', {
    title: words.escalate,
    content: form(
      drawing,
      'escalate',
      html`<p class="hint">${words.escalateHint}</p>
${area(drawing, { form: 'escalate', name: 'message', label: words.why })}
<button>${words.sendEscalation}</button>`,
    ),
  })
}`;
};
