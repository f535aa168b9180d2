import type { Policy } from '#domain/policy/policy.ts';
import { type DisruptableChannel, type LetterLanguage, letterLanguages } from '#domain/vocabulary.ts';
import type { Response } from '#platform/http/request.ts';
import { disruptionLine } from '#platform/page/disruption-line.ts';
import { type Content, type Html, html } from '#platform/page/html.ts';
import { pageResponse } from '#platform/page/layout.ts';
import { formWords } from './words.ts';
import type { FormWords } from './words-es-en.ts';

/** What was wrong with a form that was sent. */
export type Attempt = {
  status: number;
  /** Names of the fields that were wrong. */
  fields: string[];
  /** What was wrong where no field was. */
  summary: string;
  hadFiles: boolean;
};

export type FormPage = {
  language: LetterLanguage;
  publicUrl: string;
  company: Policy['company'];
  /** Whom to call where somebody is in danger. */
  emergency: string;
  /** Channels of the company that do not work well now. */
  disrupted: readonly DisruptableChannel[];
  /** Marks this form: sent twice, it is one complaint. */
  key: string;
  /** What stands in the fields: what its sender had entered, so that nothing is typed twice, or what the company's own site knew. */
  entered: Record<string, string>;
  attempt?: Attempt | undefined;
};

type Drawing = Pick<FormPage, 'entered' | 'attempt'> & { words: FormWords };
type Field = { name: string; type?: string; max: number; autocomplete?: string };

/** The message at a field that was wrong, and the attributes that tie it to the field. */
const fault = ({ words, attempt }: Drawing, name: string): { note: Content; attributes: Content } => {
  const isWrong = attempt?.fields.includes(name);
  return {
    note: isWrong && html`<p class="error" id="${name}-error">${words.fields[name]}</p>`,
    attributes: isWrong && html` aria-invalid="true" aria-describedby="${name}-error"`,
  };
};

const labelOf = ({ words }: Drawing, name: string): string => String(words[name as keyof FormWords]);

const input = (drawing: Drawing, { name, type = 'text', max, autocomplete }: Field): Html => {
  const { note, attributes } = fault(drawing, name);
  return html`<label class="field" for="${name}">${labelOf(drawing, name)}</label>${note}
<input type="${type}" id="${name}" name="${name}" maxlength="${max}"${autocomplete && html` autocomplete="${autocomplete}"`} value="${drawing.entered[name] ?? ''}"${attributes}>
`;
};

const area = (drawing: Drawing, { name, max }: Field, isRequired = false): Html => {
  const { note, attributes } = fault(drawing, name);
  return html`<label class="field" for="${name}">${labelOf(drawing, name)}</label>${note}
<textarea id="${name}" name="${name}" rows="${isRequired ? 8 : 3}" maxlength="${max}"${isRequired && html` required`}${attributes}>
${drawing.entered[name] ?? ''}</textarea>
`;
};

const filesField = (drawing: Drawing): Html => {
  const { words, attempt } = drawing;
  const { note } = fault(drawing, 'files');
  const describedBy = `files-hint${attempt?.fields.includes('files') ? ' files-error' : ''}`;
  return html`<label class="field" for="files">${words.files}</label>${note}
<p class="hint" id="files-hint">${words.filesHint}${attempt?.hadFiles && html` <strong>${words.filesAgain}</strong>`}</p>
<input type="file" id="files" name="files" multiple aria-describedby="${describedBy}">
`;
};

/** Whoever comes from the company's own site is told why some of it is filled in. */
const filled = ({ entered, attempt, words }: Drawing): Content =>
  !attempt && Object.keys(entered).length > 0 && html`<p class="hint">${words.filled}</p>`;

const faults = ({ attempt, words }: Drawing): Content =>
  attempt &&
  html`<section class="problem" role="alert" aria-labelledby="problem"><h2 id="problem">${words.problem}</h2>
${
  attempt.fields.length > 0
    ? html`<ul>${attempt.fields.map((name) => html`<li><a href="#${name}">${words.fields[name]}</a></li>`)}</ul>`
    : html`<p>${attempt.summary}</p>`
}</section>`;

/** The form on which a customer files a complaint: without script, in the language asked for. */
export const formPage = (page: FormPage): Response => {
  const { language, publicUrl, company, emergency, disrupted, key, entered, attempt } = page;
  const words = formWords[language];
  const place = { language, words: words.disruption, instead: words.instead, phone: company.phone };
  const disruption = disruptionLine(disrupted, place);
  const drawing = { words, entered, attempt };
  return pageResponse(
    { status: attempt?.status ?? 200, publicUrl },
    {
      language,
      words: words.frame,
      languages: letterLanguages,
      title: words.title,
      company: company.name,
      phone: company.phone,
      address: `${publicUrl}/`,
    },
    html`${faults(drawing)}
<h1>${words.title}</h1>
${disruption && html`<p class="disruption">${disruption}</p>`}
<p>${words.lead}</p>
<p>${words.danger(emergency)}</p>
<form method="post" action="${publicUrl}/?lang=${language}" enctype="multipart/form-data">
<input type="hidden" name="key" value="${key}">
<section aria-labelledby="happened"><h2 id="happened">${words.happened}</h2>
${filled(drawing)}${area(drawing, { name: 'text', max: 20_000 }, true)}
${area(drawing, { name: 'desiredRemedy', max: 2_000 })}
${input(drawing, { name: 'product', max: 200 })}
${input(drawing, { name: 'orderRef', max: 100 })}
${input(drawing, { name: 'occurredAt', type: 'date', max: 10 })}
${filesField(drawing)}</section>
<section aria-labelledby="reach"><h2 id="reach">${words.reach}</h2>
<p class="hint">${words.reachLead}</p>
${input(drawing, { name: 'name', max: 120, autocomplete: 'name' })}
${input(drawing, { name: 'email', type: 'email', max: 254, autocomplete: 'email' })}
${input(drawing, { name: 'phone', type: 'tel', max: 30, autocomplete: 'tel' })}</section>
<p><button>${words.send}</button></p>
</form>`,
  );
};
