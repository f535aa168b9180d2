import * as z from 'zod/mini';
import { Shift } from '#domain/policy/schema/emergency.ts';
import { Absence } from '#domain/policy/schema/people.ts';
import { PersonFields, PolicyChange, recordTypes, StaffAct, StaffChange } from '#domain/staff/change.ts';
import { Disruption } from '#domain/staff/state.ts';

export { StaffAct };

const Who = z.strictObject({ id: z.string(), name: z.string() });

/** Somebody of the team, as it is today. */
const StaffPerson = z.strictObject({
  id: z.string(),
  name: z.string(),
  fields: PersonFields,
  /** What they may grant in a case, in minor units: the limit of their own, else that of their roles. */
  grants: z.int(),
  absences: z.array(Absence),
  away: z.boolean(),
  left: z.boolean(),
  /** Whether the policy file does not name them. */
  added: z.boolean(),
  /** Fields that the desk says, in place of the file. */
  fromDesk: z.array(z.string()),
  /** Fields that the desk said something else of than the file of today, which was changed since and holds. */
  overruled: z.array(z.string()),
});

/** What a supervisor asked for that lets somebody grant more. */
const Asked = z.strictObject({
  seq: z.int(),
  at: z.string(),
  by: Who,
  change: StaffChange,
  /** What they may grant in a case, in minor units, now and once it is confirmed. */
  grants: z.strictObject({ now: z.int(), after: z.int() }),
  /** Whether the reader may confirm it. */
  mayConfirm: z.boolean(),
});

const Entry = z.strictObject({
  seq: z.int(),
  at: z.string(),
  by: Who,
  type: z.enum(recordTypes),
  change: z.discriminatedUnion('change', [StaffChange, PolicyChange]),
  asked: z.exactOptional(z.int()),
});

/** The team as it is today, and who changed it. `version`: of the ETag. Amounts are of `currency`. */
export const StaffShown = z.strictObject({
  version: z.int(),
  currency: z.string(),
  people: z.array(StaffPerson),
  rota: z.array(Shift),
  isRotaOfDesk: z.boolean(),
  /** What customers are told does not work well now, and until when. */
  disruption: z.exactOptional(Disruption),
  asked: z.array(Asked),
  record: z.array(Entry),
  /** The number of the entry before those that are shown, where there are any. */
  before: z.exactOptional(z.int()),
  /** Whether the entries shown follow each other by their hashes, and the last of them is the one that holds. */
  isWhole: z.boolean(),
});
export type StaffShown = z.infer<typeof StaffShown>;
