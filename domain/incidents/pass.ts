import * as z from 'zod/mini';

/**
 * The cases of an incident are looked at one after the other: those that belong to it join it, and whoever has not been sent the newest
 * message to all is. Asked for anew it begins again, which does nothing to a case that is as it should be.
 */
export const IncidentPass = z.strictObject({
  incidentId: z.string(),
  /** Goes through the customers who are affected and have not complained; absent: through its cases. */
  of: z.exactOptional(z.literal('affected')),
  /** Of this asking: whoever works on an earlier one stops where another was asked for. */
  id: z.string(),
  /** When it goes on. */
  dueAt: z.string(),
  /** The last case, or customer, that was looked at; absent at the beginning. */
  after: z.exactOptional(z.string()),
  /** A case could not be looked at: it is begun again, so many times at most. */
  failed: z.exactOptional(z.literal(true)),
  rounds: z.int(),
});
export type IncidentPass = z.infer<typeof IncidentPass>;

/** So often a pass is gone through at once where cases could not be looked at; then somebody has to see why. */
const ROUNDS_AT_ONCE = 5;
/** And so often after that, a day apart: the cause may have been cured by then. */
const ROUNDS_LATER = 7;

/** Whether cases of a pass were left behind: a person has to look why. */
export const isLeftBehind = ({ rounds }: Pick<IncidentPass, 'rounds'>): boolean => rounds >= ROUNDS_AT_ONCE;

/** When a pass is begun again in which cases could not be looked at, as an ISO 8601 duration; undefined where it is given up. */
export const pauseAfter = ({ rounds }: Pick<IncidentPass, 'rounds'>): string | undefined => {
  if (!isLeftBehind({ rounds })) return 'PT5M';
  return rounds < ROUNDS_AT_ONCE + ROUNDS_LATER ? 'P1D' : undefined;
};

/** One from the beginning. */
export const newPass = (
  incidentId: string,
  { id, at, of }: { id: string; at: string; of?: IncidentPass['of'] | undefined },
): IncidentPass => ({
  incidentId,
  ...(of && { of }),
  id,
  dueAt: at,
  rounds: 0,
});
