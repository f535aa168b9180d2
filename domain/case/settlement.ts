import * as z from 'zod/mini';
import { Demand } from '../budgets/demand-shape.ts';
import { Money } from '../money.ts';
import { commitmentKinds } from '../promises/commitment-kinds.ts';
import { causes, replyLanguages } from '../vocabulary.ts';
import { Reason } from './reason.ts';

/** One concession put to the customer, as the customer sees it. */
export const Option = z.strictObject({
  /** `a`, `b`...: what the customer answers with. */
  optionId: z.string(),
  /** Id in policy/concessions. */
  concession: z.string(),
  /** What the customer gets, where it is money or worth money. */
  value: z.exactOptional(Money),
  /** What it costs the company; never shown to the customer. */
  cost: Money,
  /** Words for the customer, in the case's reply language. */
  title: z.string(),
  detail: z.string(),
  /** Round in which it was first offered, of an option that stays open from an earlier one. */
  openSince: z.exactOptional(z.int()),
  /** Why it is proposed; for the desk only. */
  reasons: z.array(Reason),
});
export type Option = z.infer<typeof Option>;

/** How a customer accepted where it was not on the tracking page: somebody of ours recorded it, with the evidence. */
export const recordedMeans = ['phone', 'mail', 'post', 'chat', 'in-person'] as const;
export type RecordedMeans = (typeof recordedMeans)[number];

/** All ways to accept an offer. */
export const acceptanceMeans = ['tracking-link', ...recordedMeans] as const;
export type AcceptanceMeans = (typeof acceptanceMeans)[number];

/** What proves an answer that somebody of ours recorded. */
export const Evidence = z.strictObject({
  /** What was said, as it was written down. */
  textId: z.exactOptional(z.string()),
  /** The customer's message that says it. */
  messageId: z.exactOptional(z.string()),
  /** A file of the case: the message it came with and its place there, such as `m1/0`. */
  attachmentId: z.exactOptional(z.string()),
  /** SHA-256, hex, of the canonical JSON of what it is: `{text?, message?, attachment?, salt}`; the salt is a text of the case. */
  sha256: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

/**
 * What whoever released a letter commits the company to in it, besides what is offered. It holds from the agreement or the final answer on,
 * in which it stands as a promise like any other.
 */
export const LetterCommitment = z.strictObject({
  kind: z.enum(commitmentKinds),
  /** What the policy calls its kind: all there is left where its words are blocked. */
  what: z.string(),
  /** Its words, a text of the case. */
  textId: z.string(),
  owner: z.string(),
  dueAt: z.string(),
});
export type LetterCommitment = z.infer<typeof LetterCommitment>;

/** One round of the negotiation. */
export const Offer = z.strictObject({
  cycle: z.int(),
  round: z.int(),
  taskId: z.string(),
  options: z.array(Option),
  /** What its letter commits us to besides, if it is accepted. */
  commitments: z.exactOptional(z.array(LetterCommitment)),
  /** What the round waits for or came to. */
  status: z.enum([
    'needs-approval',
    'approved',
    'refused',
    'needs-release',
    'open',
    'accepted',
    'countered',
    'declined',
  ]),
  approvedBy: z.exactOptional(z.string()),
  /** Everybody who approved it as it is, where it takes several names. */
  approvals: z.exactOptional(z.array(z.strictObject({ by: z.string(), at: z.string() }))),
  /** What it asked of whoever approves it, at the last look. What is over the budget takes nothing of it before it is approved. */
  demand: z.exactOptional(Demand),
  /** The letter the customer gets: a stored text (subject, empty line, body); its short form beside it. */
  letterTextId: z.exactOptional(z.string()),
  /** Who released it, and the SHA-256 (hex) of the body that was sent. */
  releasedBy: z.exactOptional(z.string()),
  sha256: z.exactOptional(z.string()),
  answeredAt: z.exactOptional(z.string()),
  /** Ended by somebody of the team, after its date and without an answer of the customer. */
  unanswered: z.exactOptional(z.literal(true)),
  chosen: z.exactOptional(z.string()),
  /** What the customer said to it: in their own words, or as `recordedBy` wrote it down. */
  messageTextId: z.exactOptional(z.string()),
  /** Who of the team recorded an answer that was given by other means than the tracking page. */
  recordedBy: z.exactOptional(z.string()),
  reasons: z.array(Reason),
});
export type Offer = z.infer<typeof Offer>;

/** A promise made in an agreement or a final answer. */
export const Commitment = z.strictObject({
  index: z.int(),
  /** Of what was offered: the concession that it carries out. */
  concession: z.exactOptional(z.string()),
  /** Of what a letter commits us to besides: its kind, and the text of the case that has its words. */
  kind: z.exactOptional(z.enum(commitmentKinds)),
  textId: z.exactOptional(z.string()),
  what: z.string(),
  owner: z.string(),
  dueAt: z.string(),
  value: z.exactOptional(Money),
  kept: z.exactOptional(z.boolean()),
  /** When it was first found broken, and when the customer said so of one that we say is kept. */
  brokenAt: z.exactOptional(z.string()),
  disputedAt: z.exactOptional(z.string()),
  proofTextId: z.exactOptional(z.string()),
});
export type Commitment = z.infer<typeof Commitment>;

/** What the document of a settlement says besides its text: company, phone and zone of then, and the names of people by their ids. */
export const Printed = z.strictObject({
  company: z.string(),
  phone: z.string(),
  zone: z.string(),
  names: z.record(z.string(), z.string()),
});
export type Printed = z.infer<typeof Printed>;

/** What both sides hold at the end: an agreement, or a reasoned final answer. */
export const Agreement = z.strictObject({
  cycle: z.int(),
  kind: z.enum(['agreement', 'final-answer']),
  textId: z.string(),
  /** SHA-256, hex, of the exact UTF-8 text. */
  sha256: z.string(),
  language: z.enum(replyLanguages),
  commitments: z.array(Commitment),
  /** The human who answers for it. */
  signedBy: z.string(),
  /** Who released it, of a final answer. */
  releasedBy: z.exactOptional(z.string()),
  /** How the customer accepted; absent for a final answer. */
  acceptance: z.exactOptional(
    z.strictObject({
      at: z.string(),
      how: z.enum(acceptanceMeans),
      /** Who of the team recorded it, and what proves it. */
      recordedBy: z.exactOptional(z.string()),
      evidence: z.exactOptional(Evidence),
      option: z.string(),
      round: z.int(),
      sha256OfOffer: z.string(),
    }),
  ),
  madeAt: z.string(),
  /** Absent of those that were made before it was kept: their document is made with the policy of the day. */
  printed: z.exactOptional(Printed),
});
export type Agreement = z.infer<typeof Agreement>;

/** What is recorded once, at the end of a cycle. */
export const Outcome = z.strictObject({
  cycle: z.int(),
  result: z.enum(['agreed', 'answered']),
  cause: z.exactOptional(z.enum(causes)),
  concessions: z.array(z.strictObject({ concession: z.string(), value: z.exactOptional(Money), cost: Money })),
  totalCost: Money,
  rounds: z.int(),
  severity: z.exactOptional(z.number()),
  recordedAt: z.string(),
  agreementSha256: z.string(),
});
export type Outcome = z.infer<typeof Outcome>;
