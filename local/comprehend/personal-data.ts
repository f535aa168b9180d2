import { type PersonalDataRule, type PersonalDataType, RULES } from './personal-data-rules.ts';
import type { TextRange } from './spans.ts';

/** A piece of personal data in a text; the type has Comprehend's name. `score` is 0 to 1. */
export type PersonalData = TextRange & { type: PersonalDataType; score: number };

const overlap = (one: TextRange, other: TextRange): boolean => one.begin < other.end && other.begin < one.end;

const findingsOf = (text: string, { type, pattern, score, holds }: PersonalDataRule): PersonalData[] =>
  Array.from(text.matchAll(pattern)).flatMap((match) => {
    const [begin, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0];
    return !holds || holds(text.slice(begin, end)) ? [{ type, score, begin, end }] : [];
  });

/**
 * Personal data in a text, in order, without overlaps. Numbers with check digits count only if these are right.
 * @param _language es or en; the patterns of both are tried, since they do not disturb each other
 */
export const detectPii = (text: string, _language: string): PersonalData[] => {
  const found: PersonalData[] = [];
  for (const rule of RULES)
    for (const finding of findingsOf(text, rule))
      if (!found.some((earlier) => overlap(earlier, finding))) found.push(finding);
  return found.sort((one, other) => one.begin - other.begin);
};
