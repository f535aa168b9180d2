import type { Actor, Task } from '#domain/case.ts';
import type { TaskKind } from '#domain/journey.ts';
import { dayOf, isAway, namedPeople } from '#domain/people.ts';
import type { Words } from '#domain/policy.ts';
import { customerWords } from '#functions/shared/case/customer-words.ts';
import { dateWords, staffNotice } from '#functions/shared/messages/notices.ts';
import type { CaseFile, Change } from '#functions/shared/store/case-store.ts';
import { keys, taskIndex } from '#functions/shared/store/keys.ts';
import type { Write } from '#functions/shared/store/table.ts';
import { raiseEscalation } from '#functions/shared/tasks/escalating.ts';
import type { Raised } from '#functions/shared/tasks/raising.ts';
import type { DeskDeps } from '../contract.ts';

/** Open work that goes with the ownership of a case. */
const OWNERS_WORK: TaskKind[] = ['examine', 'points', 'contact'];

const OWNS: Words = { es: 'llevar el caso de aquí en adelante', en: 'look after the case from here on' };

/** Gives an open task to somebody else; due date and ladder stay, so that it buys no time. */
export const giveTask = (task: Task, to: string): Write => ({
  update: keys.task(task.taskId),
  expect: { status: 'open' },
  set: { assignee: to, ...taskIndex({ ...task, assignee: to }) },
});

/** Why somebody cannot own a case, in words; undefined if they can. */
export const ownerObjection = (file: CaseFile, id: string, { policy, clock }: DeskDeps): string | undefined => {
  const person = policy.people.find((candidate) => candidate.id === id);
  if (!person) return 'is nobody of the care team';
  if (isAway(person, dayOf(policy, clock.now()))) return 'is away today';
  if (namedPeople(policy, customerWords(file)).includes(id)) return 'is named in the complaint';
  if (!person.roles.includes('owner') && !person.roles.includes('supervisor')) return 'owns no cases';
  return undefined;
};

/**
 * A case goes to another owner, with the open work of the one before; counted as a hand-over. Who gets it from somebody
 * else is told.
 */
export const giveCase = (
  { head, tasks }: CaseFile,
  to: string,
  { by, messageId }: { by: string; messageId: string },
  { policy, clock, deskUrl }: DeskDeps,
): Required<Pick<Change, 'set' | 'writes' | 'effects'>> => {
  const work = tasks.filter(
    ({ kind, status, assignee }) => status === 'open' && OWNERS_WORK.includes(kind) && assignee === head.owner,
  );
  const notice =
    to === by
      ? undefined
      : staffNotice(policy, head, to, {
          messageId,
          at: clock.now(),
          template: 'staff-task',
          deskUrl,
          values: { kind: OWNS, dueAt: dateWords(policy, head.answerBy) },
        });
  return {
    set: { owner: to, handOvers: head.handOvers + 1 },
    writes: [...work.map((task) => giveTask(task, to)), ...(notice ? notice.writes : [])],
    effects: notice ? notice.effects : [],
  };
};

/** What one hand-over too many adds to itself: somebody above the one who has the case now sees that it stops. */
export const tooManyHands = (
  file: CaseFile,
  owner: string | undefined,
  actor: Actor,
  deps: DeskDeps,
): Pick<Raised, 'events' | 'writes' | 'effects'> => {
  const { head } = file;
  const isTooMany = head.handOvers + 1 > deps.policy.limits.handOvers;
  const seen = { ...file, head: { ...head, ...(owner && { owner }) } };
  const escalation = { reason: 'hand-overs', level: 'supervisor', key: String(head.run), actor } as const;
  const raised = isTooMany ? raiseEscalation(seen, escalation, deps.clock.now(), deps) : undefined;
  return raised ?? { events: [], writes: [], effects: [] };
};
