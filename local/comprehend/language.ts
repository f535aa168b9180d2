import { eld } from 'eld/medium';
import { isGalician } from './galician.ts';
import { SMALL_WORDS } from './small-words.ts';

/** A language a text may be in: ISO 639-1 code and how sure it is, 0 to 1. */
export type DetectedLanguage = { languageCode: string; score: number };

/** What a text of nothing but small words would add to its language; the n-gram scores lie between 0 and 1. */
const SMALL_WORD_WEIGHT = 0.2;
/** Only this much of a text is looked at. UTF-16 units. */
const LOOK_AT = 400;
/** Languages named in an answer, at most. */
const MOST_LANGUAGES = 4;
/** Addresses and handles say nothing about a language. */
const NOISE = /https?:\S+|www\.\S+|\S*@\S+/g;

type Ranked = [languageCode: string, score: number];

const ranking = (text: string, words: string[]): Ranked[] => {
  const scores = new Map(Object.entries(eld.detect(text).getScores()));
  for (const [language, small] of SMALL_WORDS) {
    const share = words.filter((word) => small.has(word)).length / words.length;
    if (share > 0) scores.set(language, (scores.get(language) ?? 0) + share * SMALL_WORD_WEIGHT);
  }
  const ranked = [...scores].sort(([, one], [, other]) => other - one).slice(0, MOST_LANGUAGES);
  const best = ranked[0];
  return best && isGalician(words, best[0]) ? [['gl', best[1]], ...ranked.slice(1)] : ranked;
};

/**
 * Turns distances between scores into shares of 1. The sharpness grows with the text: fitted so that of the answers
 * given with 0.7 about 70 % are right, from single words to paragraphs (docs/quality.md).
 */
const asShares = (ranked: Ranked[], letters: number): DetectedLanguage[] => {
  const sharpness = 8 * Math.sqrt(Math.min(letters, 300));
  const best = ranked[0]?.[1] ?? 0;
  const weights = ranked.map(([, score]) => Math.exp((score - best) * sharpness));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return ranked.map(([languageCode], index) => ({ languageCode, score: (weights[index] ?? 0) / total }));
};

/** The languages a text may be in, likeliest first; none if it has no letters of a known script. */
export const detectLanguage = (text: string): DetectedLanguage[] => {
  const sample = text.slice(0, LOOK_AT).replace(NOISE, ' ');
  const words = sample.toLowerCase().match(/\p{L}[\p{L}\p{M}·]*/gu) ?? [];
  return asShares(ranking(sample, words), words.join('').length).filter(({ score }) => score >= 0.01);
};
