import type { WordSpan } from './families.ts';
import type { Spoken } from './spoken.ts';

/** Words that stand apart by spaces, as a set. */
export const list = (words: string): Set<string> => new Set(words.split(' '));

/** Words that deny what follows, in the languages of the families. */
export const NEGATORS = list(
  'no ez nunca jamas nadie ningun ninguna ninguno tampoco not never nobody nothing neither none cap mai ningu gens non ninguen ' +
    "nao ninguem nenhum nenhuma nem tampouco isn't wasn't don't didn't doesn't aren't hasn't haven't won't can't weren't cannot",
);
/** Words that deny little more than the next noun. */
export const SHORT_NEGATORS = list('sin ni without nor sense sem sen');
/** Basque denies before the verb and after the noun: `ez`, `gabe`. */
const AFTER = list('ez gabe none ninguno ninguna');
/** Words that carry no meaning of their own between a denial and what it denies. */
export const LIGHT = list(
  'a al de del la el los las lo le les me te se nos os un una unos unas hay ha han he hemos has hubo habia haya es esta estaba fue era ' +
    'been be was is are were any the an have had has there em vos li hi houve foi um uma dago daude da du dira o os as mas muy very mucho mucha',
);
/** A clause ends here: what was denied before is not denied any more. */
export const CLAUSE = list(
  'y e pero aunque porque que si como and but because so or o though although if when cuando i perque mas porem eta baina',
);
/** `No deja de salir humo` and `not only` affirm what follows. */
export const AFFIRMING = list(
  'solo solamente deja dejan dejo dejaba para paran paro only stop stops stopped nomes apenas paran parou deixa para puedo puede podemos poder podia pude pudo can could puc poden pot consigo aguanto soporto sabe sabemos',
);
const DENIED_WORDS = 2;
const SHORT_DENIED_WORDS = 1;
const FARTHEST = 7;

/** Whether a word denies what stands so many meaningful words after it. */
const denies = (word: string, next: string, between: number): boolean => {
  if (SHORT_NEGATORS.has(word)) return between <= SHORT_DENIED_WORDS;
  return NEGATORS.has(word) && !AFFIRMING.has(next);
};

const isDeniedFrom = ({ words, clause }: Spoken, { from }: WordSpan, reach: number): boolean => {
  let between = 0;
  for (let at = from - 1; at >= Math.max(0, from - FARTHEST) && between < reach; at--) {
    const word = words[at] ?? '';
    if (clause[at] !== clause[from]) return false;
    if (NEGATORS.has(word) || SHORT_NEGATORS.has(word)) return denies(word, words[at + 1] ?? '', between);
    if (CLAUSE.has(word)) return false;
    if (!LIGHT.has(word)) between++;
  }
  return false;
};

/** Whether a word of denial after a span takes back what it says: `gas usainik ez`, `fuga de gas no hay`. */
const isDeniedAfter = ({ words, clause }: Spoken, { to }: WordSpan): boolean => {
  const next = words[to + 1] ?? '';
  if (clause[to + 1] !== clause[to]) return false;
  return AFTER.has(next) || (next === 'no' && LIGHT.has(words[to + 2] ?? ''));
};

const deniesItself = ({ words }: Spoken, { from }: WordSpan): boolean =>
  NEGATORS.has(words[from] ?? '') || SHORT_NEGATORS.has(words[from] ?? '');

/** Whether what a span says is taken back in its clause: `no huele a gas`, `nobody was hurt`, `gas usainik ez`. */
export const isDenied = (text: Spoken, span: WordSpan): boolean =>
  !deniesItself(text, span) && (isDeniedFrom(text, span, DENIED_WORDS) || isDeniedAfter(text, span));

/** Whether a word right before denies a span: `huele, pero no a gas`. */
export const isDeniedClosely = (text: Spoken, span: WordSpan): boolean =>
  (!deniesItself(text, span) && isDeniedFrom(text, span, 1)) ||
  // German: `es riecht nicht nach Gas`.
  (text.words[span.from - 1] === 'nach' && text.words[span.from - 2] === 'nicht');
