import * as z from 'zod/mini';
import { offeredKinds } from '../../concession/kinds.ts';
import { LocalizedText, Slug } from '../../values.ts';
import { causes, releaseSubjects } from '../../vocabulary.ts';
import { Duration, MinorUnits } from './values.ts';

/** What the company can give. Amounts are minor units of the company's currency. */
export const Concession = z.strictObject({
  id: Slug,
  kind: z.enum(offeredKinds),
  title: LocalizedText,
  /** For the customer; `{value}` is replaced by the formatted amount. */
  detail: LocalizedText,
  /** What it is worth to the customer, if money can say it. */
  value: z.optional(MinorUnits),
  /** What it costs the company. */
  cost: MinorUnits,
  /** How far up the staircase it stands: 1 is offered first. */
  step: z.int().check(z.minimum(1), z.maximum(9)),
  /** When it may be offered at all. Absent conditions do not restrict. */
  when: z.strictObject({
    causes: z.optional(z.array(z.enum(causes))),
    topics: z.optional(z.array(Slug)),
    minSeverity: z.optional(z.int().check(z.minimum(1), z.maximum(4))),
    /** Only after an expert said the company is liable, or the cause is our error. */
    liable: z.optional(z.boolean()),
  }),
  /** The promise it turns into: when it has to be kept. Absent: it is done with the agreement itself. */
  promise: z.optional(z.strictObject({ due: Duration })),
  /**
   * Who carries the promise out. By hand, if absent: its owner, with a proof. Else a system of the company (`integration` in
   * integrations.yaml), which is asked on the bus or by webhook and confirms that it was done: nothing else keeps the promise.
   */
  execution: z.optional(
    z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('hand') }),
      z.strictObject({ by: z.enum(['event', 'webhook']), integration: Slug }),
    ]),
  ),
});
export type Concession = z.infer<typeof Concession>;

export const Negotiation = z.strictObject({
  /** Offers a customer may get before the final answer. */
  rounds: z.int().check(z.minimum(1), z.maximum(9)),
  optionsPerRound: z.int().check(z.minimum(1), z.maximum(3)),
  /** Highest cost of one case, by severity level; the ceiling is never shown to a customer. */
  ceiling: z.object({ '1': MinorUnits, '2': MinorUnits, '3': MinorUnits, '4': MinorUnits }),
  /**
   * When to grant a wish out of goodwill, even where nothing is owed: the customer's value is at least `valueToCost`
   * times the cost of what they ask for,
   * or the same customer has asked at least `repeats` times and the cost is at most `upTo`.
   */
  goodwillOverride: z.strictObject({ valueToCost: z.int(), repeats: z.int(), upTo: MinorUnits }),
  /**
   * An acceptance worth more than `above` takes a code that is sent to the customer: how many minutes it holds, how often it may
   * be entered wrongly, and how many may be sent for one offer.
   */
  code: z.strictObject({
    above: MinorUnits,
    minutes: z.int().check(z.minimum(1), z.maximum(1440)),
    attempts: z.int().check(z.minimum(1), z.maximum(10)),
    most: z.int().check(z.minimum(1), z.maximum(10)),
  }),
  /** Which kinds go out without a person who releases them; the history says so of each. */
  release: z.strictObject({ automatic: z.array(z.enum(releaseSubjects)) }),
  /** What stands in every document where neither a person nor the topic says it: what prevents a repetition, and how to use it well. */
  given: z.optional(z.strictObject({ prevention: LocalizedText, advice: LocalizedText })),
  /** What a role may grant in one case. */
  authority: z.object({ owner: MinorUnits, approver: MinorUnits, supervisor: MinorUnits }),
});
