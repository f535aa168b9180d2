import { type ChangePart, combine } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { worksHere } from '#domain/people/directory.ts';
import { waitAtDesk } from '#domain/tasks/at-desk.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { ownerOrStandIn } from '#domain/tasks/owner-or-stand-in.ts';
import type { DeskContext } from '../contract.ts';

/** Experts read the question that they were asked and the customer's words, and no notes. */
const readsNotes = ({ kind, status, assignee }: Task): boolean =>
  status === 'open' && assignee !== 'customer' && kind !== 'consult' && kind !== 'third-opinion';

/**
 * Whoever has the case, and whoever has something to decide in it, hears of a note that somebody else wrote: an expert whose answer
 * comes late, an approver who asks back, the owner who answers. It waits for those who have the case before them at the desk. Whom the
 * case is about hears of none, and neither does who has left.
 */
export const noticesOfNote = (
  context: DeskContext,
  { messageId, by }: { messageId: string; by: string },
): ChangePart => {
  const { file, at, deps } = context;
  const { policy, deskUrl } = deps;
  const readers = [ownerOrStandIn(context), ...file.tasks.filter(readsNotes).map(({ assignee }) => assignee)];
  const concerned = concernedIn(policy, file);
  const mayHear = (id: string | undefined): id is string =>
    id !== undefined && id !== by && !concerned.includes(id) && worksHere(policy, id);
  const others = new Set(readers.filter(mayHear));
  const writer = nameOf(policy, by);
  return combine(
    ...[...others].map((to) =>
      staffNotice(policy, file.head, {
        ...{ to, messageId: `${messageId}-${to}`, at, template: 'staff-undelivered', deskUrl },
        waitsUntil: waitAtDesk(at, deps),
        values: {
          what: { es: `Nota de ${writer} para el equipo`, en: `Note of ${writer} for the team` },
          next: { es: 'léala en el caso, entre las notas', en: 'read it in the case, among the notes' },
        },
      }),
    ),
  );
};
