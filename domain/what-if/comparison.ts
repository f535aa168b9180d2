import * as z from 'zod/mini';

/** What of a case a change of policy can change. */
export const aspects = ['severity', 'class', 'answer-by', 'next-word', 'result', 'cost', 'approvals'] as const;
export type Aspect = (typeof aspects)[number];

/** What cases come to under one of the two policies; amounts in minor units of the company's currency. */
export const Side = z.strictObject({
  cost: z.int(),
  agreed: z.int(),
  /** Names under offers, and cases that need any. */
  approvals: z.int(),
  approved: z.int(),
  /** First cycles that ended after the date of their answer, pauses not counted. */
  late: z.int(),
  /** Cases of severity 1 to 4. */
  severity: z.array(z.int()),
});
export type Side = z.infer<typeof Side>;

export const Part = z.strictObject({ cases: z.int(), changed: z.int(), before: Side, after: Side });
export type Part = z.infer<typeof Part>;

/** A case that changes, as an example. */
export const Sample = z.strictObject({
  caseId: z.string(),
  reference: z.string(),
  topic: z.string(),
  changes: z.array(z.strictObject({ aspect: z.enum(aspects), before: z.string(), after: z.string() })),
});
export type Sample = z.infer<typeof Sample>;

/** What a changed policy makes of past cases, against the one it would replace. All are sums, so that pages of cases add up. */
export const Comparison = z.strictObject({
  ...Part.shape,
  /** Cases that have ended: the others have neither cost nor approvals. */
  ended: z.int(),
  /** What those that ended did cost, for whoever wants to know how near `before` comes to it. */
  costThen: z.int(),
  agreedThen: z.int(),
  /** In how many cases each of these changes; of dates, how many come earlier. */
  changes: z.record(z.string(), z.int()),
  earlier: z.int(),
  byTopic: z.record(z.string(), Part),
  samples: z.array(Sample),
});
export type Comparison = z.infer<typeof Comparison>;
