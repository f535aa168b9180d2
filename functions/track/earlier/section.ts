import { formatDay } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { type Content, html } from '#platform/page/html.ts';
import { unbroken } from '#platform/page/unbroken.ts';
import type { Tracking } from '../contract.ts';
import { area, type Drawing, form } from '../page/forms.ts';

const es = {
  title: 'Sus reclamaciones anteriores',
  known: (cases: number) =>
    cases === 1
      ? 'Quien lleva su caso sabe que nos reclamó una vez antes:'
      : `Quien lleva su caso sabe que nos reclamó ${cases} veces antes:`,
  calm: 'Ninguna reclamación se rechaza por haber otras antes.',
  open: 'Nos ha dicho que no es correcto. Quien lleva su caso lo está mirando y se lo contestará.',
  answered: 'Nos dijo que no era correcto y le hemos contestado: lo tiene entre los mensajes.',
  label: '¿Hay algo que no es correcto? Díganos qué',
  send: 'Esto no es correcto',
};
const en: typeof es = {
  title: 'Your earlier complaints',
  known: (cases) =>
    cases === 1
      ? 'Whoever has your case knows that you complained once before:'
      : `Whoever has your case knows that you complained ${cases} times before:`,
  calm: 'No complaint is refused because there were others before.',
  open: 'You told us that this is not right. Whoever has your case is looking into it and will answer you.',
  answered: 'You told us that this was not right, and we have answered you: see the messages.',
  label: 'Is anything not right? Tell us what',
  send: 'This is not right',
};
const words: Record<ReplyLanguage, typeof es> = { es, en };

/** What is known of the customer's earlier complaints, and where they say that it is not right. */
export const earlierSection = ({ earlier }: Tracking, drawing: Drawing): Content => {
  if (!earlier) return undefined;
  const { language, zone, attempt } = drawing;
  const say = words[language];
  const { cases, complaints, dispute, mayDispute } = earlier;
  return html`<details${attempt?.form === 'earlier' && html` open`}><summary>${say.title} (${String(cases)})</summary>
<p>${say.known(cases)}</p>
<ul>${complaints.map(({ reference, receivedAt }) => html`<li>${unbroken(reference)}, ${formatDay(receivedAt, language, zone)}</li>`)}</ul>
<p class="hint">${say.calm}</p>
${dispute && html`<p>${say[dispute]}</p>`}
${
  mayDispute &&
  form(
    drawing,
    'earlier',
    html`${area(drawing, { form: 'earlier', name: 'text', label: say.label, isRequired: true })}
<button>${say.send}</button>`,
  )
}</details>`;
};
