import { channels } from '#channels/names.ts';
import type { Actor } from '#domain/case/actor.ts';
import { type CaseItem, type ChangePart, combine } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import { idsBarredFrom } from '#domain/four-eyes/rule.ts';
import { announceOwner } from '#domain/messages/owner-changed.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf, isAway } from '#domain/people/directory.ts';
import { redrafted } from '#domain/release/redraft.ts';
import { escalateCase } from '#domain/tasks/escalate.ts';
import { kindOf } from '#domain/tasks/kinds.ts';
import type { LocalizedText } from '#domain/values.ts';
import type { DeskContext } from '../contract.ts';

const OWNS: LocalizedText = { es: 'llevar el caso de aquí en adelante', en: 'look after the case from here on' };

/** Gives an open task to somebody else; due date and escalation steps stay, so that it buys no time. */
export const giveTask = (task: Task, to: string): CaseItem => ({ kind: 'task-change', task, set: { assignee: to } });

/** Why somebody cannot own a case, in words; undefined if they can. */
export const ownerObjection = ({ file, at, deps: { policy } }: DeskContext, id: string): string | undefined => {
  const person = policy.people.find((candidate) => candidate.id === id);
  if (!person) return 'is nobody of the care team';
  if (isAway(person, dayOf(policy, at))) return 'is away today';
  if (concernedIn(policy, file).includes(id)) return 'is named in the complaint';
  if (!person.roles.includes('owner') && !person.roles.includes('supervisor')) return 'owns no cases';
  return undefined;
};

/**
 * A case goes to another owner, with the open work of the one before; counted as a hand-over. Who gets it from somebody
 * else is notified, and the customer is told. An offer that they approved stays with whoever was to release it.
 */
export const giveCase = (
  { file, at, deps }: DeskContext,
  { to, by, messageId, trackingUrl }: { to: string; by: string; messageId: string; trackingUrl: string },
): ChangePart => {
  const { head, tasks } = file;
  const { policy, deskUrl } = deps;
  const work = tasks.filter(
    (task) =>
      task.status === 'open' &&
      kindOf(task.kind).followsOwner &&
      task.assignee === head.owner &&
      !idsBarredFrom(task, file).includes(to),
  );
  return combine(
    { set: { owner: to, handOvers: head.handOvers + 1 }, items: work.map((task) => giveTask(task, to)) },
    to !== by &&
      staffNotice(policy, head, {
        to,
        messageId,
        at,
        template: 'staff-task',
        deskUrl,
        values: { kind: OWNS, dueAt: dateWords(policy, head.answerBy) },
      }),
    announceOwner({ file, at, deps: { ...deps, channels } }, to, trackingUrl),
    // A letter that waits for its release is signed by whoever has the case now.
    redrafted({ file: { ...file, head: { ...head, owner: to } }, at, deps }, trackingUrl),
  );
};

/**
 * What one hand-over too many adds to itself: somebody above the one who has the case now sees that it stops.
 * @param handOver who hands over; `owner` where somebody else owns the case from now on
 */
export const tooManyHands = (
  { file, at, deps }: DeskContext,
  { owner, actor }: { owner?: string; actor: Actor },
): ChangePart | undefined => {
  const { head } = file;
  if (head.handOvers + 1 <= deps.policy.limits.handOvers) return undefined;
  const seen = { ...file, head: { ...head, ...(owner && { owner }) } };
  const escalation = { reason: 'hand-overs', level: 'supervisor', key: String(head.cycle), actor } as const;
  return escalateCase({ file: seen, at, deps }, escalation);
};
