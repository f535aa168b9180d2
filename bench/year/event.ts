import type { Motive } from '#domain/understand/motives.ts';
import type { Cause } from '#domain/vocabulary.ts';

/** A complaint that came in. All ids and words are invented. */
export type Received = {
  type: 'received';
  at: string;
  caseId: string;
  /** Who complains, as a pseudonym: the same for all cases of one customer. */
  customer: string;
  channel: string;
  /** Everybody can read it where it stands. */
  isPublic?: true;
  /** The customer says that they will go public. */
  threatens?: true;
  language: 'es' | 'en';
  text: string;
  topic: string;
  motive: Motive;
  severity: 1 | 2 | 3 | 4;
  /** Id of a product in policy/company.yaml. */
  product?: string;
  orderRef?: string;
  /** ISO 3166-2. */
  place: string;
  regime: 'es-sac';
};

/** A cycle of a case that ended, in an agreement or in a final answer. */
export type Ended = {
  type: 'ended';
  at: string;
  caseId: string;
  cause: Cause;
  team: string;
  result: 'agreed' | 'answered';
  /** Kinds of concessions that the customer accepted (policy/concessions.yaml). */
  remedies: string[];
  /** Cents of euros. */
  cost: number;
  handOvers: number;
  /** Until a person said a first word. */
  firstWordSeconds: number;
  isLate: boolean;
};

/** What became of what was promised in an agreement. */
export type Promised = { type: 'promise'; at: string; caseId: string; isKept: boolean };

/** A survey that was answered, from 1 to 5. */
export type Rated = { type: 'rated'; at: string; caseId: string; score: number };

export type Reopened = { type: 'reopened'; at: string; caseId: string };

/** The company changed something because of complaints about a topic and a product. */
export type ActionTaken = { type: 'action'; at: string; actionId: string; topic: string; product: string };

/** What happened in a simulated year, one plain record each, in order of time. */
export type YearEvent = Received | Ended | Promised | Rated | Reopened | ActionTaken;
