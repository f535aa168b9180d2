import { demandOf } from '#domain/budgets/demand.ts';
import type { Funds } from '#domain/budgets/funds.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { askedBeside } from '#domain/concession/approvals.ts';
import { optionCost } from '#domain/concession/authority.ts';
import { idsBarredFrom } from '#domain/four-eyes/rule.ts';
import type { Authority } from '#domain/people/authority.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { Level } from '../vocabulary.ts';
import { takesOver } from './escalation-policy.ts';

/** What has to be approved. */
const waitingOffer = ({ offers }: CaseFile, { cycle }: Task): Offer | undefined =>
  offers.filter((offer) => offer.cycle === cycle && offer.status === 'needs-approval').at(-1);

/**
 * What it asks of whoever approves it; the cost in minor units. By what there is now where `funds` are given, else by what there was when
 * it was proposed: a budget may have run out since.
 */
export const waitingDemand = (
  file: CaseFile,
  task: Task,
  now?: { policy: Policy; funds: Funds | undefined },
): Pick<Authority, 'cost' | 'demand'> => {
  const { options = [], demand: then } = waitingOffer(file, task) ?? {};
  const demand = now?.funds ? demandOf(now.policy, options, now.funds) : then;
  return { cost: optionCost(options), ...(demand && { demand }) };
};

/** Who is asked for the same beside somebody: nobody is asked twice. */
const beside = (file: CaseFile, task: Task): string[] =>
  askedBeside(file, task).flatMap(({ assignee }) => assignee ?? []);

/** Who had the task and left it unanswered: it never comes back to them. */
const earlier = ({ events }: CaseFile, { taskId }: Task): string[] =>
  eventsOf(events, 'escalated').flatMap(({ data }) => (data.taskId === taskId && data.from ? [data.from] : []));

/** Who may have a task after its assignee, by the policy and what the case is about. Undefined: nobody else can take it. */
export const successorFor = (
  { file, at, policy }: { file: CaseFile; at: Instant; policy: Policy },
  task: Task,
  level: Level,
): { to: string; level: Level } | undefined => {
  return takesOver(policy, {
    level,
    assignee: task.assignee,
    day: dayOf(policy, at),
    at,
    excluded: [
      ...concernedIn(policy, file),
      ...earlier(file, task),
      ...idsBarredFrom(task, file),
      ...beside(file, task),
    ],
    ...(task.kind === 'approve' && waitingDemand(file, task)),
  });
};
