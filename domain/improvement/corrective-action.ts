import * as z from 'zod/mini';
import type { Policy } from '../policy/policy.ts';
import { type Clock, durationMs, type Instant, instantAfter } from '../time.ts';

/** What complaints are counted by, to see whether they fall. */
export const measuredBy = ['topic', 'cause', 'product'] as const;
export const Measured = z.strictObject({ by: z.enum(measuredBy), value: z.string() });
export type Measured = z.infer<typeof Measured>;

export const actionStates = ['open', 'done', 'given-up'] as const;

/** What customers are told, in the languages that are written in whole. */
export const ChangeWords = z.strictObject({ es: z.string(), en: z.string() });
export type ChangeWords = z.infer<typeof ChangeWords>;

/** Something that the company changes, so that what customers complained about does not come back. */
export const CorrectiveAction = z.strictObject({
  actionId: z.string(),
  title: z.string(),
  /** What is changed, in words of the team. */
  plan: z.string(),
  measured: Measured,
  /** Person id. */
  owner: z.string(),
  /** The day it is to be done by, of the company's zone. */
  dueOn: z.string(),
  state: z.enum(actionStates),
  openedBy: z.string(),
  openedAt: z.string(),
  endedBy: z.exactOptional(z.string()),
  endedAt: z.exactOptional(z.string()),
  /** Why it was given up. */
  reason: z.exactOptional(z.string()),
  /** What customers are to be told, as whoever ended it wrote it; and who released that. */
  words: z.exactOptional(ChangeWords),
  releasedBy: z.exactOptional(z.string()),
  releasedAt: z.exactOptional(z.string()),
  remindedAt: z.exactOptional(z.string()),
});
export type CorrectiveAction = z.infer<typeof CorrectiveAction>;

/** A case whose customer hears what changed: they suggested it, or complained about it. */
export const ActionCase = z.strictObject({
  caseId: z.string(),
  because: z.enum(['suggested', 'complained']),
  addedBy: z.string(),
  addedAt: z.string(),
  /** What came of telling them: `unwanted` did not say that they want to hear of it. */
  result: z.exactOptional(z.enum(['told', 'unwanted', 'gone'])),
  resultAt: z.exactOptional(z.string()),
});
export type ActionCase = z.infer<typeof ActionCase>;

/** Whether the owner of an open action is written to now: from some days before its date, once in a while, until it ends. */
export const isReminderDue = (
  { state, dueOn, remindedAt }: Pick<CorrectiveAction, 'state' | 'dueOn' | 'remindedAt'>,
  { improvement: { remindBefore, remindEvery } }: Pick<Policy, 'improvement'>,
  { now, after }: { now: Instant; after: Clock['after'] },
): boolean => {
  if (state !== 'open') return false;
  const from = instantAfter(`${dueOn}T00:00:00.000Z`, -durationMs(remindBefore));
  return now >= from && (remindedAt === undefined || after(remindedAt, remindEvery) <= now);
};
