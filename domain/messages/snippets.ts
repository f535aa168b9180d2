import type { CaseFile } from '../case/case-file.ts';
import type { Policy } from '../policy/policy.ts';
import { placesIn, type Snippet, type SnippetPlace } from '../policy/schema/snippets.ts';
import { type Clock, formatInstant, type Instant } from '../time.ts';
import { nextWordAfter } from '../timers/next-word.ts';
import { isCoOfficial, type LetterLanguage, type ReplyLanguage } from '../vocabulary.ts';
import { greetingName } from './greeting.ts';
import { mayQuote } from './routing.ts';

/** A text as it can be put into a letter of one case, and the language it is in. */
export type FilledSnippet = { id: string; title: string; text: string; language: LetterLanguage };

type Person = Pick<CaseFile, 'head' | 'complainant'>;
type Deps = { at: Instant; policy: Policy; clock: Clock };

const languageOf = ({ text }: Snippet, { letterLanguage, replyLanguage }: CaseFile['head']): LetterLanguage =>
  letterLanguage && isCoOfficial(letterLanguage) && text[letterLanguage] !== undefined ? letterLanguage : replyLanguage;

/** A case that has ended promises no next update; what the customer wrote of themselves is quoted only where letters do. */
const valuesFor = (
  { head, complainant }: Person,
  language: LetterLanguage,
  { at, policy, clock }: Deps,
): Partial<Record<SnippetPlace, string>> => {
  const name = greetingName(complainant).trim();
  return {
    reference: head.reference,
    ...(mayQuote({ head, complainant }) && { ...(name && { name }), ...(head.product && { product: head.product }) }),
    ...(!head.closedAt && {
      promise: formatInstant(nextWordAfter(head, at, { policy, clock }), language, policy.company.zone),
    }),
  };
};

const isPlace = (name: string, values: Partial<Record<SnippetPlace, string>>): name is SnippetPlace => name in values;

const filled = (text: string, values: Partial<Record<SnippetPlace, string>>): string | undefined =>
  placesIn(text).every((name) => isPlace(name, values))
    ? text.replace(/\{(\w+)\}/g, (place, name: string) => (isPlace(name, values) ? (values[name] ?? place) : place))
    : undefined;

/**
 * The company's texts, filled for a case in the language its customer is written in. `{promise}` is the date that a letter of this
 * moment promises, which is what writing one moves the next update to. A text with a place that the case cannot fill is left out.
 * @param reads the language of whoever chooses among them
 */
export const snippetsFor = (person: Person, reads: ReplyLanguage, deps: Deps): FilledSnippet[] =>
  deps.policy.snippets.flatMap((snippet) => {
    const language = languageOf(snippet, person.head);
    const text = filled(snippet.text[language] ?? snippet.text.es, valuesFor(person, language, deps));
    return text === undefined ? [] : [{ id: snippet.id, title: snippet.title[reads], text, language }];
  });
