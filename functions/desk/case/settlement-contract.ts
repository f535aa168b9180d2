import * as z from 'zod/mini';
import { executionFailures } from '#domain/case/events/executions.ts';
import { acceptanceMeans, Evidence } from '#domain/case/settlement.ts';
import { Money } from '#domain/money.ts';
import { commitmentKinds } from '#domain/promises/commitment-kinds.ts';

export const CaseOffer = z.strictObject({
  cycle: z.int(),
  round: z.int(),
  taskId: z.string(),
  status: z.string(),
  options: z.array(
    z.strictObject({
      option: z.string(),
      concession: z.string(),
      title: z.string(),
      detail: z.string(),
      value: z.optional(Money),
      cost: Money,
      reasons: z.array(z.string()),
    }),
  ),
  reasons: z.array(z.string()),
  approvedBy: z.optional(z.string()),
  releasedBy: z.optional(z.string()),
  /** SHA-256 (hex) of the body that went out. */
  sha256: z.optional(z.string()),
  chosen: z.optional(z.string()),
  answeredAt: z.optional(z.string()),
  message: z.optional(z.string()),
  /** Who recorded the answer, where it was not given on the tracking page: the message is their words then. */
  recordedBy: z.optional(z.string()),
});

const CaseExecution = z.strictObject({
  state: z.enum(['asked', 'accepted', 'confirmed', 'failed']),
  /** Id of the system in the policy. */
  integration: z.string(),
  /** Number of the request. */
  attempt: z.int(),
  /** Since when it is in that state. */
  at: z.string(),
  confirmBy: z.string(),
  /** Why it failed, and what the system says of it, as a code. */
  because: z.optional(z.enum(executionFailures)),
  reason: z.optional(z.string()),
});

export const CaseAgreement = z.strictObject({
  cycle: z.int(),
  kind: z.enum(['agreement', 'final-answer']),
  /** Left out for experts: it names the customer. */
  text: z.optional(z.string()),
  sha256: z.string(),
  language: z.string(),
  madeAt: z.string(),
  signedBy: z.string(),
  /** Who released a final answer. */
  releasedBy: z.optional(z.string()),
  acceptedAt: z.optional(z.string()),
  acceptedBy: z.optional(z.enum(acceptanceMeans)),
  recordedBy: z.optional(z.string()),
  /** What proves an acceptance that was recorded; left out for experts. */
  evidence: z.optional(z.extend(Evidence, { text: z.optional(z.string()) })),
  option: z.optional(z.string()),
  commitments: z.array(
    z.strictObject({
      index: z.int(),
      /** Of what was offered: the concession. */
      concession: z.optional(z.string()),
      /** Of what a letter commits us to besides: its kind. */
      kind: z.optional(z.enum(commitmentKinds)),
      what: z.string(),
      owner: z.string(),
      dueAt: z.string(),
      value: z.optional(Money),
      kept: z.optional(z.boolean()),
      proof: z.optional(z.string()),
      /** How far it is with the system that carries it out; absent where a person does. */
      execution: z.optional(CaseExecution),
    }),
  ),
});

export const CaseOutcome = z.strictObject({
  cycle: z.int(),
  result: z.enum(['agreed', 'answered']),
  cause: z.optional(z.string()),
  concessions: z.array(z.strictObject({ concession: z.string(), value: z.optional(Money), cost: Money })),
  totalCost: Money,
  rounds: z.int(),
  recordedAt: z.string(),
});
