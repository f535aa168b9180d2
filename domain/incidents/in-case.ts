import * as z from 'zod/mini';

/** How a complaint came to be among those about a failure. */
export const incidentJoins = ['confirmed', 'by-hand', 'by-policy', 'merged'] as const;
export type IncidentJoin = (typeof incidentJoins)[number];

/** What a case knows of the failure that it is one of many complaints about. */
export const IncidentInCase = z.strictObject({
  incidentId: z.string(),
  /** The number of the last message to all that its customer was sent; 0 before the first. */
  told: z.int(),
});
export type IncidentInCase = z.infer<typeof IncidentInCase>;
