import type { Reason, Severity } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import type { Signal } from '../policy/schema/severity.ts';
import { alarmOfSentences, classify, type ReadingPolicy } from './classifier/classify.ts';
import { dangerKindOf } from './classifier/danger-kinds.ts';

type Asked = ReadingPolicy & Pick<Policy, 'severity'>;

/** The points from which a case has a level. */
const pointsFor = ({ severity: { levels } }: Pick<Policy, 'severity'>, level: Severity['level']): number =>
  level === 1 ? 0 : (levels[level - 2] ?? 0);

const quoted = (words: string[]): string => words.map((word) => `«${word}»`).join(', ');

const HEARD = 'danger-read-';

/**
 * Danger to people that the classifier hears in words, in any language, with what weighed most; empty where it hears none.
 * Rules name the kind of danger more surely: this is for what they have no words for.
 */
export const heardDanger = (policy: Asked, text: string): Signal[] => {
  const { danger, level } = classify(policy, text);
  if (!danger) return [];
  const kind = dangerKindOf(danger.kind);
  const words = quoted(danger.words);
  return [
    {
      id: `${HEARD}${kind}`,
      points: pointsFor(policy, level),
      danger: kind,
      reason: {
        es: `Se lee como un peligro para personas (pesan: ${words})`,
        en: `Reads like a danger to people (weighing: ${words})`,
      },
      words: { es: [], en: [] },
    },
  ];
};

/** How sure the classifier has to be that nobody is in danger for words of danger not to count: chosen on the written sets. */
const SURELY_NONE = -0.7;
/** The same for its sentences, which say less and are read less surely. */
const NONE_IN_SENTENCES = -0.4;

/**
 * Whether a text reads as one in which words of danger are figures of speech, names, or things long past: as a whole, and in
 * each of its sentences, so that no sentence can be drowned by what stands around it.
 */
export const readsAsHarmless = (policy: ReadingPolicy, text: string): boolean =>
  classify(policy, text).alarm < SURELY_NONE && alarmOfSentences(policy, text) < NONE_IN_SENTENCES;

/** From where on the classifier agrees that a text is of the highest level: chosen on the written sets. */
const GRAVE = -0.3;

/**
 * What is taken from the points that words of danger come to where the classifier reads nothing so grave: level 4 takes two
 * signs that agree, and what one of them says alone is of level 3. Who has to be called goes by the words as before.
 */
export const soberReasons = (policy: Asked, text: string, points: number): Reason[] => {
  const critical = pointsFor(policy, 4);
  if (points < critical || classify(policy, text).graveScore > GRAVE) return [];
  return [
    {
      code: 'reads-less-grave',
      es: 'Sus palabras suenan a lo más grave; leída entera, no lo parece',
      en: 'Its words sound most grave; read as a whole it does not',
      points: critical - 1 - points,
    },
  ];
};

/** Whether a reason of a severity speaks of danger to people. */
export const isDangerReason = ({ severity: { signals } }: Pick<Policy, 'severity'>, { code }: Reason): boolean =>
  code.startsWith(HEARD) || signals.some(({ id, danger }) => id === code && danger !== undefined);

/** What the classifier makes of the text adds what is missing to its level: words of the policy raise it, and never lower it. */
export const classifierReasons = (policy: Asked, text: string, points: number): Reason[] => {
  const { level, danger, levelWords } = classify(policy, text);
  if (level === 1) return [];
  const missing = Math.max(0, pointsFor(policy, level) - points);
  if (danger)
    return heardDanger(policy, text).map((signal) => ({ code: signal.id, ...signal.reason, points: missing }));
  const words = quoted(levelWords);
  return [
    {
      code: `reads-as-level-${level}`,
      es: `Se lee como una queja de nivel ${level} (pesan: ${words})`,
      en: `Reads like a complaint of level ${level} (weighing: ${words})`,
      points: missing,
    },
  ];
};
