import type { Task } from '../case/case.ts';
import { isAway, limitOf, personOf, standIn, supervisorOf } from '../people/people.ts';
import type { EscalationStep, Person, Policy } from '../policy/policy.ts';
import type { Clock, Instant } from '../time.ts';
import type { TaskKind } from '../vocabulary.ts';

/** Whether a case goes on without this answer. No task of another kind is ever ended by a timer. */
export const endsUnanswered = (kind: TaskKind): boolean => ['consult', 'survey', 'completion'].includes(kind);

/** A step that a task has yet to climb: its number, what happens, and when. */
export type Step = { step: number; do: EscalationStep['do']; at: Instant };

type Climber = Pick<Task, 'kind' | 'dueAt'>;

/** A task that was due when it opened climbs quickly, yet step by step. */
const SHORTEST = 0.1;

/** Kinds whose date is not the policy's: it was agreed with the customer, or a law sets it. */
const DATED: TaskKind[] = ['promise', 'completion', 'contact'];

/** How much longer or shorter than the policy's the time of a task with a date of its own is. */
const stretch = (policy: Policy, { kind, dueAt }: Climber, openedAt: Instant, clock: Clock): number => {
  if (!DATED.includes(kind)) return 1;
  const usual = Date.parse(clock.after(openedAt, policy.deadlines.tasks[kind].due)) - Date.parse(openedAt);
  const own = Date.parse(dueAt) - Date.parse(openedAt);
  return usual > 0 ? Math.max(own / usual, SHORTEST) : 1;
};

/**
 * What a task has to climb next, or undefined at the end of its ladder, where it stays open with whoever has it.
 * The ladder of a task with a date of its own is stretched so that the policy's due date falls on it.
 * A `no-answer` that the policy puts where no case goes on without an answer becomes a supervisor's matter.
 * @param step how many steps the task has climbed
 */
export const nextStep = (
  policy: Policy,
  task: Climber,
  step: number,
  openedAt: Instant,
  clock: Clock,
): Step | undefined => {
  const todo = policy.deadlines.tasks[task.kind].escalation[step];
  if (!todo) return undefined;
  const wait = Date.parse(clock.after(openedAt, todo.at)) - Date.parse(openedAt);
  const at = new Date(Date.parse(openedAt) + wait * stretch(policy, task, openedAt, clock)).toISOString();
  const forbidden = todo.do === 'no-answer' && !endsUnanswered(task.kind);
  return { step, do: forbidden ? 'supervisor' : todo.do, at };
};

/** Whether somebody has the last word: a supervisor above whom there is nobody. */
export const isHead = (policy: Policy, id: string): boolean => {
  const { roles, manager } = personOf(policy, id);
  return roles.includes('supervisor') && manager === undefined;
};

/** Whom a silent task goes to, from the nearest to the farthest. */
export const levels = ['substitute', 'manager', 'supervisor', 'head'] as const;
export type Level = (typeof levels)[number];

/** A task that somebody left unanswered. */
export type OverdueTask = {
  level: Level;
  /** Who has the task now, if anybody. */
  assignee: string | undefined;
  /** `YYYY-MM-DD` in the company's zone. */
  day: string;
  /** Who may not take it: people the complaint is about, earlier assignees, the proposer of what has to be approved. */
  excluded: string[];
  /** What an approval would grant, in minor units: only approvers with that much authority fit. */
  cost?: number;
};

const managersOf = (policy: Policy, id: string, found: string[] = []): string[] => {
  const { manager } = personOf(policy, id);
  return manager === undefined || found.includes(manager) ? found : managersOf(policy, manager, [...found, manager]);
};

const mayApprove = (policy: Policy, person: Person, cost: number): boolean =>
  (person.roles.includes('approver') || person.roles.includes('supervisor')) && limitOf(policy, person) >= cost;

/**
 * Who takes a silent task over: somebody of the level, else of the next higher one. Never who has it, who is away or
 * excluded, or whose authority does not reach. Undefined: it stays where it is.
 */
export const takesOver = (policy: Policy, silence: OverdueTask): { to: string; level: Level } | undefined => {
  const { assignee, day, excluded, cost } = silence;
  const unfit = policy.people
    .filter((person) => cost !== undefined && !mayApprove(policy, person, cost))
    .map(({ id }) => id)
    .concat(excluded, assignee ?? []);
  const fits = (id: string) => !unfit.includes(id) && !isAway(personOf(policy, id), day);
  const supervisors = policy.people
    .filter(({ roles }) => roles.includes('supervisor'))
    .sort((a, b) => limitOf(policy, a) - limitOf(policy, b))
    .map(({ id }) => id);
  const of: Record<Level, () => string | undefined> = {
    substitute: () => assignee && standIn(policy, assignee, day, unfit),
    manager: () => assignee && managersOf(policy, assignee).find(fits),
    supervisor: () => [supervisorOf(policy, assignee, day) ?? [], supervisors].flat().find(fits),
    head: () => supervisors.filter((id) => isHead(policy, id)).find(fits),
  };
  for (const level of levels.slice(levels.indexOf(silence.level))) {
    const to = of[level]();
    if (to) return { to, level };
  }
  return undefined;
};

/**
 * Whom a case is escalated to: a supervisor, or the head, who is there and whom the complaint is not about; never its
 * owner. Where nobody stands as high as asked, another supervisor. Undefined: nobody fits, it waits to be given out by hand.
 */
export const escalatesTo = (
  policy: Policy,
  {
    level,
    owner,
    day,
    excluded,
  }: { level: 'supervisor' | 'head'; owner: string | undefined; day: string; excluded: string[] },
): { to: string; level: 'supervisor' | 'head' } | undefined => {
  const taken =
    takesOver(policy, { level, assignee: owner, day, excluded }) ??
    takesOver(policy, { level: 'supervisor', assignee: owner, day, excluded });
  return taken && { to: taken.to, level: isHead(policy, taken.to) ? 'head' : 'supervisor' };
};
