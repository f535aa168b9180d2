import type { Option } from '../case/settlement.ts';
import { formatDay, type Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { GivenWords } from './given.ts';

/** What both documents of the stage `agree` say: who, about what, signed by whom. Names and texts, no ids. */
export type DocumentFacts = {
  language: ReplyLanguage;
  company: string;
  /** IANA zone in which dates are given. */
  zone: string;
  phone: string;
  reference: string;
  receivedAt: Instant;
  madeAt: Instant;
  /** The customer's name, where we know it. */
  customer?: string;
  /** The apology, the cause and what prevents a repetition: given in every document, whatever was agreed. */
  given: GivenWords;
  /** The points of the complaint that have an answer, in their order. */
  points: { point: string; answer: string }[];
  /** Each point has its answer: only then may a document call itself an answer point by point. */
  everyPointAnswered: boolean;
  /** What we commit ourselves to. */
  commitments: CommitmentFacts[];
  /** Sentences that the law of the case wants in the document. */
  statements: string[];
  /** The human who answers for the document. */
  signer: string;
};

/** A promise as a document says it: what, who answers for it by name, and by when. */
export type CommitmentFacts = { what: string; owner: string; dueAt: Instant };

/** Promises as lines of a document. */
export const commitmentLines = (
  commitments: readonly CommitmentFacts[],
  { language, zone }: Pick<DocumentFacts, 'language' | 'zone'>,
): string =>
  commitments
    .map(({ what, owner, dueAt }, place) => {
      const day = formatDay(dueAt, language, zone);
      return language === 'es'
        ? `${place + 1}. ${what}. Responde: ${owner}, como muy tarde el ${day}.`
        : `${place + 1}. ${what}. In charge: ${owner}, by ${day} at the latest.`;
    })
    .join('\n');

/** The title of an option without its full stop, for use inside a sentence or a list. */
export const shortTitle = ({ title }: Pick<Option, 'title'>): string => title.replace(/\.$/, '');

const ALL_POINTS: LocalizedText = { es: 'Su reclamación, punto por punto', en: 'Your complaint, point by point' };
const SOME_POINTS: LocalizedText = { es: 'Lo que nos preguntaba', en: 'What you asked us' };

/** Each point as the customer raised it, with its answer below; nothing where none is answered. */
export const pointsSection = ({ points, everyPointAnswered, language }: DocumentFacts): string | false =>
  points.length > 0 &&
  `${(everyPointAnswered ? ALL_POINTS : SOME_POINTS)[language]}\n${points
    .map(({ point, answer }, place) => `${place + 1}. ${point}\n${answer}`)
    .join('\n\n')}`;

/**
 * Paragraphs with an empty line between them; what is empty is left out. No-break spaces (amounts and dates have them)
 * become plain ones, so that the hash of a text copied from a screen is the hash of the document.
 */
export const paragraphs = (...parts: (string | false | undefined)[]): string =>
  parts
    .filter((part): part is string => typeof part === 'string' && part.trim() !== '')
    .map((part) => part.trim().replace(/[\u00a0\u202f]/g, ' '))
    .join('\n\n');
