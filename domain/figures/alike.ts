import type { Counts, Fact } from './fact.ts';
import { UNKNOWN } from './fact.ts';
import { lateMeasure, measures, ranMeasure } from './measures.ts';

/** By what it is compared whether like cases are treated alike. */
export const comparedTraits = ['language', 'channel', 'country'] as const;
export type ComparedTrait = (typeof comparedTraits)[number];

/** How cases of one kind end is rolled up beside the breakdowns, by topic, cause and the value of what is compared. */
export type AlikeOf = `alike-${ComparedTrait}`;
export const alikeOf = (trait: ComparedTrait): AlikeOf => `alike-${trait}`;

/** What is compared of cases that ended. */
const COMPARED = [measures.ended, measures.agreed, ranMeasure('answer'), lateMeasure('answer')];

/** What a value of a roll-up is of. None of its parts holds a slash: they are codes. */
export type Cell = { topic: string; cause: string; value: string };
export const cellIn = (name: string): Cell => {
  const [topic = '', cause = '', value = ''] = name.split('/');
  return { topic, cause, value };
};

const valueFor: Record<ComparedTrait, (fact: Fact) => string> = {
  language: ({ language = UNKNOWN }) => language,
  channel: ({ of }) => of.channel,
  country: ({ country = UNKNOWN }) => country,
};

/** What a fact says of how a case of its kind ended, by each of what is compared; nothing where none ended. */
export const alikeIn = (fact: Fact): { by: AlikeOf; cell: string; counts: Counts }[] => {
  if (!fact.add[measures.ended]) return [];
  const counts = Object.fromEntries(
    COMPARED.flatMap((measure) => (fact.add[measure] === undefined ? [] : [[measure, fact.add[measure]]])),
  );
  return comparedTraits.map((trait) => ({
    by: alikeOf(trait),
    cell: [fact.of.topic, fact.of.cause, valueFor[trait](fact)].join('/'),
    counts,
  }));
};
