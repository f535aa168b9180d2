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

/** What an angry text is not, unless it asks. */
const WITHOUT_QUESTION: Kind[] = ['praise', 'suggestion', 'other'];

const NO_WORDS = 'unknown';

const isKind = (kind: string | undefined): kind is Kind => kind !== undefined && Object.hasOwn(REASONS, kind);

/** What nobody accuses in: words that do speak against it. */
const WITHOUT_REPROACH: Kind[] = ['praise', 'spam', 'request', 'suggestion', 'other'];

/** What speaks for a kind besides what the classifier reads. */
export type KindClues = {
  /** Words of the policy, or the classifier, speak of danger to people. */
  isDanger: boolean;
  /** Words name a motive that only a complaint has. */
  accuses: boolean;
  /** There is a question mark in it. */
  asks: boolean;
  /** Of the analysis: kind words alone are praise, and who is angry does not praise. Absent, it says nothing. */
  feeling?: Feeling | undefined;
};

/**
 * What a text is: words of danger are a complaint however they are put, everything else is what the classifier reads.
 */
export const kindOf = (
  { kind }: Pick<ClassifiedText, 'kind'>,
  { isDanger, accuses, asks, feeling }: KindClues,
): { kind: Kind; reason: Reason } => {
  const read = isKind(kind) ? kind : NO_WORDS;
  const isAngry = feeling === 'negative' && (WITHOUT_QUESTION.includes(read) || (read === 'question' && !asks));
  const isKindly = feeling === 'positive' && read === 'complaint' && !accuses;
  const felt = isAngry ? 'complaint' : isKindly ? 'praise' : read;
  const seen = isDanger || (accuses && WITHOUT_REPROACH.includes(read)) ? 'complaint' : felt;
  return { kind: seen, reason: REASONS[seen] };
};
