import * as z from 'zod/mini';
import { Shift } from '../policy/schema/emergency.ts';
import { Absence } from '../policy/schema/people.ts';
import { Disrupted, PersonFields, StaffChange } from './change.ts';

/** What the desk says of somebody beside the policy. */
const PersonState = z.strictObject({
  /** Somebody whom the file did not name when they were added. */
  added: z.optional(PersonFields),
  /** Fields in place of the file's. */
  set: z.optional(PersonFields),
  /** What the file said in each of these when the desk changed it: while it says the same, the desk's holds. */
  was: z.optional(PersonFields),
  absences: z.optional(z.array(Absence)),
  /** Absences of the file that do not take place. */
  cancelled: z.optional(z.array(Absence)),
  left: z.optional(z.boolean()),
});
export type PersonState = z.infer<typeof PersonState>;

/** What a supervisor asked for and another one has to confirm. */
export const StaffAsked = z.strictObject({ seq: z.int(), at: z.string(), by: z.string(), change: StaffChange });
export type StaffAsked = z.infer<typeof StaffAsked>;

/** A policy that was pushed. `fits`: what the code has to be like to go by it. */
export const PushedPolicy = z.strictObject({ version: z.string(), fits: z.string() });
export type PushedPolicy = z.infer<typeof PushedPolicy>;

/** What customers are told does not work well. It ends by itself. */
export const Disruption = z.strictObject({ channels: Disrupted, until: z.string() });
export type Disruption = z.infer<typeof Disruption>;

/**
 * What holds here without a deployment: all that the desk says of who works here, which policy was pushed, if one was, and
 * what customers are told of a channel that does not work. It is the sum of the record, which ends at `seq` and `lastHash`.
 */
export const StaffState = z.strictObject({
  seq: z.int(),
  lastHash: z.string(),
  people: z.record(z.string(), PersonState),
  rota: z.optional(z.strictObject({ set: z.array(Shift), was: z.array(Shift) })),
  asked: z.array(StaffAsked),
  policy: z.optional(PushedPolicy),
  disruption: z.optional(Disruption),
});
export type StaffState = z.infer<typeof StaffState>;
