import { dayOf, supervisorOf } from '#domain/people.ts';
import type { Words } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { Queued } from '#functions/shared/messages.ts';
import { dateWords, staffNotice } from '#functions/shared/notices.ts';
import type { CaseFile } from '#functions/shared/store/case-store.ts';
import type { DeadlineDeps } from './deps.ts';

/** Whether nothing is owed any more until the case is opened again, or taken up again after it was set aside. */
export const isOver = ({ head }: CaseFile): boolean => (head.closedAt ?? head.setAsideAt) !== undefined;

/** Tells the owner and a supervisor that a date promised to the customer has passed. */
export const tellBreach = (
  { head }: CaseFile,
  breach: { id: string; clock: Words; dueAt: Instant; at: Instant },
  { policy, deskUrl }: DeadlineDeps,
): Queued[] => {
  const people = new Set([head.owner, supervisorOf(policy, head.owner, dayOf(policy, breach.at))]);
  return [...people].flatMap((person) =>
    person
      ? staffNotice(policy, head, person, {
          messageId: `${breach.id}-${Date.parse(breach.dueAt)}-${person}`,
          at: breach.at,
          template: 'staff-breach',
          deskUrl,
          values: { clock: breach.clock, dueAt: dateWords(policy, breach.dueAt) },
        })
      : [],
  );
};
