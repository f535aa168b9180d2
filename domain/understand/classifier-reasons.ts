import type { Reason, Severity } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import type { Signal } from '../policy/schema/severity.ts';
import { classify, dangerOfSentences, type ReadingPolicy } from './classifier/classify.ts';
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
const SURELY_NONE = -0.6;

/**
 * Whether a text reads as one in which words of danger are figures of speech, names, or things long past: as a whole, and in
 * each of its sentences, so that no sentence can be drowned by what stands around it.
 */
export const readsAsHarmless = (policy: ReadingPolicy, text: string): boolean =>
  classify(policy, text).dangerScore < SURELY_NONE && dangerOfSentences(policy, text) < SURELY_NONE;

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
