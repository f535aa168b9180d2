import type { Reason, Severity } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import type { Signal } from '../policy/schema/severity.ts';
import { bornOut, classify, type ReadingPolicy } from './classifier/classify.ts';
import { dangerKindOf } from './classifier/danger-kinds.ts';
import { isPossibleDanger, possibleDanger } from './possible-danger.ts';

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
  if (danger.certainty === 'possible') return [possibleDanger(kind)];
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
    },
  ];
};

/**
 * Signals as far as the text bears them out: words of danger whose sense is open may be a danger, or none, where what stands around
 * them speaks of none. What is literal, and what speaks of no danger, stays. Where one danger is literal the others are believed unless
 * nothing bears them out: whoever smells gas and writes of a dizzy daughter means both.
 */
export const asBorneOut = (policy: ReadingPolicy, text: string, said: Signal[]): Signal[] => {
  const open = said.filter(({ danger, literal }) => danger !== undefined && !literal);
  const borne = open.length > 0 ? bornOut(policy, text) : 'certain';
  const isLiteral = said.some(({ danger, literal }) => danger !== undefined && literal);
  if (borne === 'certain' || (borne === 'possible' && isLiteral)) return said;
  const sure = said.filter((signal) => !open.includes(signal));
  if (borne === 'none') return sure;
  return [...sure, ...open.flatMap(({ danger }) => (danger ? possibleDanger(danger) : []))];
};

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

/**
 * What the classifier makes of the text adds what is missing to its level: words of the policy raise it, and never lower it.
 * @param said the signals that were found, by whose kind a danger is named where they know it
 */
export const classifierReasons = (
  policy: Asked,
  text: string,
  { said, points }: { said: Signal[]; points: number },
): Reason[] => {
  const { level: read, levelWords } = classify(policy, text);
  const mayBeDanger = said.some(({ id }) => isPossibleDanger({ code: id }));
  // What may be a danger is never trifling: if it is one, it is of level 3 or 4.
  const level = mayBeDanger && read === 1 ? 2 : read;
  const missing = Math.max(0, pointsFor(policy, level) - points);
  const isKnown = mayBeDanger || said.some(({ danger }) => danger !== undefined);
  const [danger] = heardDanger(policy, text).filter((signal) => signal.danger !== undefined || !isKnown);
  if (danger) return [{ code: danger.id, ...danger.reason, points: missing }];
  if (level === 1) return [];
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
