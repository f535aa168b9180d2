import { isAnswerable, openPoints } from '../agreement/points.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { concernedIn, lastResort } from '../people/concerned.ts';
import { dayOf } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import { takesOver } from '../tasks/escalation-policy.ts';
import { newTask } from '../tasks/plan.ts';
import type { Clock, Instant } from '../time.ts';
import { hasPriority } from '../understand/severity.ts';

type Asked = { next: { next: 'points'; taskId: string }; change?: Change };
type Context = { cycle: number; at: Instant; deps: { policy: Policy; clock: Clock } };

/** The owner, else a supervisor; never somebody whom the case is about, as long as there is another one. */
const answererOf = (file: CaseFile, at: Instant, policy: Policy): string | undefined => {
  const { owner } = file.head;
  const day = dayOf(policy, at);
  const excluded = concernedIn(policy, file);
  if (owner !== undefined && !excluded.includes(owner)) return owner;
  return (
    takesOver(policy, { level: 'supervisor', assignee: owner, day, excluded })?.to ??
    lastResort(policy, { day, excluded })
  );
};

/**
 * A final answer answers every point of the complaint: where one is open, or nobody has confirmed any, its owner, else a
 * supervisor, is asked for them first. Undefined where all are answered.
 */
export const askPoints = (file: CaseFile, { cycle, at, deps: { policy, clock } }: Context): Asked | undefined => {
  if (isAnswerable(file.events)) return undefined;
  const pointIds = openPoints(file.events).map(({ pointId }) => pointId);
  const before = file.tasks.filter((task) => task.kind === 'points' && task.cycle === cycle);
  const waiting = before.find(({ status }) => status !== 'decided');
  if (waiting) return { next: { next: 'points', taskId: waiting.taskId } };
  const { caseId } = file.head;
  const assignee = answererOf(file, at, policy);
  const priority = hasPriority(policy, file.head);
  const parts = [before.length + 1];
  const task = newTask({ kind: 'points', caseId, cycle, parts, assignee, priority }, at, { policy, clock });
  const { taskId } = task;
  return {
    next: { next: 'points', taskId },
    change: {
      events: [{ type: 'points-asked', actor: { kind: 'system' }, data: { taskId, pointIds } }],
      items: [{ kind: 'task', task }],
    },
  };
};
