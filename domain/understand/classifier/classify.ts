import type { Policy } from '../../policy/policy.ts';
import type { Classifier } from '../../policy/schema/classifier.ts';
import { featuresOf } from './features.ts';
import { passagesOf, sentencesOf, windowsOf, wordsIn } from './passages.ts';
import { type Scores, scoresOf } from './scores.ts';
import { type Part, wordsFor } from './words-shown.ts';

/** What a text is read with: the classifier, and the families of words that are features of a text. */
export type ReadingPolicy = Pick<Policy, 'classifier' | 'families'>;

/** How surely a text speaks of danger to people. */
export type Certainty = 'certain' | 'possible' | 'none';

/** What the classifier takes a text for. Of each decision `words` are those of its own vocabulary that weighed most. */
export type ClassifiedText = {
  /** Absent where nothing speaks of danger to people. */
  danger?: { kind: string; words: string[]; certainty: Exclude<Certainty, 'none'> };
  /** How alarming the most alarming passage is, and in how many windows the text is told: of more the loudest is louder by chance. */
  alarm: { score: number; windows: number };
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

/** A passage and the windows it is told in, where it is longer than one. */
type Passage = Part & { windows: Part[] };

const scoreOf =
  (output: string) =>
  (scores: Scores): number =>
    scores.get(output) ?? Number.NEGATIVE_INFINITY;

type Loudest = { part: Part; score: number };

const loudestOf = (parts: Part[], how: (scores: Scores) => number): Loudest | undefined =>
  parts.map((part) => ({ part, score: how(part.scores) })).sort((one, other) => other.score - one.score)[0];

/**
 * The passage that is the most something, and how much. Of one that is longer than a window its loudest window says half, so that
 * no sentence is drowned by what stands around it, and the passage the other half, so that none is torn from it: "se quemó" of
 * bread, in a letter about bread.
 */
const loudest = (passages: Passage[], how: (scores: Scores) => number): Loudest | undefined =>
  passages
    .map((passage): Loudest => {
      const all = how(passage.scores);
      const window = loudestOf(passage.windows, how);
      return window ? { part: window.part, score: (window.score + all) / 2 } : { part: passage, score: all };
    })
    .sort((one, other) => other.score - one.score)[0];

/**
 * How alarming a part is: by what speaks of danger and of a grave complaint. Each was learned alone, and where they disagree one errs.
 */
const alarm = (scores: Scores): number => (scoreOf('danger')(scores) + scoreOf('level:3')(scores)) / 2;

/** From where on a text speaks of danger, surely and possibly. How these were chosen: docs/decisions/072. */
const CERTAIN = -0.2;
const POSSIBLE = -0.82;
/** What may be a danger reads as one of level 3 from here on. */
const SERIOUS = -0.3;
/** Of many windows the loudest is louder by chance: so much is added for each after the second, up to so many. */
const EACH_WINDOW = 0.225;
const FIRST_WINDOWS = 2;
const COUNTED = { certain: 5, possible: 4 };
/** Where a rule hears danger as well, so much less will do. */
const AGREED = 0.2;

/** What is short and plain is heard by rules; the classifier has to be surer of it by so much. */
const FEW_WORDS = 12;
const OF_FEW = { certain: 0.6, possible: 1.05 };
/** Few words have little among them that could speak against a rule: the rule is believed by so much more. */
const BELIEVED = 1;
/** Up to so many windows each sentence is asked too, and how sure of it one has to be; in more, some sentence always sounds like something. */
const WINDOWS_HEARD_APART = 2;
const NONE_IN_SENTENCES = -0.4;

/** The highest first. Nothing is of level 4 but what endangers people. */
const LEVELS = [4, 3, 2] as const;

/**
 * From where on a passage reads nearly as one of level 3. That is no ordinary complaint: if it is of level 3 after all, level 2
 * is off by one, level 1 by two. Few words read so too easily. How it was chosen: docs/quality.md.
 */
const NEARLY_SERIOUS = -0.8;

const nearlySerious = (passages: Passage[]) => {
  const by = 'level:3';
  const at = loudest(passages, scoreOf(by));
  return at && at.score > NEARLY_SERIOUS ? { level: 2 as const, by, at } : undefined;
};

/** The same text is asked about for its kind, its severity and its danger. */
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

const partOf = ({ classifier, families }: ReadingPolicy, text: string): Part => {
  const features = featuresOf(text, families);
  return { features, scores: scoresOf(classifier, features) };
};

/** How much higher a bar is for a text of so many windows. */
const moreFor = (windows: number, bar: keyof typeof COUNTED): number =>
  EACH_WINDOW * Math.max(0, Math.min(COUNTED[bar], windows) - FIRST_WINDOWS);

const believedIn = (text: string): number => (wordsIn(text) < FEW_WORDS ? BELIEVED : 0);

/** What a score comes to in a text of so many windows, or of a few words. */
const graded = (score: number, windows: number, few = { certain: 0, possible: 0 }): Certainty => {
  if (score > CERTAIN + moreFor(windows, 'certain') + few.certain) return 'certain';
  return score > POSSIBLE + moreFor(windows, 'possible') + few.possible ? 'possible' : 'none';
};

const read = (policy: ReadingPolicy, text: string): ClassifiedText => {
  const { classifier } = policy;
  const passages = passagesOf(text).map((passage): Passage => {
    const windows = windowsOf(passage).map((window) => partOf(policy, window));
    return { ...partOf(policy, passage), windows };
  });
  const whole = together(passages.map(({ scores }) => scores));
  const windows = passages.reduce((sum, passage) => sum + Math.max(1, passage.windows.length), 0);
  const alarming = loudest(passages, alarm);
  const score = alarming?.score ?? Number.NEGATIVE_INFINITY;
  const few = wordsIn(text) < FEW_WORDS ? OF_FEW : undefined;
  const certainty = graded(score, windows, few);
  // Level 4 is only asked of what is certain, by a bar that rose with the windows.
  const bars = { 4: few?.certain ?? 0, 3: (few?.certain ?? 0) + moreFor(windows, 'certain') };
  const reached =
    LEVELS.filter((level) => certainty === 'certain' || level < 4)
      .map((level) => ({ level, by: `level:${level}`, at: loudest(passages, scoreOf(`level:${level}`)) }))
      .find(({ level, at }) => (level === 2 ? (whole.get('level:2') ?? 0) > 0 : (at?.score ?? 0) > bars[level])) ??
    (few ? undefined : nearlySerious(passages));
  const least = { certain: 3, possible: score > SERIOUS + bars[3] ? 3 : 2, none: 1 } as const;
  const level = Math.max(least[certainty], reached?.level ?? 1) as ClassifiedText['level'];
  const levelWords = reached?.at ? wordsFor(classifier, reached.at.part, reached.by) : [];
  return {
    ...(alarming &&
      certainty !== 'none' && {
        danger: {
          kind: best(alarming.part.scores, 'danger:') ?? 'other',
          words: wordsFor(classifier, alarming.part, 'danger'),
          certainty,
        },
      }),
    alarm: { score, windows },
    graveScore: (loudest(passages, scoreOf('level:4'))?.score ?? Number.NEGATIVE_INFINITY) + believedIn(text),
    kinds: ofFamily(whole, 'kind:'),
    topic: best(whole, 'topic:'),
    motive: best(whole, 'motive:'),
    level,
    levelWords,
  };
};

/**
 * How far a text bears out words of danger that a rule found in it: not at all where it reads as one in which they are figures of
 * speech, names, or things long past; of a short one, as a whole and in each of its sentences.
 */
export const bornOut = (policy: ReadingPolicy, text: string): Certainty => {
  const { score, windows } = classify(policy, text).alarm;
  const borne = graded(score + believedIn(text) + AGREED, windows);
  if (borne !== 'none' || windows > WINDOWS_HEARD_APART) return borne;
  const ofSentence = (sentence: string) => alarm(partOf(policy, sentence).scores) + believedIn(sentence);
  return sentencesOf(text).some((sentence) => ofSentence(sentence) > NONE_IN_SENTENCES) ? 'possible' : 'none';
};
