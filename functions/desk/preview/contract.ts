import * as z from 'zod/mini';
import { Money } from '#domain/money.ts';
import { domains } from '#domain/vocabulary.ts';
import { Findings } from '#functions/stages/examine/contract.ts';
import { ReleaseDecision } from '#functions/stages/release/contract.ts';
import { freeText } from '#platform/text.ts';

/** What somebody is about to record of an examination; the facts for the house lead to nothing, and may be missing yet. */
export const FindingsToPreview = z.extend(Findings, { facts: z.exactOptional(freeText(8000)) });
export type FindingsToPreview = z.infer<typeof FindingsToPreview>;

/** Who would be asked, by when; nobody is named where nobody could be found. */
const Asked = { assignee: z.optional(z.string()), assigneeName: z.optional(z.string()), dueAt: z.string() };

/** What the rules would put to the customer. No ceiling and no room is in it; the cost only for who sees the offers of a case. */
const PreviewedOption = z.strictObject({
  concession: z.string(),
  title: z.string(),
  detail: z.string(),
  value: z.optional(Money),
  cost: z.optional(Money),
  reasons: z.array(z.string()),
});

/** What recording the findings would lead to. Nothing of it is kept, and nobody is notified. */
export const FindingsPreview = z.strictObject({
  /** Where the case would go: to experts first where they are asked anything. */
  next: z.enum(['consult', 'approve', 'release', 'offer', 'points', 'reconcile', 'agree']),
  experts: z.array(z.strictObject({ domain: z.optional(z.enum(domains)), ...Asked })),
  /** Opinions are still to come: `proposal` holds where they change nothing. */
  isBeforeOpinions: z.boolean(),
  proposal: z.strictObject({
    next: z.enum(['approve', 'release', 'offer', 'points', 'reconcile', 'agree']),
    /** An offer, or the final answer where the rules have nothing to offer. */
    proposes: z.enum(['offer', 'final-answer']),
    needsApproval: z.boolean(),
    /** Who would be asked then: to approve, to release, or for points that have no answer. */
    asked: z.optional(z.strictObject({ kind: z.enum(['approve', 'release', 'points']), ...Asked })),
    options: z.array(PreviewedOption),
    /** Why the proposal looks as it does. */
    reasons: z.array(z.string()),
  }),
});
export type FindingsPreview = z.infer<typeof FindingsPreview>;

/** What somebody is about to change of a letter before it goes out. */
export const LetterToPreview = z.omit(ReleaseDecision, { decision: true, reason: true, acceptTone: true });
export type LetterToPreview = z.infer<typeof LetterToPreview>;

/**
 * The very letter that the customer would get; `short` goes to a phone in its place. `leftOut`: what was proposed and gives way, since a
 * round has no place for all.
 */
export const LetterPreview = z.strictObject({
  text: z.string(),
  sha256: z.string(),
  short: z.optional(z.string()),
  leftOut: z.optional(z.array(z.strictObject({ concession: z.string(), title: z.string() }))),
});
export type LetterPreview = z.infer<typeof LetterPreview>;
