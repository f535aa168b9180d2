import { type ChangePart, combine, type Opening, textItem } from '#domain/case/change.ts';
import { noteMessage } from '#domain/messages/note.ts';
import { dayOf, isAway, personOf } from '#domain/people/directory.ts';
import { setAsideReader } from '#domain/people/set-aside-reader.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { openTask } from '#domain/tasks/open-task.ts';
import type { Clock, Instant } from '#domain/time.ts';

/** A complaint that somebody of the company sent on: who, where it is known, and what they wrote above it. */
export type ForwardedBy = { by?: string; note?: string };

type Deps = { policy: Policy; clock: Clock; deskUrl: string };

/** Who confirms whose complaint it is: who sent it on and knows, if that is one who works on cases; else who looks at what was set aside. */
const confirms = ({ by }: ForwardedBy, at: Instant, { policy }: Deps): string => {
  const person = by === undefined ? undefined : personOf(policy, by);
  const works = person?.roles.some((role) => role === 'owner' || role === 'supervisor');
  return person && works && !isAway(person, dayOf(policy, at)) ? person.id : setAsideReader(policy);
};

/** What whoever sent it on wrote is the team's: no word of it is the customer's, and the customer reads none. */
const noteItems = (messageId: string, note: string, at: Instant): ChangePart => {
  const noteId = `forwarded-${messageId}`;
  return { items: [{ kind: 'message', message: noteMessage(noteId, at) }, textItem(noteId, note)] };
};

/**
 * What a case has besides whose complaint somebody of the company sent on: nothing goes to the address that was read in it before a
 * person has confirmed it, and somebody is asked to.
 */
export const forwardedPart = (
  head: Opening,
  { forwarded, messageId, at }: { forwarded: ForwardedBy; messageId: string; at: Instant },
  deps: Deps,
): ChangePart => {
  const { caseId, cycle } = head;
  return combine(
    { set: { customerUnconfirmed: true } },
    openTask(
      { head, at, deps },
      { kind: 'confirm-customer', caseId, cycle, assignee: confirms(forwarded, at, deps), subject: messageId },
    ),
    forwarded.note && noteItems(messageId, forwarded.note, at),
  );
};
