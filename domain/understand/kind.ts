import type { Feeling, Reason } from '../case/reason.ts';
import type { CaseKind } from '../vocabulary.ts';
import type { ClassifiedText } from './classifier/classify.ts';

/** What a customer's text is. Recorded with its reason; a person may see it otherwise. */
export type Kind = CaseKind | 'unknown';

const reason = (code: string, es: string, en: string): Reason => ({ code: `kind-${code}`, es, en });
const REASONS: Record<Kind, Reason> = {
  spam: reason('spam', 'Parece publicidad', 'Looks like advertising'),
  complaint: reason('complaint', 'Habla de algo que fue mal', 'Speaks of something that went wrong'),
  praise: reason('praise', 'Solo tiene palabras de agradecimiento', 'Has nothing but kind words'),
  question: reason('question', 'Pregunta algo sin quejarse', 'Asks something without complaining'),
  request: reason('request', 'Pide algo sin quejarse', 'Asks for something without complaining'),
  suggestion: reason('suggestion', 'Propone algo', 'Suggests something'),
  other: reason('other', 'No dice nada de lo que ocuparse', 'Says nothing to be dealt with'),
  unknown: reason('unknown', 'No se reconoce qué es', 'It could not be told what it is'),
};

const isKind = (kind: string): kind is Kind => Object.hasOwn(REASONS, kind);

/** What nobody accuses in: words that do speak against it. */
const WITHOUT_REPROACH: Kind[] = ['praise', 'spam', 'request', 'suggestion', 'other'];

/** What nobody ends a contract with. */
const WITHOUT_CANCELLATION: Kind[] = ['praise', 'spam', 'suggestion', 'other', 'unknown'];

/** What a feeling adds to a kind: kind words to praise much, angry ones to a complaint little, as who asks is angry too. */
const FELT: Partial<Record<Feeling, { kind: Kind; by: number }>> = {
  positive: { kind: 'praise', by: 0.6 },
  negative: { kind: 'complaint', by: 0.1 },
};

/** What speaks for a kind besides what the classifier reads. */
export type KindClues = {
  /** Words of the policy, or the classifier, speak of danger to people, or may. */
  isDanger: boolean;
  /** Words name a motive that only a complaint has. */
  accuses: boolean;
  /** It asks to end a contract, with all that it says or among other things. */
  cancels?: 'alone' | 'among-others' | undefined;
  /** It calls itself a complaint. */
  declares?: boolean;
  /** Of the analysis. Absent, it says nothing. */
  feeling?: Feeling | undefined;
};

/** The kind that most speaks for, a feeling included; a text in which nothing weighs is of none. */
const mostSpokenFor = (kinds: ReadonlyMap<string, number>, feeling: Feeling | undefined): Kind => {
  const felt = feeling && FELT[feeling];
  const weighed = [...kinds].map(([kind, score]) => ({ kind, score: score + (felt?.kind === kind ? felt.by : 0) }));
  const [most] = weighed.sort((one, other) => other.score - one.score);
  return most && isKind(most.kind) ? most.kind : 'unknown';
};

const kindBy = (read: Kind, { isDanger, accuses, cancels, declares }: KindClues): Kind => {
  if (isDanger || (declares && read !== 'spam') || (accuses && WITHOUT_REPROACH.includes(read))) return 'complaint';
  return cancels === 'alone' || (cancels && WITHOUT_CANCELLATION.includes(read)) ? 'request' : read;
};

/**
 * What a text is: words of danger are a complaint however they are put, and so is what calls itself one; who only ends a contract asks for
 * something, everything else is what the classifier reads.
 */
export const kindOf = ({ kinds }: Pick<ClassifiedText, 'kinds'>, clues: KindClues): { kind: Kind; reason: Reason } => {
  const kind = kindBy(mostSpokenFor(kinds, clues.feeling), clues);
  return { kind, reason: REASONS[kind] };
};
