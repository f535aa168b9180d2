import * as z from 'zod/mini';
import { statuses } from '#domain/vocabulary.ts';
import { shownMark } from '../marks/contract.ts';
import { headFacts } from '../row/contract.ts';

/** How many there are in each list that the reader has; a thousand stands for that many or more. */
export const Counts = z.strictObject({ views: z.record(z.string(), z.int()) });
export type Counts = z.infer<typeof Counts>;

export const caseStates = ['open', 'closed', 'snoozed'] as const;

/** One line of a list of cases, in the reader's language. */
export const CaseRow = z.strictObject({
  ...headFacts,
  /** Where its history ends: another number, and something has happened in it. */
  version: z.int(),
  status: z.enum(statuses),
  stage: z.string(),
  channel: z.string(),
  priority: z.boolean(),
  receivedAt: z.string(),
  nextWordBy: z.string(),
  answerBy: z.string(),
  closedAt: z.optional(z.string()),
  ...shownMark,
});
export type CaseRow = z.infer<typeof CaseRow>;

/** A page of cases; ask for the rest with `cursor`. */
export const CasePage = z.strictObject({ cases: z.array(CaseRow), zone: z.string(), cursor: z.optional(z.string()) });
export type CasePage = z.infer<typeof CasePage>;
