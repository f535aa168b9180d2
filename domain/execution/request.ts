import * as z from 'zod/mini';
import type { CaseFile } from '../case/case-file.ts';
import { Money } from '../money.ts';
import type { Policy } from '../policy/policy.ts';
import { commitmentOf, executorOf } from './execution.ts';

/** What the request is called, on the bus and as the type of a webhook. */
export const EXECUTION_REQUESTED = 'amends.execution.requested';

/** What a system is sent that carries out a promise: which one, and by which of the company's own numbers it finds the customer. */
export const ExecutionRequest = z.object({
  version: z.literal(1),
  /** The same for every repeat and every later request about this promise: what was done under it once is not done again. */
  idempotencyKey: z.string(),
  /** Number of the request, from 1. */
  attempt: z.int(),
  caseId: z.string(),
  reference: z.string(),
  /** Id of the concession in the policy, and its kind. */
  concession: z.string(),
  kind: z.string(),
  /** What the customer gets, where money says it. */
  value: z.optional(Money),
  /** When the customer was promised to have it. */
  dueAt: z.string(),
  /** When it has to be confirmed. */
  confirmBy: z.string(),
  /** The customer's number at the company, and the order or contract: only where the policy says that the system needs it. */
  customerId: z.optional(z.string()),
  order: z.optional(z.string()),
});
export type ExecutionRequest = z.infer<typeof ExecutionRequest>;

/** What is asked of a system; undefined where the promise, or whoever carries it out, is not there any more. */
export const executionRequest = (
  file: CaseFile,
  { taskId, attempt, confirmBy }: { taskId: string; attempt: number; confirmBy: string },
  policy: Policy,
): ExecutionRequest | undefined => {
  const { head, complainant } = file;
  const task = file.tasks.find((candidate) => candidate.taskId === taskId);
  const commitment = task && commitmentOf(file, task);
  const integration = commitment && executorOf(policy, commitment)?.integration;
  const concession = commitment && policy.concessions.find(({ id }) => id === commitment.concession);
  if (!commitment || !integration || !concession) return undefined;
  const { needs } = integration;
  return {
    ...{ version: 1, idempotencyKey: taskId, attempt, caseId: head.caseId, reference: head.reference },
    ...{ concession: concession.id, kind: concession.kind, dueAt: commitment.dueAt, confirmBy },
    ...(commitment.value && { value: commitment.value }),
    ...(needs.includes('customer-id') && complainant.id && { customerId: complainant.id }),
    ...(needs.includes('order') && head.orderRef && { order: head.orderRef }),
  };
};
