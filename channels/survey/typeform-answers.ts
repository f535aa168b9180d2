import { get, getFirstText, getList, getNumber, getText } from '../json.ts';

/** Kinds of fields whose number is a score. */
export const SCALES = new Set(['rating', 'opinion_scale', 'nps']);

/** The field of a form that an answer is to. */
export const fieldOf = (form: unknown, answer: unknown): unknown => {
  const id = getText(answer, 'field', 'id');
  return getList(form, 'definition', 'fields').find((field) => getText(field, 'id') === id);
};

const kindOf = (answer: unknown): string => getText(answer, 'field', 'type');

/** A question as it is asked, without the marks of its type. */
const questionOf = (form: unknown, answer: unknown): string =>
  getText(fieldOf(form, answer), 'title')
    .replace(/[*_]+(?=\S)|(?<=\S)[*_]+/g, '')
    .trim();

const ENGLISH = /\b(?:the|you|your|is|was|were|did|do|does|have|has|would|are|we|it|please|happy|satisfied)\b/i;

/** Yes and no in the language of the question: a form does not say in which it is. */
const yesOrNo = (is: boolean, question: string): string => {
  if (!is) return 'No';
  return ENGLISH.test(question) && !/[¿áéíóúñç]/i.test(question) ? 'Yes' : 'Sí';
};

const choiceOf = (answer: unknown): string =>
  [
    getFirstText(get(answer, 'choice'), 'label', 'other'),
    ...getList(answer, 'choices', 'labels').map((label) => getText({ label }, 'label')),
    getText(answer, 'choices', 'other'),
  ]
    .filter(Boolean)
    .join(', ');

/** An answer that says nothing without its question; empty where it speaks for itself. */
const shortAnswer = (answer: unknown, question: string): string => {
  const choice = choiceOf(answer);
  if (choice) return choice;
  const said = get(answer, 'boolean');
  if (typeof said === 'boolean') return yesOrNo(said, question);
  if (!SCALES.has(kindOf(answer)) && getNumber(answer, 'number') !== undefined) return getText(answer, 'number');
  return (
    getText(answer, 'date') || getText(answer, 'url') || (kindOf(answer) === 'dropdown' ? getText(answer, 'text') : '')
  );
};

/** What a form asks people for when it asks who they are, in the languages of Spain, Portugal and the British Isles. */
const NAME_QUESTIONS = [
  /^(?:y )?(?:c[oó]mo|cu[aá]l) (?:(?:te|se) llamas?(?: usted)?|es (?:su|tu) nombre(?: y (?:sus )?apellidos?| completo)?)$/,
  /^(?:(?:su|tu|el|los|sus|tus) )?(?:nombre|apellidos?)(?: (?:completo|y (?:sus |los )?apellidos?|del cliente))?$/,
  /^(?:what(?:'|’)?s|what is|may we (?:have|know)|can we (?:have|know)) your (?:first |last |full |family )?name$/,
  /^(?:your |my )?(?:first |last |full |family |given |customer )?(?:name|surname)$/,
  /^(?:com (?:et dius|es diu|us dieu)|(?:el (?:teu|seu|vostre) )?nom(?: i cognoms| complet)?|(?:els (?:teus|seus) )?cognoms)$/,
  /^(?:como (?:te|se) chamas?|qual é o (?:seu|teu) nome|(?:o )?(?:(?:seu|teu) )?nome(?: completo| e apelidos)?|apelidos)$/,
];

/** Whether an answer is the name of whoever answers. */
const isName = (form: unknown, answer: unknown): boolean => {
  if (getText(answer, 'text') === '' || !/^(?:short_text|text)?$/.test(kindOf(answer))) return false;
  const asked = questionOf(form, answer)
    .toLowerCase()
    .replace(/\([^()]{0,200}\)/g, ' ')
    .replace(/^(?:hola|buenas|hello|hi|ol[aà])\b[^\p{L}]*/u, '')
    .replace(/[^\p{L}'’ ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return NAME_QUESTIONS.some((question) => question.test(asked));
};

/** The name that a form asked for; first name and surname may be two questions. */
export const nameIn = (form: unknown): string =>
  getList(form, 'answers')
    .filter((answer) => isName(form, answer))
    .map((answer) => getText(answer, 'text'))
    .join(' ');

/** A written answer as it is; what says nothing without its question with that before it. */
export const wordsOf = (form: unknown, answer: unknown): string => {
  if (isName(form, answer)) return '';
  const question = questionOf(form, answer);
  const short = shortAnswer(answer, question);
  if (short === '') return getText(answer, 'text');
  return question ? `${question} ${short}` : short;
};
