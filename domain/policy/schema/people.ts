import * as z from 'zod/mini';
import { MailAddress, Slug } from '../../values.ts';
import { domains, roles } from '../../vocabulary.ts';
import { MinorUnits } from './values.ts';

/** What becomes of somebody's work when an absence begins: it stays with them, their open tasks go on, or their cases as well. */
export const worksMeanwhile = ['keep', 'tasks', 'cases'] as const;

/** First and last day away, both included. `work`: where it is another than the length of the absence says (deadlines.yaml). */
export const Absence = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  work: z.optional(z.enum(worksMeanwhile)),
});
export type Absence = z.infer<typeof Absence>;

/** Somebody of the care team. `id` is the user name of the desk. */
export const Person = z.strictObject({
  id: Slug,
  name: z.string(),
  /** Their own: nobody else of the team has it. */
  email: MailAddress,
  /** Other names customers may know this person by: at work, before a marriage, a short form. */
  aliases: z.optional(z.array(z.string())),
  roles: z.array(z.enum(roles)).check(z.minLength(1)),
  languages: z.array(z.string()).check(z.minLength(1)),
  /** Topics this owner takes; empty means all. */
  topics: z._default(z.array(Slug), []),
  /** Fields this expert answers in. */
  domains: z._default(z.array(z.enum(domains)), []),
  /** What this person may grant in one case, in minor units; without it the limit of the role holds. */
  limit: z.optional(MinorUnits),
  /** Who stands in while this person is away or silent. */
  substitute: z.optional(Slug),
  /** Who is asked when this person and the substitute are silent. */
  manager: z.optional(Slug),
  /** Working hours in the company's zone; days 1 (Monday) to 7. */
  hours: z._default(z.object({ days: z.array(z.int()), from: z.string(), to: z.string() }), {
    days: [1, 2, 3, 4, 5],
    from: '09:00',
    to: '18:00',
  }),
  absences: z._default(z.array(Absence), []),
  /** They work here no more: their name stays on what they did, and nothing is given to them or taken from them. */
  left: z.optional(z.boolean()),
});
export type Person = z.infer<typeof Person>;
