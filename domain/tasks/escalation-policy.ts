import type { Demand } from '../budgets/demand-shape.ts';
import type { Task } from '../case/task.ts';
import { type Authority, covers } from '../people/authority.ts';
import { lastResort } from '../people/concerned.ts';
import { decidesApprovals, isAway, limitOf, personOf, standIn, supervisorOf } from '../people/directory.ts';
import { onRota } from '../people/rota.ts';
import type { Policy } from '../policy/policy.ts';
import type { EscalationStep } from '../policy/schema/deadlines.ts';
import type { Person } from '../policy/schema/people.ts';
import { type Clock, type Instant, instantAfter } from '../time.ts';
import { type Level, levels } from '../vocabulary.ts';
import { kindOf } from './kinds.ts';

/** A step of an escalation policy that is still to be taken: its number, what happens, and when. */
export type Step = { step: number; do: EscalationStep['do']; at: Instant };

type TimedTask = Pick<Task, 'kind' | 'dueAt'>;

type Timekeeping = { policy: Policy; clock: Clock };

/** The least part of the policy's times that the steps of a task take, even if it was due before it was opened. */
const SHORTEST = 0.02;

/** A task opens a moment after it was planned: that is no other date. */
const SAME = 0.02;

/** How much longer or shorter than the policy's the time of a task with a date of its own is. */
const stretch = ({ kind, dueAt }: TimedTask, from: Instant, { policy, clock }: Timekeeping): number => {
  if (!kindOf(kind).hasOwnDate) return 1;
  const usual = Date.parse(clock.after(from, policy.deadlines.tasks[kind].due)) - Date.parse(from);
  const own = Date.parse(dueAt) - Date.parse(from);
  if (usual <= 0 || Math.abs(own / usual - 1) < SAME) return 1;
  return Math.max(own / usual, SHORTEST);
};

/**
 * The next step of a task's escalation policy, or undefined after the last one, when the task stays open with whoever has it.
 * Of a task with a date of its own the times of all steps are stretched, so that the policy's due date falls on that date.
 * A `no-answer` that the policy puts where no case goes on without an answer becomes a supervisor's task.
 * @param since how many steps were taken before, and from when the steps are counted
 */
export const nextStep = (
  task: TimedTask,
  { step, from }: { step: number; from: Instant },
  timekeeping: Timekeeping,
): Step | undefined => {
  const { policy, clock } = timekeeping;
  const todo = policy.deadlines.tasks[task.kind].escalation[step];
  if (!todo) return undefined;
  const wait = Date.parse(clock.after(from, todo.at)) - Date.parse(from);
  const at = instantAfter(from, wait * stretch(task, from, timekeeping));
  const forbidden = todo.do === 'no-answer' && !kindOf(task.kind).mayEndUnanswered;
  return { step, do: forbidden ? 'supervisor' : todo.do, at };
};

/** Whether somebody is a head: a supervisor above whom there is nobody. */
export const isHead = (policy: Policy, id: string): boolean => {
  const { roles, manager } = personOf(policy, id);
  return roles.includes('supervisor') && manager === undefined;
};

/** A task that somebody left unanswered. */
export type OverdueTask = {
  level: Level;
  /** Who has the task now, if anybody. */
  assignee: string | undefined;
  /** `YYYY-MM-DD` in the company's zone. */
  day: string;
  /** Who may not take it: people the complaint is about, earlier assignees, the proposer of what has to be approved. */
  excluded: string[];
  /** The moment, for the duty rota; without it nobody is on it. */
  at?: Instant;
  /** What an approval would grant, in minor units: only approvers with that much authority fit. */
  cost?: number;
  /** What else it asks of whoever grants it. */
  demand?: Demand;
};

const managersOf = (policy: Policy, id: string, found: string[] = []): string[] => {
  const { manager } = personOf(policy, id);
  return manager === undefined || found.includes(manager) ? found : managersOf(policy, manager, [...found, manager]);
};

const mayApprove = (policy: Policy, person: Person, asked: Pick<Authority, 'cost' | 'demand'>): boolean =>
  decidesApprovals(person) && covers(policy, person, asked);

/**
 * Who takes an overdue task over: somebody of the level, else of the next higher one. Never who has it, who is away or
 * excluded, or whose authority does not reach. Undefined: it stays where it is.
 */
export const takesOver = (policy: Policy, overdue: OverdueTask): { to: string; level: Level } | undefined => {
  const { assignee, day, excluded, cost, demand, at } = overdue;
  const unfit = policy.people
    .filter((person) => cost !== undefined && !mayApprove(policy, person, { cost, ...(demand && { demand }) }))
    .map(({ id }) => id)
    .concat(excluded, assignee ?? []);
  const fits = (id: string) => !unfit.includes(id) && !isAway(personOf(policy, id), day);
  const supervisors = policy.people
    .filter(({ roles }) => roles.includes('supervisor'))
    .sort((a, b) => limitOf(policy, a) - limitOf(policy, b))
    .map(({ id }) => id);
  const of: Record<Level, () => string | undefined> = {
    'next-on-rota': () => (at ? onRota(policy, at).find(fits) : undefined),
    substitute: () => assignee && standIn(policy, assignee, { day, excluded: unfit }),
    manager: () => assignee && managersOf(policy, assignee).find(fits),
    supervisor: () => [supervisorOf(policy, assignee, day) ?? [], supervisors].flat().find(fits),
    head: () => supervisors.filter((id) => isHead(policy, id)).find(fits),
  };
  for (const level of levels.slice(levels.indexOf(overdue.level))) {
    const to = of[level]();
    if (to) return { to, level };
  }
  return undefined;
};

/** To whom, as high as can be. */
type Wanted = { level: 'supervisor' | 'head'; owner: string | undefined; day: string; excluded: string[] };

type Taken = { to: string; level: 'supervisor' | 'head' };

const levelOf = (policy: Policy, to: string): Taken => ({ to, level: isHead(policy, to) ? 'head' : 'supervisor' });

/** A supervisor or the head who is there; never the owner. */
const leadFor = (policy: Policy, { level, owner, day, excluded }: Wanted): Taken | undefined => {
  const taken =
    takesOver(policy, { level, assignee: owner, day, excluded }) ??
    takesOver(policy, { level: 'supervisor', assignee: owner, day, excluded });
  return taken && levelOf(policy, taken.to);
};

/** Where no supervisor is there whom the complaint is not about, somebody else decides: whom the policy asks last. */
const beyondLeads = (policy: Policy, { owner, day, excluded }: Wanted): Taken | undefined => {
  const to = lastResort(policy, { day, excluded: owner ? [...excluded, owner] : excluded });
  return to === undefined ? undefined : levelOf(policy, to);
};

/**
 * Whom a case is escalated to: a supervisor, or the head, who is there and whom the complaint is not about; never its
 * owner. Where nobody stands as high as asked, another supervisor; where it is about all of them, or none is there, whoever the
 * policy asks last (`ifConcerned`). Undefined: the policy names nobody but the owner, it waits to be given out by hand.
 */
export const escalatesTo = (policy: Policy, wanted: Wanted): Taken | undefined =>
  leadFor(policy, wanted) ?? beyondLeads(policy, wanted);

/**
 * Whom a case is escalated to that must not be judged by the line of its owner: a supervisor who does not stand above the
 * owner; where there is none, one above who is not the owner's own manager; else whoever `escalatesTo` finds.
 */
export const escalatesOutside = (policy: Policy, wanted: Wanted): Taken | undefined => {
  const { owner, excluded } = wanted;
  const [nearest, ...above] = owner ? managersOf(policy, owner) : [];
  const without = (line: string[]) => leadFor(policy, { ...wanted, excluded: [...excluded, ...line] });
  const line = nearest === undefined ? [] : [nearest];
  return without([...line, ...above]) ?? without(line) ?? escalatesTo(policy, wanted);
};
