import { taskId } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { TaskKind } from '#domain/tasks/kinds.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { Domain } from '#domain/vocabulary.ts';

/** What a stage knows of a task it plans. */
export type Plan = {
  kind: TaskKind;
  caseId: string;
  cycle: number;
  /** Round, question or promise number, where a cycle has several tasks of the kind. */
  parts?: (string | number)[];
  /** Person id, or `customer`; absent when nobody could be found. */
  assignee?: string | undefined;
  domain?: Domain;
  subject?: string;
  textId?: string;
  /** Who proposed what a second person decides. */
  proposedBy?: string;
  /** Of an urgent call: it is made in writing, for this reason. */
  inWriting?: Task['inWriting'];
  /** Its customer goes first: it stands before others in whatever queue it comes to, even handed over or escalated. */
  priority: boolean;
  /** How high an escalation goes. */
  level?: Task['level'];
  /** Of a question to an expert: the ids of the files that the expert may open. */
  files?: string[];
  /** Overrides the due date of the policy, such as the date of a promise. */
  dueAt?: Instant;
};

/** How long a task takes by the policy; less for somebody who goes first, where the policy says so. */
export const durationOf = ({ kind, priority }: Pick<Plan, 'kind' | 'priority'>, { deadlines }: Policy): string => {
  const { due, priorityDue } = deadlines.tasks[kind];
  return (priority && priorityDue) || due;
};

/** A planned task, due when policy/deadlines says. The state machine opens it. */
export const newTask = (plan: Plan, at: Instant, { policy, clock }: { policy: Policy; clock: Clock }): Task => ({
  taskId: taskId(plan, ...(plan.parts ?? [])),
  caseId: plan.caseId,
  kind: plan.kind,
  cycle: plan.cycle,
  status: 'planned',
  dueAt: plan.dueAt ?? clock.after(at, durationOf(plan, policy)),
  step: 0,
  plannedAt: at,
  ...(plan.assignee && { assignee: plan.assignee }),
  ...(plan.domain && { domain: plan.domain }),
  ...(plan.subject && { subject: plan.subject }),
  ...(plan.textId && { textId: plan.textId }),
  ...(plan.proposedBy && { proposedBy: plan.proposedBy }),
  ...(plan.inWriting && { inWriting: plan.inWriting }),
  ...(plan.priority && { priority: true }),
  ...(plan.level && { level: plan.level }),
  ...(plan.files && { files: plan.files }),
});
