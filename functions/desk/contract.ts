import * as z from 'zod/mini';
import { taskKinds } from '#domain/journey.ts';
import type { Policy } from '#domain/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { Secret } from '#functions/shared/clients.ts';
import { Base, Identity, Links } from '#functions/shared/environment.ts';
import type { CaseStore } from '#functions/shared/store/case-store.ts';
import type { Table } from '#functions/shared/store/table.ts';
import { freeText } from '#functions/shared/text.ts';
import { ToneFinding } from './tone-contract.ts';

export { DeskCase } from './case-contract.ts';

export const environment = z.object({ ...Base.shape, ...Links.shape, ...Identity.shape });

/** What the desk's use cases are given. */
export type DeskDeps = {
  table: Table;
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  newId: () => string;
  /** A reference that is taken already is refused by the table. */
  newReference: () => string;
  /** Key of the customer pseudonyms, for complaints that staff enter. */
  identity: () => Promise<Secret>;
  trackingUrl: (caseId: string) => Promise<string>;
  /** Where staff find the desk; for notices. */
  deskUrl: string;
};

/** Work queues of the desk. */
export const views = ['mine', 'unassigned', 'opinions', 'approvals', 'breaching', 'waiting'] as const;
export type View = (typeof views)[number];

/** One line of a queue. `overdue`: its date has passed. */
export const TaskRow = z.strictObject({
  id: z.string(),
  kind: z.enum(taskKinds),
  status: z.literal('open'),
  caseId: z.string(),
  reference: z.string(),
  assignee: z.optional(z.string()),
  dueAt: z.string(),
  severity: z.optional(z.int()),
  topic: z.optional(z.string()),
  overdue: z.boolean(),
});
export type TaskRow = z.infer<typeof TaskRow>;

/** A page of a queue; ask for the rest with `cursor`. */
export const TaskPage = z.strictObject({ tasks: z.array(TaskRow), cursor: z.optional(z.string()) });
export type TaskPage = z.infer<typeof TaskPage>;

const TeamMember = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  domains: z.array(z.string()),
  away: z.boolean(),
});
/** Who is signed in, and whom work can be handed to. */
export const Team = z.strictObject({ you: z.string(), roles: z.array(z.string()), people: z.array(TeamMember) });
export type Team = z.infer<typeof Team>;

export const DeliveryList = z.strictObject({
  deliveries: z.array(
    z.strictObject({
      id: z.string(),
      channel: z.string(),
      receivedAt: z.string(),
      result: z.enum(['opened', 'joined', 'noted', 'refused', 'unreadable']),
      caseId: z.optional(z.string()),
      reason: z.optional(z.string()),
    }),
  ),
});
export type DeliveryList = z.infer<typeof DeliveryList>;

/** To whom a task goes, and why. */
export const HandOver = z.strictObject({ to: freeText(60), reason: freeText(1000) });
export type HandOver = z.infer<typeof HandOver>;

/** A note on a case that stays in the house. */
export const Written = z.strictObject({ text: freeText(8000) });
export type Written = z.infer<typeof Written>;

/** A message to the customer; with `acceptTone` it goes out whatever the tone check finds. */
export const Letter = z.strictObject({ text: freeText(8000), acceptTone: z.optional(z.boolean()) });
export type Letter = z.infer<typeof Letter>;

export const Done = z.looseObject({});
export const WrittenId = z.strictObject({ messageId: z.string() });
export const LetterId = z.strictObject({
  messageId: z.string(),
  nextWordBy: z.optional(z.string()),
  /** The channel it goes out by; `tracking-page` where it can only be read there. */
  channel: z.string(),
  tone: z.array(ToneFinding),
});
