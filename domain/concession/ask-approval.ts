import type { CaseContext } from '#domain/case/case-file.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { idsBarredFrom } from '#domain/four-eyes/rule.ts';
import { type ApproverFound, type Authority, awayApprovers, findApprover } from '#domain/people/authority.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { openTask } from '#domain/tasks/open-task.ts';
import { newTask } from '#domain/tasks/plan.ts';
import type { Clock } from '#domain/time.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import type { CauseOfApproval, Demand } from '../budgets/demand-shape.ts';
import { approvalsOf, waitingApprovals } from './approvals.ts';

type Deps = { policy: Policy; clock: Clock; deskUrl: string };

/** An offer that somebody else has to approve. */
export type ToApprove = {
  offer: Offer;
  /** What it asks of whoever approves it, and why it is not in the authority of whoever proposes it. */
  demand: Demand;
  causes: CauseOfApproval[];
  /** Who proposes it: the owner, or whoever changed it last. */
  proposer: string | undefined;
};

/** How many are asked now: one, and where it takes several names and policy asks them all at once, as many as it says. */
const countOf = ({ budgets: { quorum } }: Policy, { names }: Demand): number =>
  names > 1 && quorum?.order === 'at-once' ? Math.max(names, quorum.asked) : 1;

type Search = { authority: Authority; shapers: string[]; demand: Demand; count: number };

/** Who is asked: each of them somebody else. Beyond the names it takes, only those who may grant it. */
const approversFor = (policy: Policy, { authority, shapers, demand, count }: Search): ApproverFound[] => {
  const found: ApproverFound[] = [];
  const ids = () => found.flatMap(({ approver }) => approver ?? []);
  while (found.length < count) {
    const next = findApprover(policy, authority, [...shapers, ...ids()]);
    const isAnother = next.approver !== undefined && !ids().includes(next.approver);
    if (found.length >= demand.names && (next.lacks || !isAnother)) break;
    // Nobody else is left: it waits for somebody whom a supervisor finds.
    found.push(isAnother || found.length === 0 ? next : {});
  }
  return found;
};

/** What one of them is asked: the first by the state machine, which waits for it; the others are open at once. */
const asks = (
  context: CaseContext<Deps>,
  { offer: { cycle, round, options }, demand, causes, proposer }: ToApprove,
  { found: { approver, lacks }, number, away }: { found: ApproverFound; number: number; away: string[] },
): { task: Task; change: ChangePart } => {
  const { file, at, deps } = context;
  const { caseId } = file.head;
  const parts = number === 1 ? [round] : [round, number];
  const isFirst =
    waitingApprovals(file, { cycle, round }).length === 0 && number === approvalsOf(file, { cycle, round }).length + 1;
  const plan = { kind: 'approve', caseId, cycle, parts, assignee: approver, subject: String(round) } as const;
  const opened =
    isFirst || approver === undefined
      ? { task: newTask({ ...plan, priority: hasPriority(deps.policy, file.head) }, at, deps), events: [], effects: [] }
      : openTask({ head: file.head, at, deps }, plan);
  const { task } = opened;
  const event: NewEvent = {
    type: 'proposed',
    actor: { kind: 'system' },
    data: {
      ...{ cycle, round, taskId: task.taskId },
      ...{ proposer: proposer ?? 'nobody', approver: approver ?? 'nobody' },
      ...(away.length > 0 && { away }),
      ...(lacks && { lacks }),
      concessions: options.map(({ concession }) => concession),
      cost: demand.cost,
      because: causes,
      ...(demand.names > 1 && { names: demand.names }),
    },
  };
  const items = 'items' in opened ? opened.items : [{ kind: 'task', task } as const];
  return { task, change: { events: [event, ...opened.events], items, effects: opened.effects } };
};

/**
 * Asks for the approval of what is above an authority, of a customer's sum, a budget or one name: of nobody who had a part in it or has
 * approved it already (domain/four-eyes), nor anybody the complaint is about. A change after an approval asks for others.
 * @returns the task that the execution waits for
 */
export const askApproval = (
  context: CaseContext<Deps>,
  asked: ToApprove,
): { task: Task; change: Required<Pick<ChangePart, 'events' | 'items' | 'effects'>> } => {
  const { file, at, deps } = context;
  const { policy } = deps;
  const { offer, demand, proposer } = asked;
  const { cycle, round } = offer;
  const beside = waitingApprovals(file, offer).flatMap(({ assignee }) => assignee ?? []);
  const barred = idsBarredFrom({ kind: 'approve', cycle, subject: String(round) }, { ...file, offers: [offer] });
  const shapers = [...barred, ...beside, ...(proposer ? [proposer] : [])];
  const named = concernedIn(policy, file);
  const authority = { cost: demand.cost, day: dayOf(policy, at), excluded: named, demand };
  const found = approversFor(policy, { authority, shapers, demand, count: countOf(policy, demand) });
  const away = awayApprovers(policy, { ...authority, excluded: [...named, ...shapers] });
  const before = approvalsOf(file, offer).length;
  const all = found.map((one, index) =>
    asks(context, asked, { found: one, number: before + index + 1, away: index === 0 ? away : [] }),
  );
  const { events, items, effects } = combine(...all.map(({ change }) => change));
  const [first] = all;
  if (!first) throw new Error('An approval is asked of at least one');
  return {
    task: first.task,
    change: {
      events,
      items: [{ kind: 'offer', offer: { ...offer, demand, status: 'needs-approval' } }, ...items],
      effects,
    },
  };
};
