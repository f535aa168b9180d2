import * as z from 'zod/mini';
import { incidentMessageKinds, keyKinds } from '../../incidents/kinds.ts';
import { Duration } from './values.ts';

const isPattern = (pattern: string): boolean => {
  try {
    return new RegExp(`${pattern}|`).exec('')?.length === 2;
  } catch {
    return false;
  }
};

/** A regular expression with one group. */
const OneGroup = z.string().check(z.refine(isPattern, { error: 'must be a regular expression with one group' }));

/** What becomes of a complaint about a confirmed incident without a person who looked at it. */
const Automatic = z.strictObject({
  /** By what it may have in common with an incident to join it; words never do. */
  joins: z.array(z.enum(keyKinds)),
  /** Which of the messages to all that were released before it joined its customer is sent. */
  messages: z.array(z.enum(incidentMessageKinds)),
});

/** How long customers are known who are affected and have not complained: after the end of the incident, and at most. */
const Affected = z.strictObject({ keptAfterEnd: Duration, keptAtMost: Duration });

const KEPT: z.infer<typeof Affected> = { keptAfterEnd: 'P30D', keptAtMost: 'P180D' };

const BY_PEOPLE: z.infer<typeof Automatic> = { joins: [], messages: [] };

/** When complaints are taken for one failure, and when for a crisis. */
export const IncidentPolicy = z.strictObject({
  /** How many proposals in a year may be wrong by chance alone: the bar of the test follows from it. */
  falseAlarmsAYear: z.number().check(z.positive(), z.maximum(100)),
  /** Customers that an incident has at least. */
  least: z.int().check(z.minimum(2), z.maximum(100)),
  /** How much days differ beyond chance: the variance of the level of a day, as a share of its square. */
  spread: z.number().check(z.minimum(0), z.maximum(1)),
  /** What is expected of anything while there is no past: customers an hour, and how sure of that one is (a gamma distribution's shape). */
  prior: z.strictObject({ customersAnHour: z.number().check(z.positive()), shape: z.number().check(z.positive()) }),
  /** What the numbers of orders of one batch have in common: the group of a regular expression. Absent: nothing is known of batches. */
  batch: z.optional(OneGroup),
  /** How long nothing about the same thing is proposed after an incident was dismissed or closed. */
  quietAfter: Duration,
  automatic: z._default(Automatic, BY_PEOPLE),
  affected: z._default(Affected, KEPT),
  crisis: z.strictObject({
    /** A crisis is at least so many times what is usual. */
    times: z.number().check(z.minimum(1)),
    /** How many may have read what was said in public within a day. */
    publicReach: z.int().check(z.positive()),
    /** How many read a post, by channel; `other` for all others. */
    readers: z.intersection(z.record(z.string(), z.int().check(z.nonnegative())), z.object({ other: z.int() })),
  }),
});
export type IncidentPolicy = z.infer<typeof IncidentPolicy>;

/** For a policy that was written before there were incidents. */
export const NO_INCIDENT_POLICY: IncidentPolicy = {
  ...{ falseAlarmsAYear: 0.2, least: 5, spread: 0.1, prior: { customersAnHour: 0.3, shape: 4 }, quietAfter: 'P1D' },
  automatic: BY_PEOPLE,
  affected: KEPT,
  crisis: { times: 3, publicReach: 20_000, readers: { other: 100 } },
};
