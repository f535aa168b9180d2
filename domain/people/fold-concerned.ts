import type { CaseItem } from '../case/change.ts';
import { DESIRED_REMEDY } from '../messages/requested-remedies.ts';
import type { Person } from '../policy/schema/people.ts';
import type { ConcernByPerson } from './concern-by-person.ts';
import { namedPeople } from './named-in-text.ts';

/** Where a customer's words are in what a change adds: their messages, and what they ask for on the form. */
const wordsIn = (items: readonly CaseItem[]): string[] => {
  const said = new Set(
    items.flatMap((item) =>
      item.kind === 'message' && item.message.direction === 'in' && item.message.audience === 'customer'
        ? [item.message.textId]
        : [],
    ),
  ).add(DESIRED_REMEDY);
  return items.flatMap((item) => (item.kind === 'text' && said.has(item.textId) ? [item.text] : []));
};

const customersIn = (items: readonly CaseItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'complainant' ? (item.complainant.email?.toLowerCase() ?? []) : []));

const named = (words: readonly string[], people: readonly Person[]): ConcernByPerson =>
  Object.fromEntries(
    words.flatMap((text) => namedPeople({ people: [...people] }, text)).map((id) => [id, 'named' as const]),
  );

/** Adds whom a case is about besides; how it was about somebody stays. */
const withConcern = (before: ConcernByPerson | undefined, added: ConcernByPerson): ConcernByPerson | undefined => {
  const isNew = ([id]: [string, unknown]) => before?.[id] === undefined || before[id] === 'cleared';
  const found = Object.entries(added).filter(isNew);
  return found.length > 0 ? { ...before, ...Object.fromEntries(found) } : before;
};

/**
 * Whom a case is about after a change: those whom it was about, and of ours whoever the words that it adds name, or is its
 * customer. Whom staff marked stays marked.
 */
export const foldConcerned = (
  before: ConcernByPerson | undefined,
  items: readonly CaseItem[],
  people: readonly Person[],
): ConcernByPerson | undefined => {
  const added = named(wordsIn(items), people);
  const customers = customersIn(items);
  for (const { id, email } of people) if (customers.includes(email.toLowerCase())) added[id] = 'customer';
  return withConcern(before, added);
};

/** Whom words name, as a case keeps it: what a change is decided by before the store keeps it. */
export const concernedAfterWords = (
  before: ConcernByPerson | undefined,
  words: string,
  people: readonly Person[],
): ConcernByPerson | undefined => withConcern(before, named([words], people));

/** Whom two cases are about once they are one: whoever either is about, also where the other one had cleared them. */
export const joinedConcerned = (
  one: ConcernByPerson | undefined,
  other: ConcernByPerson | undefined,
): ConcernByPerson | undefined => {
  const theirs = Object.entries(other ?? {}).filter(([id, concern]) => concern !== 'cleared' || !one?.[id]);
  return withConcern(one, Object.fromEntries(theirs));
};

/** Whom a mail is about that is in no case: whom of ours its words name, and whoever of ours wrote it. */
export const concernedByMail = (
  { words, from }: { words: string; from: string | undefined },
  people: readonly Person[],
): ConcernByPerson | undefined => {
  const writers = people.filter(({ email }) => email.toLowerCase() === from?.toLowerCase());
  const customers = Object.fromEntries(writers.map(({ id }) => [id, 'customer' as const]));
  return withConcern(undefined, { ...named([words], people), ...customers });
};
