import * as z from 'zod/mini';
import { reasonsForWriting } from '#domain/case/task.ts';
import { escalationSteps } from '#domain/policy/schema/deadlines.ts';
import { proofKinds, updateSubjects } from '#domain/policy/schema/promises.ts';
import { taskKinds } from '#domain/tasks/kinds.ts';
import { differences } from '#domain/vocabulary.ts';
import { CaseAction } from '../actions/contract.ts';
import { ShownLetter } from '../release/contract.ts';

export const CaseTask = z.strictObject({
  id: z.string(),
  kind: z.enum(taskKinds),
  status: z.enum(['open', 'decided', 'withdrawn']),
  cycle: z.int(),
  assignee: z.optional(z.string()),
  dueAt: z.string(),
  overdue: z.boolean(),
  openedAt: z.optional(z.string()),
  decidedAt: z.optional(z.string()),
  decidedBy: z.optional(z.string()),
  domain: z.optional(z.string()),
  /** An expert's question, what the customer was asked to add, what came with a request: a number, a reason. Of an offer to be released: who decided on its approval, and why. */
  question: z.optional(z.string()),
  /** The customer goes first (Ley 10/2025 art. 10.6). */
  priority: z.optional(z.literal(true)),
  /** Of an urgent call: it is made in writing, for this reason. */
  inWriting: z.optional(z.enum(reasonsForWriting)),
  /** What a customer asks about their data: when they did, and until when the law wants them answered (GDPR art. 12.3). */
  dataRequest: z.optional(z.strictObject({ askedAt: z.string(), answerBy: z.string() })),
  /** What was promised, of a promise task. */
  promise: z.optional(z.string()),
  /** What the policy takes as a proof that it was kept; the first is what is asked for. */
  proofs: z.optional(z.array(z.enum(proofKinds))),
  /** Of news for a customer: what it is about. */
  about: z.optional(z.enum(updateSubjects)),
  /** Of an open opinion or decision between opinions: what can be recommended besides words, and what that is called. */
  remedies: z.optional(z.array(z.strictObject({ remedy: z.string(), title: z.string() }))),
  ...ShownLetter,
  /** Of an open task: what happens, and when, while nobody decides it; nothing more after the last. None of them decides it. */
  whileSilent: z.optional(z.array(z.strictObject({ do: z.enum(escalationSteps), at: z.string() }))),
  /** Of an open task: what the reader may do with it. */
  actions: z.optional(z.array(CaseAction)),
});

/** A concession (id or kind of the policy) or words, and what the policy calls it; words are called what they say. */
const RecommendedRemedy = { remedy: z.optional(z.string()), remedyTitle: z.optional(z.string()) };

export const CaseOpinion = z.strictObject({
  taskId: z.string(),
  domain: z.string(),
  answered: z.boolean(),
  expert: z.optional(z.string()),
  valid: z.optional(z.boolean()),
  liable: z.optional(z.boolean()),
  /** The expert says that it cannot be told from what there is. */
  cannotTell: z.optional(z.literal(true)),
  ...RecommendedRemedy,
  /** For the customer. */
  explanation: z.optional(z.string()),
  /** For the house. */
  internal: z.optional(z.string()),
});

/** Opinions that differ: in what, who decides between them, and what they decided. */
export const CaseDisagreement = z.strictObject({
  taskId: z.string(),
  cycle: z.int(),
  about: z.array(z.enum(differences)),
  lead: z.optional(z.string()),
  ruling: z.optional(
    z.strictObject({
      by: z.string(),
      at: z.string(),
      valid: z.optional(z.boolean()),
      liable: z.optional(z.boolean()),
      ...RecommendedRemedy,
      /** For the house. */
      reason: z.optional(z.string()),
      /** For the customer. */
      explanation: z.optional(z.string()),
    }),
  ),
});

export const CaseExamination = z.strictObject({
  cycle: z.int(),
  cause: z.string(),
  /** For the house. */
  facts: z.string(),
  /** For the customer. */
  explanation: z.optional(z.string()),
  prevention: z.optional(z.string()),
  advice: z.optional(z.string()),
  customerWish: z.optional(z.string()),
});
