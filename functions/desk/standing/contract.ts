import * as z from 'zod/mini';
import { statuses } from '#domain/vocabulary.ts';
import { headFacts } from '../row/contract.ts';

/** What came in during sixty minutes, beside the same hour of the seven days before. */
const Hour = z.strictObject({
  from: z.string(),
  to: z.string(),
  count: z.int(),
  /** The median of the other days. */
  usual: z.number(),
  /** Many more than usual. */
  spike: z.boolean(),
  /** The same hour of each day before, yesterday first. */
  days: z.array(z.int()),
});

/** How many cases stand still and how many messages reached nobody, and whether more come in than usual. */
export const Wall = z.strictObject({
  stalled: z.int(),
  undelivered: z.int(),
  /** How many of the hours are spikes. */
  spikes: z.int(),
  /** The last sixty minutes. */
  hours: z.array(Hour),
});
export type Wall = z.infer<typeof Wall>;

const StalledCase = z.strictObject({
  ...headFacts,
  version: z.int(),
  channel: z.string(),
  stage: z.string(),
  stalledAt: z.string(),
});
export const StalledPage = z.strictObject({
  cases: z.array(StalledCase),
  zone: z.string(),
  cursor: z.optional(z.string()),
});
export type StalledPage = z.infer<typeof StalledPage>;

const Undelivered = z.strictObject({
  caseId: z.string(),
  reference: z.string(),
  messageId: z.string(),
  /** The customer, or one of ours. */
  audience: z.enum(['customer', 'staff']),
  channel: z.string(),
  at: z.string(),
  /** What happened, in the reader's language. */
  what: z.string(),
  customer: z.optional(z.string()),
  /** Whose notice it was, of one to the team. */
  toName: z.optional(z.string()),
  /** Who has to reach them some other way. */
  mustAct: z.optional(z.string()),
  mustActName: z.optional(z.string()),
});
export const UndeliveredPage = z.strictObject({
  messages: z.array(Undelivered),
  zone: z.string(),
  cursor: z.optional(z.string()),
});
export type UndeliveredPage = z.infer<typeof UndeliveredPage>;

const ArrivedCase = z.strictObject({
  ...headFacts,
  version: z.int(),
  channel: z.string(),
  status: z.enum(statuses),
  receivedAt: z.string(),
});
/** What came in during the last hour, the last first; at most 100. */
export const Arrivals = z.strictObject({ hours: z.array(Hour), cases: z.array(ArrivedCase), zone: z.string() });
export type Arrivals = z.infer<typeof Arrivals>;
