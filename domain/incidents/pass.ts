import * as z from 'zod/mini';

/**
 * The cases of an incident are looked at one after the other: those that belong to it join it, and whoever has not been sent the newest
 * message to all is. Asked for anew it begins again, which does nothing to a case that is as it should be.
 */
export const IncidentPass = z.strictObject({
  incidentId: z.string(),
  /** Of this asking: whoever works on an earlier one stops where another was asked for. */
  id: z.string(),
  /** When it goes on. */
  dueAt: z.string(),
  /** The last case that was looked at; absent at the beginning. */
  after: z.exactOptional(z.string()),
  /** A case could not be looked at: it is begun again, so many times at most. */
  failed: z.exactOptional(z.literal(true)),
  rounds: z.int(),
});
export type IncidentPass = z.infer<typeof IncidentPass>;

/** So often a pass is gone through where cases could not be looked at; then somebody has to see why. */
export const MOST_ROUNDS = 5;

/** One from the beginning. */
export const newPass = (incidentId: string, { id, at }: { id: string; at: string }): IncidentPass => ({
  incidentId,
  id,
  dueAt: at,
  rounds: 0,
});
