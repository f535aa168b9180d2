import type { Classifier } from '../../policy/schema/classifier.ts';
import { isFunctionWord } from '../language.ts';
import type { Features } from './features.ts';
import { type Scores, spokeFor } from './scores.ts';

/** What a part of a text shows, and how much that says for each output. */
export type Part = { features: Features; scores: Scores };

const WORDS_SHOWN = 4;

/** A feature as people read it: a piece of a word with its ends open, a pair with what may stand between. */
const shown = (feature: string): string => {
  const [group, name = ''] = [feature[0], feature.slice(2)];
  if (group === 'c')
    return name
      .replace(/^(?!\^)/, '…')
      .replace(/([^$])$/, '$1…')
      .replace(/[\^$]/g, '');
  return name.replace('_', group === 's' ? ' … ' : ' ');
};

/** Dates say nothing of a complaint, and something of a customer's life. */
const DAYS = new Set([
  ...['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
]);
const saysLittle = (word: string): boolean =>
  isFunctionWord(word) || DAYS.has(word) || word.includes('#') || word.length < 3;

/** Marks and names of families mean nothing to a reader, nor do words that hardly carry meaning. */
const isReadable = (feature: string): boolean =>
  feature[0] !== 'm' && feature[0] !== 'k' && (feature[0] === 'c' || !feature.slice(2).split('_').every(saysLittle));

/** The words of its own vocabulary by which the classifier takes a part of a text for something, weightiest first. */
export const wordsFor = (classifier: Classifier, part: Part, output: string): string[] => {
  const features = new Set([...part.features].filter(isReadable));
  const found = spokeFor(classifier, { features, output, most: 4 * WORDS_SHOWN });
  const whole = found.filter((feature) => !feature.startsWith('c:'));
  const words = (whole.length > 0 ? whole : found).map(shown);
  return [...new Set(words)].slice(0, WORDS_SHOWN);
};
