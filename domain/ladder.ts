import type { Task } from './case.ts';
import type { TaskKind } from './journey.ts';
import { isAway, limitOf, standIn, supervisorOf } from './people.ts';
import { type Person, type Policy, personOf, type Rung } from './policy.ts';
import type { Clock, Instant } from './time.ts';

/** Whether a case goes on without this answer. No task of another kind is ever ended by a clock. */
export const endsUnanswered = (kind: TaskKind): boolean => kind === 'consult' || kind === 'survey';

/** A rung that a task has yet to climb: its number, what happens, and when. */
export type Step = { rung: number; do: Rung['do']; at: Instant };

type Climber = Pick<Task, 'kind' | 'dueAt'>;

/** A promise that was due when its task opened climbs quickly, yet rung by rung. */
const SHORTEST = 0.1;

/** How much longer or shorter than the policy's the time of a promise is: its date was agreed with the customer. */
const stretch = (policy: Policy, { kind, dueAt }: Climber, openedAt: Instant, clock: Clock): number => {
  if (kind !== 'promise') return 1;
  const usual = Date.parse(clock.after(openedAt, policy.deadlines.tasks[kind].due)) - Date.parse(openedAt);
  const own = Date.parse(dueAt) - Date.parse(openedAt);
  return usual > 0 ? Math.max(own / usual, SHORTEST) : 1;
};

/**
 * What a task has to climb next, or undefined at the end of its ladder, where it stays open with whoever has it.
 * The ladder of a promise is stretched so that the policy's due date falls on the promised one.
 * A `no-answer` that the policy puts where no case goes on without an answer becomes a supervisor's matter.
 * @param rung how many rungs the task has climbed
 */
export const nextStep = (
  policy: Policy,
  task: Climber,
  rung: number,
  openedAt: Instant,
  clock: Clock,
): Step | undefined => {
  const step = policy.deadlines.tasks[task.kind].ladder[rung];
  if (!step) return undefined;
  const wait = Date.parse(clock.after(openedAt, step.at)) - Date.parse(openedAt);
  const at = new Date(Date.parse(openedAt) + wait * stretch(policy, task, openedAt, clock)).toISOString();
  const forbidden = step.do === 'no-answer' && !endsUnanswered(task.kind);
  return { rung, do: forbidden ? 'supervisor' : step.do, at };
};

/** Whom a silent task goes to, from the nearest to the farthest. */
export const levels = ['substitute', 'manager', 'supervisor'] as const;
export type Level = (typeof levels)[number];

/** A task that somebody left unanswered. */
export type Silence = {
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
export const takesOver = (policy: Policy, silence: Silence): { to: string; level: Level } | undefined => {
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
  };
  for (const level of levels.slice(levels.indexOf(silence.level))) {
    const to = of[level]();
    if (to) return { to, level };
  }
  return undefined;
};
