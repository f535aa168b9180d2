import type { Money } from '../money.ts';
import type { Instant } from '../time.ts';
import type { Cause, ReplyLanguage } from '../vocabulary.ts';
import type { Reason } from './reason.ts';

/** One concession put to the customer, as the customer sees it. */
export type Option = {
  /** `a`, `b`...: what the customer answers with. */
  optionId: string;
  /** Id in policy/concessions. */
  concession: string;
  /** What the customer gets, where it is money or worth money. */
  value?: Money;
  /** What it costs the company; never shown to the customer. */
  cost: Money;
  /** Words for the customer, in the case's reply language. */
  title: string;
  detail: string;
  /** Why it is proposed; for the desk only. */
  reasons: Reason[];
};

/** One round of the negotiation. */
export type Offer = {
  cycle: number;
  round: number;
  taskId: string;
  options: Option[];
  /** What the round waits for or came to. */
  status: 'needs-approval' | 'approved' | 'refused' | 'open' | 'accepted' | 'countered' | 'declined';
  approvedBy?: string;
  answeredAt?: Instant;
  /** Ended by a person of ours, after its date and without a word of the customer. */
  unanswered?: true;
  chosen?: string;
  /** The customer's words, where there are any. */
  messageTextId?: string;
  reasons: Reason[];
};

/** A promise made in an agreement. */
export type Commitment = {
  index: number;
  concession: string;
  what: string;
  owner: string;
  dueAt: Instant;
  value?: Money;
  kept?: boolean;
  proofTextId?: string;
};

/** What both sides hold at the end: an agreement, or a reasoned final answer. */
export type Agreement = {
  cycle: number;
  kind: 'agreement' | 'final-answer';
  textId: string;
  /** SHA-256, hex, of the exact UTF-8 text. */
  sha256: string;
  language: ReplyLanguage;
  commitments: Commitment[];
  /** The human who answers for it. */
  signedBy: string;
  /** How the customer accepted; absent for a final answer. */
  acceptance?: { at: Instant; how: 'tracking-link'; option: string; round: number; sha256OfOffer: string };
  madeAt: Instant;
};

/** What is recorded once, at the end of a journey. */
export type Outcome = {
  cycle: number;
  result: 'agreed' | 'answered';
  cause?: Cause;
  concessions: { concession: string; value?: Money; cost: Money }[];
  totalCost: Money;
  rounds: number;
  severity?: number;
  recordedAt: Instant;
  agreementSha256: string;
};
