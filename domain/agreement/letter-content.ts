import type { FieldError } from '../refusal.ts';
import type { FinalAnswerFacts } from './final-answer-text.ts';

/** Spaces and line breaks aside: whoever edits a text also breaks its lines anew. */
export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * What a final answer has to hold and its words do not: an answer to each point of the complaint, the bodies outside the
 * company with their addresses, and the name of the person who answers for it. Whoever edits the words may say it
 * otherwise, not leave it out.
 */
export const missingFromAnswer = (
  text: string,
  { points, bodies, signer, language }: Pick<FinalAnswerFacts, 'points' | 'bodies' | 'signer' | 'language'>,
): FieldError[] => {
  const said = folded(text);
  const lacks = (words: string) => !said.includes(folded(words));
  const missing = [
    ...points.filter(({ point, answer }) => lacks(point) && lacks(answer)).map(({ point }) => `point “${point}”`),
    ...bodies.filter(({ name, url }) => lacks(url) && lacks(name[language])).map(({ name }) => name[language]),
    ...(lacks(signer) ? [signer] : []),
  ];
  return missing.map((what) => ({ pointer: '/text', message: `must hold ${what}` }));
};
