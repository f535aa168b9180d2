import type { Instant } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { type Content, type Html, html } from '#platform/page/html.ts';
import type { Tracking } from '../contract.ts';
import { actWords } from './act-words.ts';
import { linkWords } from './link-words.ts';
import type { PageWords } from './words.ts';

/** The page's forms; each posts to the address of its own name. */
export type FormName = 'answer' | 'message' | 'survey' | 'person' | 'escalate' | 'meeting' | 'earlier';

/** What came of a form: what was wrong with it, and what its sender had entered, so that nothing is typed twice. */
export type Attempt = {
  form: FormName;
  fields: string[];
  summary: string;
  entered: Record<string, string>;
  /** Files came with it; a browser does not keep them. */
  hadFiles?: boolean;
  /** Nothing was wrong: what was entered is only carried on. */
  isQuiet?: boolean;
};

/** What drawing a form takes. */
export type Drawing = {
  words: PageWords;
  language: ReplyLanguage;
  zone: string;
  now: Instant;
  /** Marks the forms of this page. */
  key: string;
  /** Where the page stands; forms post below it. */
  address: string;
  attempt?: Attempt | undefined;
  /** Words of a form that is not on the page any more. */
  orphan?: string;
};

/** The element a link to a wrong field has to lead to: for a choice its first radio button. */
export const firstOf = (form: FormName, pointer: string): string =>
  `${form}-${pointer.slice(1)}${['/decision', '/option', '/score', '/service', '/date'].includes(pointer) ? '-1' : ''}`;

const enteredIn = ({ attempt }: Drawing, form: FormName): Record<string, string> =>
  attempt?.form === form ? attempt.entered : {};

/** A field of a form. */
type Field = { form: FormName; name: string; label: string; isRequired?: boolean };

/** The message at a field that was wrong, and the attributes that tie it to the field. */
const fault = ({ attempt, words }: Drawing, { form, name: field }: Pick<Field, 'form' | 'name'>) => {
  const isWrong = attempt?.form === form && attempt.fields.includes(`/${field}`);
  return {
    note: isWrong && html`<p class="error" id="${form}-${field}-error">${words.fields[`/${field}`]}</p>`,
    attributes: isWrong && html` aria-invalid="true" aria-describedby="${form}-${field}-error"`,
    describes: isWrong && html` aria-describedby="${form}-${field}-error"`,
  };
};

/** Where a text can be typed. */
export const area = (drawing: Drawing, { form, name, label, isRequired = false }: Field): Html => {
  const { note, attributes } = fault(drawing, { form, name });
  const entered = enteredIn(drawing, form)[name] ?? (form === 'message' ? drawing.orphan : undefined) ?? '';
  return html`<label class="field" for="${form}-${name}">${label}</label>${note}
<textarea id="${form}-${name}" name="${name}" rows="3" maxlength="${form === 'message' ? 8000 : 4000}"${isRequired && html` required`}${attributes}>
${entered}</textarea>`;
};

/** Where a phone number can be typed. */
export const telephone = (drawing: Drawing, { form, name, label }: Omit<Field, 'isRequired'>): Html => {
  const { note, attributes } = fault(drawing, { form, name });
  return html`<label class="field" for="${form}-${name}">${label}</label>${note}
<input type="tel" id="${form}-${name}" name="${name}" maxlength="40" autocomplete="tel" value="${enteredIn(drawing, form)[name] ?? ''}"${attributes}>`;
};

/** Where a code that was sent to the customer is entered. */
export const codeField = ({ offer }: Tracking, drawing: Drawing): Content => {
  if (!offer?.code) return undefined;
  const { note, attributes } = fault(drawing, { form: 'answer', name: 'code' });
  const label = linkWords[drawing.language].code(offer.code.sentTo);
  return html`<label class="field" for="answer-code">${label}</label>${note}
<input id="answer-code" name="code" maxlength="20" inputmode="numeric" autocomplete="one-time-code"${attributes}>`;
};

type Choice = { value: string; label: Content; hint?: Content; lang?: string };

export const radios = (drawing: Drawing, { form, name, label, isRequired = false }: Field, choices: Choice[]): Html => {
  const { note, describes } = fault(drawing, { form, name });
  const entered = enteredIn(drawing, form)[name];
  return html`<fieldset id="${form}-${name}"${form === 'survey' && html` class="scores"`}${describes}><legend>${label}</legend>${note}
${choices.map(({ value, label: meaning, hint, lang }, index) => {
  const id = `${form}-${name}-${index + 1}`;
  return html`<div class="choice"><input type="radio" id="${id}" name="${name}" value="${value}"${isRequired && html` required`}${entered === value && html` checked`}${hint && html` aria-describedby="${id}-hint"`}><label for="${id}"${lang && html` lang="${lang}"`}>${meaning}</label>${hint && html`<p class="hint" id="${id}-hint"${lang && html` lang="${lang}"`}>${hint}</p>`}</div>
`;
})}</fieldset>`;
};

/** A form that posts to the address of its name, with a mark by which a repeat of it is known. */
export const form = ({ address, language, key }: Drawing, name: FormName, content: Content): Html =>
  html`<form method="post" action="${address}/${name === 'message' ? 'messages' : name}?lang=${language}"${(name === 'message' || name === 'answer') && html` enctype="multipart/form-data"`}><input type="hidden" name="key" value="${key}">
${content}</form>`;

/** Where files can be chosen. */
export const filesField = (drawing: Drawing, name: FormName): Html => {
  const { attempt, language } = drawing;
  const words = actWords[language];
  const { note, attributes } = fault(drawing, { form: name, name: 'files' });
  const isAgain = attempt?.form === name && attempt.hadFiles;
  return html`<label class="field" for="${name}-files">${words.addFiles}</label>${note}
<p class="hint" id="${name}-files-hint">${words.filesHint}${isAgain && html` <strong>${words.filesAgain}</strong>`}</p>
<input type="file" id="${name}-files" name="files" multiple${attributes || html` aria-describedby="${name}-files-hint"`}>`;
};

/** The two questions: how the customer was treated, and what they think of the service or the solution. */
export const surveySection = ({ survey }: Tracking, drawing: Drawing): Content => {
  if (!survey) return undefined;
  const { words } = drawing;
  const choices = Array.from({ length: survey.best }, (_, index) => {
    const score = index + 1;
    const meaning = score === 1 ? words.worst : score === survey.best ? words.best : undefined;
    return {
      value: String(score),
      label: html`${score}<span class="hidden"> ${words.scores(score, survey.best).slice(String(score).length).trim()}${meaning && html` (${meaning})`}</span>`,
    };
  });
  return html`<section aria-labelledby="survey"><h2 id="survey">${words.survey}</h2>
${form(
  drawing,
  'survey',
  html`<p class="hint">${actWords[drawing.language].scale(survey.best)}</p>
${radios(drawing, { form: 'survey', name: 'score', label: words.score, isRequired: true }, choices)}
${radios(drawing, { form: 'survey', name: 'service', label: words.service, isRequired: true }, choices)}
<details${drawing.attempt?.form === 'survey' && html` open`}><summary>${words.comment}</summary>${area(drawing, { form: 'survey', name: 'comment', label: actWords[drawing.language].comment })}</details>
<button>${words.sendSurvey}</button>`,
)}</section>`;
};

/** Where the customer adds something, or sends what we asked for. */
export const messageForm = (
  drawing: Drawing,
  { hint, label, send } = {
    hint: drawing.words.addHint,
    label: drawing.words.addMessage,
    send: drawing.words.sendMessage,
  },
): Html =>
  form(
    drawing,
    'message',
    html`<p class="hint">${hint}</p>
${area(drawing, { form: 'message', name: 'text', label })}
${filesField(drawing, 'message')}
<button>${send}</button>`,
  );
