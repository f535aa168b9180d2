import type { Task } from '#domain/case.ts';
import { costOf } from '#domain/concession/authority.ts';
import { type Level, takesOver } from '#domain/ladder.ts';
import { dayOf, namedPeople } from '#domain/people.ts';
import { personOf, type Words } from '#domain/policy.ts';
import { customerWords } from '#functions/shared/customer-words.ts';
import type { CaseFile } from '#functions/shared/store/case-store.ts';
import { personPartition } from '#functions/shared/store/keys.ts';
import { callCustomer } from './remind.ts';
import { event, type Rise, type Silent, supervisor, tell } from './rise.ts';

/** What has to be approved, in minor units. */
const waitingCost = ({ offers }: CaseFile, { run }: Task): number =>
  costOf(offers.filter((offer) => offer.run === run && offer.status === 'needs-approval').at(-1)?.options ?? []);

/** Who had the task and left it unanswered: it never comes back to them. */
const earlier = ({ events }: CaseFile, { taskId }: Task): string[] =>
  events
    .filter(({ type, data }) => type === 'escalated' && data['taskId'] === taskId)
    .flatMap(({ data }) => (typeof data['from'] === 'string' ? [data['from']] : []));

const REASONS: Record<Level, Words> = {
  substitute: {
    es: 'quien la tenía no ha contestado; usted le sustituye',
    en: 'no word from its assignee, for whom you stand in',
  },
  manager: {
    es: 'nadie ha contestado a tiempo; usted es responsable del equipo',
    en: 'nobody answered in time; you lead the team',
  },
  supervisor: {
    es: 'nadie ha contestado a tiempo; la supervisión es suya',
    en: 'nobody answered in time; you are the supervisor',
  },
};

/** Who may have the task after its assignee, by the policy and what the case is about. */
const successor = ({ file, task, at, level, deps: { policy } }: Silent): { to: string; level: Level } | undefined => {
  const approves = task.kind === 'approve';
  const proposer = approves && file.head.owner ? [file.head.owner] : [];
  return takesOver(policy, {
    level: level as Level,
    assignee: task.assignee,
    day: dayOf(policy, at),
    excluded: [...namedPeople(policy, customerWords(file)), ...earlier(file, task), ...proposer],
    ...(approves && { cost: waitingCost(file, task) }),
  });
};

/**
 * Gives the task to somebody else. Where nobody else can take it, it stays, and a supervisor hears of it. A customer's
 * task cannot be given away: a supervisor is asked to call.
 */
export const escalate = (silent: Silent): Rise => {
  const { task, deps } = silent;
  const { assignee } = task;
  if (assignee === 'customer') return callCustomer(silent, supervisor(silent));
  const taken = successor(silent);
  const from = assignee ? personOf(deps.policy, assignee).name : { es: 'nadie', en: 'nobody' };
  const level = taken?.level ?? 'supervisor';
  const told = taken?.to ?? supervisor(silent);
  return {
    event: event('escalated', task, { level, reason: 'silence', from: assignee, to: taken?.to ?? assignee }),
    messages: tell(silent, told, 'staff-escalation', { level: REASONS[level], from }),
    ...(taken && { task: { assignee: taken.to, gsi1pk: personPartition(taken.to) } }),
    // Whoever examines a case owns it.
    ...(taken && task.kind === 'examine' && { set: { owner: taken.to } }),
  };
};
