import * as z from 'zod/mini';
import { levels } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';
import { ToneFinding } from '../writing/tone-contract.ts';

/** What was done about an escalated case, what the customer reads of it, and where it goes: its supervisor keeps it, or gives it back down. Neither: it stays. */
export const EscalationReport = z
  .strictObject({
    done: freeText(4000),
    /** To the customer, who waits to hear: signed by whoever ends it. */
    message: freeText(4000),
    /** It goes out whatever the tone check finds. */
    acceptTone: z.optional(z.boolean()),
    takeOver: z.optional(z.boolean()),
    backTo: z.optional(freeText(60)),
    /** Why, from whoever acts in place of the one whose case or task it is. */
    reason: z.exactOptional(freeText(1000)),
  })
  .check(
    z.refine(({ takeOver, backTo }) => !(takeOver && backTo), {
      error: 'must not be given with takeOver: the case is kept or given back',
      path: ['backTo'],
    }),
  );
export type EscalationReport = z.infer<typeof EscalationReport>;

/** The message that is on its way, with what the tone check found. */
export const EscalationEnded = z.strictObject({ messageId: z.string(), tone: z.array(ToneFinding) });
export type EscalationEnded = z.infer<typeof EscalationEnded>;

/** Why a case is taken back. */
export const TakeBack = z.strictObject({ reason: freeText(1000) });
export type TakeBack = z.infer<typeof TakeBack>;

/** Who has the case now, and how often it changed hands. */
export const Taken = z.strictObject({ owner: z.string(), handOvers: z.int() });
export type Taken = z.infer<typeof Taken>;

/** That a case, or work on it, went to somebody higher up. */
export const CaseEscalation = z.strictObject({
  taskId: z.string(),
  /** `customer`, `breach`, `hand-overs`; `silence` where an escalation step moved a task that nobody answered. */
  reason: z.string(),
  level: z.enum(levels),
  to: z.optional(z.string()),
  at: z.string(),
  timer: z.optional(z.string()),
  endedAt: z.optional(z.string()),
  endedBy: z.optional(z.string()),
});
export type CaseEscalation = z.infer<typeof CaseEscalation>;
