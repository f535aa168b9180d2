import type { Policy } from '../../policy/policy.ts';
import type { Classifier } from '../../policy/schema/classifier.ts';
import { isFunctionWord } from '../language.ts';
import { type Features, featuresOf } from './features.ts';
import { passagesOf, sentencesOf, wordsIn } from './passages.ts';
import { type Scores, scoresOf, spokeFor } from './scores.ts';

/** What a text is read with: the classifier, and the families of words that are features of a text. */
export type ReadingPolicy = Pick<Policy, 'classifier' | 'families'>;

/** What the classifier takes a text for. Of each decision `words` are those of its own vocabulary that weighed most. */
export type ClassifiedText = {
  /** Absent where nothing speaks of danger to people. */
  danger?: { kind: string; words: string[] };
  /** How alarming the most alarming passage is: the higher, the more speaks of danger to people. */
  alarm: number;
  /** How much speaks of the highest level, where a few words count for more: above 0 more for it than against it. */
  graveScore: number;
  /** How much speaks for each kind; the same for all of them says nothing. */
  kinds: ReadonlyMap<string, number>;
  topic: string | undefined;
  motive: string | undefined;
  /** How serious a complaint in these words is, 1 to 4. */
  level: 1 | 2 | 3 | 4;
  levelWords: string[];
};

const WORDS_SHOWN = 4;

/** The outputs of a family, such as all that begin with `kind:`, by what follows. */
const ofFamily = (scores: Scores, family: string): ReadonlyMap<string, number> =>
  new Map(
    [...scores].flatMap(([name, score]) => (name.startsWith(family) ? [[name.slice(family.length), score]] : [])),
  );

/** The best of a family of outputs. */
const best = (scores: Scores, family: string): string | undefined =>
  [...ofFamily(scores, family)].sort(([, a], [, b]) => b - a)[0]?.[0];

/** All passages of a text weigh alike in what it is about. */
const together = (all: Scores[]): Scores => {
  const sums = new Map<string, number>();
  for (const scores of all)
    for (const [name, score] of scores) sums.set(name, (sums.get(name) ?? 0) + score / all.length);
  return sums;
};

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

/** A part of a text, what it shows, and how much that says for each output. */
type Passage = { features: Features; scores: Scores };

const wordsFor = (classifier: Classifier, passage: Passage, output: string): string[] => {
  const features = new Set([...passage.features].filter(isReadable));
  const found = spokeFor(classifier, { features, output, most: 4 * WORDS_SHOWN });
  const whole = found.filter((feature) => !feature.startsWith('c:'));
  const words = (whole.length > 0 ? whole : found).map(shown);
  return [...new Set(words)].slice(0, WORDS_SHOWN);
};

/** The passage that is the most something, and how much; none where there is no passage. */
const loudest = (
  passages: Passage[],
  how: (scores: Scores) => number,
): { passage: Passage; score: number } | undefined =>
  passages.map((passage) => ({ passage, score: how(passage.scores) })).sort((one, other) => other.score - one.score)[0];

const scoreOf =
  (output: string) =>
  (scores: Scores): number =>
    scores.get(output) ?? Number.NEGATIVE_INFINITY;

/**
 * How alarming a passage is: what speaks of danger and what speaks of a grave complaint, together. Each was learned alone, and where
 * they disagree one of them errs.
 */
const alarm = (scores: Scores): number => (scoreOf('danger')(scores) + scoreOf('level:3')(scores)) / 2;

/** From where on a passage speaks of danger: chosen on the written sets, each measured by what the others taught. */
const ALARMING = -0.3;

/** What is short and plain is heard by rules; of it the classifier has to be surer, since every word weighs much. */
const FEW_WORDS = 12;
const SURE_OF_FEW = 0.6;

/** Few words have little among them that could speak against a rule: the rule is believed by so much more. */
const BELIEVED = 1;

/** The highest first. Nothing is of level 4 but what endangers people. */
const LEVELS = [4, 3, 2] as const;

/**
 * From where on a passage reads nearly as one of level 3. That is no ordinary complaint: if it is of level 3 after all, level 2
 * is off by one, level 1 by two. Few words read so too easily. Chosen on the written sets, each measured by what the others taught (docs/quality.md).
 */
const NEARLY_SERIOUS = -0.8;

const nearlySerious = (passages: Passage[]) => {
  const by = 'level:3';
  const at = loudest(passages, scoreOf(by));
  return at && at.score > NEARLY_SERIOUS ? { level: 2 as const, by, at } : undefined;
};

/** The same text is asked about for its kind, its severity and its danger, one after another. */
const LAST = new WeakMap<Classifier, { text: string; classified: ClassifiedText }>();

/**
 * Reads a text in any language by what the classifier learned. A danger counts wherever it stands: each passage is asked, so
 * that a long letter cannot drown a sentence. Pure.
 */
export const classify = (policy: ReadingPolicy, text: string): ClassifiedText => {
  const last = LAST.get(policy.classifier);
  if (last?.text === text) return last.classified;
  const classified = read(policy, text);
  LAST.set(policy.classifier, { text, classified });
  return classified;
};

const read = ({ classifier, families }: ReadingPolicy, text: string): ClassifiedText => {
  const passages = passagesOf(text).map((passage): Passage => {
    const features = featuresOf(passage, families);
    return { features, scores: scoresOf(classifier, features) };
  });
  const whole = together(passages.map(({ scores }) => scores));
  const alarming = loudest(passages, alarm);
  const bar = wordsIn(text) < FEW_WORDS ? SURE_OF_FEW : 0;
  const isDanger = alarming !== undefined && alarming.score > ALARMING + bar;
  const reached =
    LEVELS.filter((level) => isDanger || level < 4)
      .map((level) => ({ level, by: `level:${level}`, at: loudest(passages, scoreOf(`level:${level}`)) }))
      .find(({ level, at }) => (level === 2 ? (whole.get('level:2') ?? 0) > 0 : (at?.score ?? 0) > bar)) ??
    (bar > 0 ? undefined : nearlySerious(passages));
  const level = isDanger && reached?.level !== 4 ? 3 : (reached?.level ?? 1);
  const levelWords = reached?.at ? wordsFor(classifier, reached.at.passage, reached.by) : [];
  return {
    ...(isDanger && {
      danger: {
        kind: best(alarming.passage.scores, 'danger:') ?? 'other',
        words: wordsFor(classifier, alarming.passage, 'danger'),
      },
    }),
    alarm: alarming?.score ?? Number.NEGATIVE_INFINITY,
    graveScore: (loudest(passages, scoreOf('level:4'))?.score ?? Number.NEGATIVE_INFINITY) + (bar > 0 ? BELIEVED : 0),
    kinds: ofFamily(whole, 'kind:'),
    topic: best(whole, 'topic:'),
    motive: best(whole, 'motive:'),
    level,
    levelWords,
  };
};

const alarmOf = ({ classifier, families }: ReadingPolicy, sentence: string): number =>
  alarm(scoresOf(classifier, featuresOf(sentence, families))) + (wordsIn(sentence) < FEW_WORDS ? BELIEVED : 0);

/** How alarming the most alarming sentence is. */
export const alarmOfSentences = (policy: ReadingPolicy, text: string): number =>
  Math.max(...sentencesOf(text).map((sentence) => alarmOf(policy, sentence)));
