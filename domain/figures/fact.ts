import * as z from 'zod/mini';

/** What figures are broken down by. `all` has one value, of the same name. */
const traits = ['topic', 'cause', 'motive', 'channel', 'product', 'team', 'regime'] as const;

export const breakdowns = ['all', ...traits] as const;
export type Breakdown = (typeof breakdowns)[number];

/** Stands for what is not known, or was not said. */
export const UNKNOWN = 'unknown';

/** Numbers by the name of what they count (domain/figures/measures); what there is none of is left out. */
export const Counts = z.record(z.string(), z.int());
export type Counts = z.infer<typeof Counts>;

/**
 * What one change of a case adds to the figures, kept apart until they are made: codes and numbers, no personal data. `seq`: the
 * place in the history where the change ends, by which a fact is counted once however often it is read.
 */
export const Fact = z.strictObject({
  caseId: z.string(),
  seq: z.int(),
  /** The day of the change, by the company's zone. */
  day: z.string(),
  of: z.record(z.enum(traits), z.string()),
  /** Language of the complaint and country of the customer, of a cycle that ended: by which it is compared how like cases end. */
  language: z.exactOptional(z.string()),
  country: z.exactOptional(z.string()),
  add: Counts,
  /** What it says of the remedies that were tried, by cause, severity and remedy (domain/figures/tried). */
  tried: z.exactOptional(z.record(z.string(), Counts)),
});
export type Fact = z.infer<typeof Fact>;

/** What was tried in cases of a topic is rolled up beside the breakdowns, a topic at a time: each is read alone. */
export type TriedOf = `tried-${string}`;
export const triedOf = (topic: string): TriedOf => `tried-${topic}`;

/** The figures of a day or a month, of one breakdown: the counts of each of its values. */
export type RollUp = Record<string, Counts>;
export const RollUp = z.record(z.string(), Counts);
