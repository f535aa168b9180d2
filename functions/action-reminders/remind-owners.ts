import { actionReminded, actionsThat } from '#cases/store/corrective-actions.ts';
import type { Table } from '#cases/store/table.ts';
import { type TeamMailer, writeTo } from '#channels/email/team-mail.ts';
import { type CorrectiveAction, isReminderDue } from '#domain/improvement/corrective-action.ts';
import { worksHere } from '#domain/people/directory.ts';
import { type Clock, formatDay } from '#domain/time.ts';
import { log } from '#platform/log.ts';

type ReminderDeps = TeamMailer & { table: Table; clock: Clock };

/** Writes to its owner; where they have left the policy, to whoever opened it. */
const remind = async ({ actionId, title, owner, openedBy, dueOn }: CorrectiveAction, deps: ReminderDeps) => {
  const { table, clock, policy } = deps;
  const to = [owner, openedBy].find((id) => worksHere(policy, id));
  if (to !== undefined)
    await writeTo(
      to,
      {
        template: 'staff-action',
        screen: `/a/${actionId}`,
        // Noon is the same day in every zone that a company of ours is in.
        values: (language) => ({ title, dueOn: formatDay(`${dueOn}T12:00:00.000Z`, language, policy.company.zone) }),
      },
      deps,
    );
  await actionReminded(table, actionId, clock.now());
  log('info', 'action reminded', { actionId });
};

/**
 * Reminds the owners of corrective actions that are due soon or late, once in a while, until they are done or given up. Sent twice
 * where it could not be kept that it was sent. @returns how many were reminded
 */
export const remindOwners = async (_: unknown, deps: ReminderDeps): Promise<{ reminded: number }> => {
  const { table, clock, policy } = deps;
  const open = await actionsThat(table, 'open');
  const due = open.filter((action) => isReminderDue(action, policy, { now: clock.now(), after: clock.after }));
  for (const action of due) await remind(action, deps);
  return { reminded: due.length };
};
