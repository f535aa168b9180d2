import { amountsNamed } from '../concession/requested-remedy.ts';
import type { ToneRule, toneKinds } from '../policy/schema/tone.ts';
import { findPhrases, fold, listsFor, type Match } from '../understand/words.ts';
import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';

/** What strikes a wrong tone in a text, from place `begin` up to `end` (UTF-16 units). */
export type Finding = {
  rule: string;
  kind: (typeof toneKinds)[number];
  serious: boolean;
  begin: number;
  end: number;
  /** The words of the text that were found. */
  words: string;
  why: LocalizedText;
};

/** What the writer may grant in one case, in minor units of the company's currency. */
export type GrantLimit = { limit: number; currency: string };

type Place = { begin: number; end: number };
type Token = Place & { word: string };

const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’&-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[.,;:!?¡¿()\n]+/gu;

/** The words of a text as the phrases of the policy are written, each with its place; `.` where a clause ends. */
const placed = (text: string): Token[] =>
  [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    word: /[\p{L}\p{N}]/u.test(token) ? fold(token).replaceAll('’', "'") : '.',
    begin: index,
    end: index + token.length,
  }));

const placeOf = (words: Token[], { at, words: length }: Match): Place => ({
  begin: words[at]?.begin ?? 0,
  end: words[at + length - 1]?.end ?? 0,
});

type Mark = { rule: string; kind: Finding['kind']; pattern: RegExp; why: LocalizedText };

/** What is wrong whatever the words: marks that say one thing and mean another, and gaps that nobody filled in. */
const MARKS: Mark[] = [
  {
    rule: 'unfinished-gap',
    kind: 'unfinished',
    // `{name}`, `[name]`, `<name>`, a row of X or of underscores, and what programs write where nothing is. `[1]` and `<https://…>` are none.
    pattern:
      /\{[^{}\n]{1,60}\}|\[\p{L}[\p{L} _./-]{0,40}\]|<\p{L}[\p{L} _./-]{0,40}>|(?<![\p{L}\p{N}])(?:X{3,}|x{3,}|N\/N|NaN|undefined)(?![\p{L}\p{N}])|_{3,}/gu,
    why: {
      es: 'Parece un hueco sin rellenar. Escriba lo que va ahí, o quítelo.',
      en: 'It looks like a gap that nobody filled in. Write what belongs there, or take it out.',
    },
  },
  {
    rule: 'irony-quotes',
    kind: 'irony',
    pattern:
      /["“«'‘](?:problema|reclamaci[oó]n|queja|urgencia|error|aver[ií]a|perjuicio|problem|complaint|issue|urgency|damage|expert)s?["”»'’]/giu,
    why: {
      es: 'Entre comillas, la palabra del cliente parece una burla. Quítelas.',
      en: 'In quotation marks the customer’s word looks like mockery. Take them off.',
    },
  },
  {
    rule: 'irony-marks',
    kind: 'irony',
    pattern: /[!?]{2,}|[🙄😏🤦🤷😒😂🤣]/gu,
    why: { es: 'Suena a grito o a burla.', en: 'It sounds like shouting or mockery.' },
  },
];

const PROMISING = {
  es: 'devolv*,devuelv*,abon*,reembols*,compens*,indemniz*,pagar*,ingresar*,descont*,le damos,regal*'.split(','),
  en: 'refund*,pay,pays,paid,credit*,compensat*,reimburs*,discount*,give you,send you'.split(','),
};
const TOO_MUCH: LocalizedText = {
  es: 'Promete más dinero del que usted puede conceder. Haga una propuesta desde la tarea; así la ve quien puede aprobarla.',
  en: 'It promises more money than you may grant. Make a proposal from the task, so that whoever can approve it sees it.',
};

/** Sentences; a full stop between digits ends none. */
const SENTENCE = /(?:[^.!?\n]|[.](?=\d))+/gu;

/** Sentences that promise more money than the writer may grant. */
const beyondAuthority = (text: string, language: ReplyLanguage, { limit, currency }: GrantLimit): Finding[] =>
  [...text.matchAll(SENTENCE)].flatMap(({ 0: sentence, index }) => {
    const isPromise =
      findPhrases(
        placed(sentence).map(({ word }) => word),
        listsFor(PROMISING, language),
      ).length > 0;
    if (!isPromise || !amountsNamed(sentence, currency).some((amount) => amount > limit)) return [];
    const begin = index + (sentence.length - sentence.trimStart().length);
    const words = sentence.trim();
    const place = { begin, end: begin + words.length };
    return [{ rule: 'promise-amount', kind: 'promise', serious: true, ...place, words, why: TOO_MUCH }];
  });

const byPlace = (a: Finding, b: Finding): number => a.begin - b.begin || b.end - a.end;

/** Of findings of one rule that lie inside each other only the widest counts. */
const widest = (findings: Finding[]): Finding[] =>
  findings.filter(
    (one, index) =>
      !findings.some(
        (other, place) => place < index && other.kind === one.kind && other.begin <= one.begin && other.end >= one.end,
      ),
  );

/**
 * What in a text of ours strikes a wrong tone, in its order: blame, irony, excuses, jargon, promises beyond authority, gaps, by
 * the word lists of the policy. It finds words, not meanings: who writes has the last word.
 */
export const checkTone = (
  text: string,
  language: ReplyLanguage,
  { rules, mayGrant }: { rules: ToneRule[]; mayGrant?: GrantLimit | undefined },
): Finding[] => {
  const words = placed(text);
  const tokens = words.map(({ word }) => word);
  const placedWords = ({ begin, end }: Place) => ({ begin, end, words: text.slice(begin, end) });
  const byWords = rules.flatMap(({ id: rule, kind, serious, why, words: lists }) =>
    findPhrases(tokens, listsFor(lists, language)).map(
      (match): Finding => ({ rule, kind, serious, ...placedWords(placeOf(words, match)), why }),
    ),
  );
  const byMarks = MARKS.flatMap(({ rule, kind, pattern, why }) =>
    [...text.matchAll(pattern)].map(
      ({ 0: found, index }): Finding => ({
        rule,
        kind,
        serious: true,
        ...placedWords({ begin: index, end: index + found.length }),
        why,
      }),
    ),
  );
  const tooMuch = mayGrant ? beyondAuthority(text, language, mayGrant) : [];
  return widest([...byWords, ...byMarks, ...tooMuch].sort(byPlace));
};
