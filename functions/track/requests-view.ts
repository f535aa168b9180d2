import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { isForSupervisor, openContact } from '#domain/tasks/ask-person.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import { askedFor, nextLevel } from './escalate.ts';
import type { CustomerRequests } from './requests-contract.ts';

const attending = ({ assignee, dueAt }: Task, policy: Policy) => ({
  ...(assignee && { who: nameOf(policy, assignee) }),
  by: dueAt,
});

/** Who is about to call, who looks into the case, and whether it can go higher. */
export const requestsView = (file: CaseFile, deps: { policy: Policy; clock: Clock }): CustomerRequests => {
  const contact = openContact(file);
  const escalation = askedFor(file).findLast(({ status }) => status === 'open');
  return {
    ...(contact && { person: { ...attending(contact, deps.policy), supervisor: isForSupervisor(file, contact) } }),
    ...(escalation && { escalation: attending(escalation, deps.policy) }),
    mayEscalate: 'level' in nextLevel(file, deps.clock.now(), deps),
  };
};
