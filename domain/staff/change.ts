import * as z from 'zod/mini';
import { Shift } from '../policy/schema/emergency.ts';
import { Absence, Person } from '../policy/schema/people.ts';
import { MinorUnits } from '../policy/schema/values.ts';
import { Slug } from '../values.ts';
import { disruptableChannels, domains } from '../vocabulary.ts';

const { name, email, aliases, roles, languages } = Person.shape;
const hours = z.strictObject({ days: z.array(z.int()), from: z.string(), to: z.string() });

/** What somebody may lack: null takes it away, and then the limit is that of the roles, or nobody stands in or above. */
const lacking = {
  limit: z.optional(z.nullable(MinorUnits)),
  substitute: z.optional(z.nullable(Slug)),
  manager: z.optional(z.nullable(Slug)),
};

/** What is told of somebody, each field in place of what it was. */
export const PersonFields = z.strictObject({
  name: z.optional(name),
  email: z.optional(email),
  aliases,
  roles: z.optional(roles),
  languages: z.optional(languages),
  topics: z.optional(z.array(Slug)),
  domains: z.optional(z.array(z.enum(domains))),
  hours: z.optional(hours),
  ...lacking,
});
export type PersonFields = z.infer<typeof PersonFields>;

const person = Slug;

/** Channels that do not work well. */
export const Disrupted = z.array(z.enum(disruptableChannels)).check(z.minLength(1));

/** A disruption is said for so many hours at most: what lasts longer is said again by somebody who has looked. */
const MOST_HOURS = 72;

/** What can be changed of who works here and when, and said of the channels to customers, one thing at a time. No reason is kept: why somebody is away is nobody's to read. */
export const StaffChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('absence'), person, absence: Absence }),
  /** An absence that was entered or stands in the file does not take place. */
  z.strictObject({ change: z.literal('no-absence'), person, absence: Absence }),
  z.strictObject({ change: z.literal('person'), person, set: PersonFields }),
  z.strictObject({
    change: z.literal('added'),
    person,
    set: z.extend(PersonFields, { name, email, roles, languages }),
  }),
  z.strictObject({ change: z.literal('left'), person }),
  z.strictObject({ change: z.literal('back'), person }),
  z.strictObject({ change: z.literal('rota'), rota: z.array(Shift).check(z.minLength(1)) }),
  /** Customers are told that these channels do not work well, in place of those said before, for so many hours from now. */
  z.strictObject({
    change: z.literal('disruption'),
    channels: Disrupted,
    forHours: z.int().check(z.minimum(1), z.maximum(MOST_HOURS)),
  }),
  /** What customers were told does not work works again, before it was said to end. */
  z.strictObject({ change: z.literal('no-disruption') }),
]);
export type StaffChange = z.infer<typeof StaffChange>;

/** Changes of who works here and when; the others say what works. */
export type TeamChange = Exclude<StaffChange, { change: 'disruption' | 'no-disruption' }>;

export const isOfTeam = (change: StaffChange): change is TeamChange => 'person' in change || change.change === 'rota';

/** What a supervisor does: a change, or an answer to one that another supervisor asked for. @property asked its number in the record */
export const StaffAct = z.union([
  StaffChange,
  z.strictObject({ change: z.enum(['confirm', 'decline']), asked: z.int() }),
]);
export type StaffAct = z.infer<typeof StaffAct>;

/**
 * Another policy holds, without a deployment: one that was pushed, or, without `fits`, the one that comes with the code.
 * @property fits what the code has to be like to go by it (policy/fit.ts)
 */
export const PolicyChange = z.strictObject({
  change: z.literal('policy'),
  from: z.string(),
  to: z.string(),
  fits: z.optional(z.string()),
  reason: z.optional(z.string()),
});
export type PolicyChange = z.infer<typeof PolicyChange>;

/** What the record keeps of an act: done, asked for, or an answer to what was asked. */
export const recordTypes = ['changed', 'asked', 'confirmed', 'declined'] as const;

/**
 * An entry of the record: chained by hash as the history of a case is. `change`: what was done, asked for or answered. Whoever has another
 * policy hold is a principal of AWS; all others are of the team.
 */
export const StaffRecord = z.strictObject({
  seq: z.int(),
  at: z.string(),
  type: z.enum(recordTypes),
  actor: z.strictObject({ kind: z.literal('person'), id: z.string() }),
  data: z.strictObject({
    change: z.discriminatedUnion('change', [StaffChange, PolicyChange]),
    /** The number of the entry that asked for it. */
    asked: z.optional(z.int()),
  }),
  prevHash: z.string(),
  hash: z.string(),
});
export type StaffRecord = z.infer<typeof StaffRecord>;
