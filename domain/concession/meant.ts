import type { Policy } from '../policy/policy.ts';
import type { Concession } from '../policy/schema/concessions.ts';
import { type Tokens, tokens, withoutDenied } from '../understand/words.ts';
import { isGiven } from './kinds.ts';
import { amountNamed, kindsNamedIn } from './requested-remedy.ts';

/** What a recommended remedy means in the catalogue: concessions that it clearly names, or else kinds of them. */
export type Meant = { ids: string[]; kinds: string[] };

/** Words that tell no title from another. */
const SMALL = new Set(
  'un una unos unas el la los las lo de del en su sus al a con para por usted y o an the of your on off for to in one and with you'.split(
    ' ',
  ),
);

/** The words of a title that it is known by; none of a title that holds an amount, since others are called the same. */
const titleWords = (title: string): string[] =>
  title.includes('{value}') ? [] : tokens(title).filter((word) => word !== '.' && !SMALL.has(word));

/** The titles of a concession that a text says whole, by their words. */
const titlesSaid = ({ title }: Concession, said: ReadonlySet<string>): string[][] =>
  [title.es, title.en].map(titleWords).filter((words) => words.length > 0 && words.every((word) => said.has(word)));

/** The concessions whose title a text says whole; of titles within each other the longer one. */
const namedByTitle = ({ concessions }: Policy, text: Tokens): string[] => {
  const said = new Set(text);
  const found = concessions.flatMap((concession) =>
    titlesSaid(concession, said).map((words) => ({ id: concession.id, words })),
  );
  const isWithin = (words: string[], other: string[]): boolean =>
    other.length > words.length && words.every((word) => other.includes(word));
  const whole = found.filter(({ words }) => !found.some((other) => isWithin(words, other.words)));
  return [...new Set(whole.map(({ id }) => id))];
};

/** The only concession of the only kind that a text names; where it names an amount, the only one that is worth that. */
const onlyOneOf = ({ concessions, company }: Policy, kinds: string[], remedy: string): string[] => {
  if (kinds.length !== 1) return [];
  const amount = amountNamed(remedy, company.currency);
  const possible = concessions.filter(
    ({ kind, value }) => kinds.includes(kind) && (amount === undefined || value === amount),
  );
  return possible.length === 1 ? possible.map(({ id }) => id) : [];
};

/**
 * What somebody who judges a matter means by a remedy: a concession by its id or kind, or words. Words name a concession where they
 * hold its title, or its kind and there is one of it only; what they deny (`no hace falta un aparato nuevo`) they do not name.
 */
export const meantBy = (policy: Policy, remedy: string): Meant => {
  if (policy.concessions.some(({ id }) => id === remedy)) return { ids: [remedy], kinds: [] };
  if (policy.concessions.some(({ kind }) => kind === remedy)) return { ids: [], kinds: [remedy] };
  const said = withoutDenied(tokens(remedy));
  const kinds = kindsNamedIn(said).filter((kind) => !isGiven(kind));
  const byTitle = namedByTitle(policy, said);
  const ids = byTitle.length > 0 ? byTitle : onlyOneOf(policy, kinds, remedy);
  return ids.length > 0 ? { ids, kinds: [] } : { ids, kinds };
};
