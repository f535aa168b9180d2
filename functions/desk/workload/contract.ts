import * as z from 'zod/mini';

/** What somebody of the team has; a thousand stands for that many or more. */
const Workload = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  away: z.boolean(),
  /** Who does their work while they are away. */
  substitute: z.optional(z.string()),
  cases: z.int(),
  tasks: z.int(),
  /** Tasks whose date has passed. */
  late: z.int(),
  /** Tasks due by the end of the day in the company's zone; those that are late are not among them. */
  dueToday: z.int(),
});

export const WorkloadList = z.strictObject({ people: z.array(Workload) });
export type WorkloadList = z.infer<typeof WorkloadList>;
