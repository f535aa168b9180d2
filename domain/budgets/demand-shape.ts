import * as z from 'zod/mini';

/** What an offer asks of whoever grants it. Amounts are minor units of the company's currency. */
export const Demand = z.strictObject({
  /** The highest cost among the options that are new. */
  cost: z.int(),
  /** Its kinds of concessions that only some may grant. */
  kinds: z.exactOptional(z.array(z.string())),
  /** What the customer would have got with it in all cases together, as far back as the policy counts. */
  customer: z.exactOptional(z.int()),
  /** It is more than the budget has left. */
  overBudget: z.exactOptional(z.literal(true)),
  /** How many people have to approve it. */
  names: z.int(),
});
export type Demand = z.infer<typeof Demand>;

/** Why somebody may not grant an offer alone: what it costs, its kind, what the customer got before, the budget. */
const beyonds = ['limit', 'kind', 'customer', 'budget'] as const;
export type Beyond = (typeof beyonds)[number];

/** Why an offer is put to somebody else: as above, or it takes more than one name. */
export const causesOfApproval = [...beyonds, 'quorum'] as const;
export type CauseOfApproval = (typeof causesOfApproval)[number];
