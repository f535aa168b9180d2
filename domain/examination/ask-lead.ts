import type { CaseContext, CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Task } from '../case/task.ts';
import { idsBarredFrom } from '../four-eyes/rule.ts';
import { concernedIn, lastResort } from '../people/concerned.ts';
import { dayOf, isFree, standIn } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import { takesOver } from '../tasks/escalation-policy.ts';
import { newTask } from '../tasks/plan.ts';
import type { Clock } from '../time.ts';
import { hasPriority } from '../understand/severity.ts';
import type { Domain } from '../vocabulary.ts';
import { differencesIn } from './differences.ts';
import { answersOf, rulingOf } from './opinions.ts';

type Context = CaseContext<{ policy: Policy; clock: Clock }> & { cycle: number };

/** The task of deciding between opinions that differ, and what plans it where it is asked for the first time. */
export type LeadAsked = { next: { next: 'reconcile'; taskId: string }; change?: Change };

/** The field that all who differ are of; undefined where they are of several. */
const fieldOf = (file: CaseFile, cycle: number): Domain | undefined => {
  const fields = [...new Set(answersOf(file, cycle).map(({ domain }) => domain))];
  return fields.length === 1 ? fields[0] : undefined;
};

/**
 * Who decides: whom the policy names for the field, else for all, or who stands in for them; else a supervisor, the head, whoever is
 * asked last. Never anybody whom the complaint is about; nobody who gave one of the opinions, examined or owns the case, as
 * long as there is somebody else.
 */
const leadFor = ({ file, at, cycle, deps: { policy } }: Context): string | undefined => {
  const day = dayOf(policy, at);
  const named = concernedIn(policy, file);
  const excluded = [...named, ...idsBarredFrom({ kind: 'reconcile', cycle }, file)];
  const { leads } = policy.opinions;
  const field = fieldOf(file, cycle);
  const wanted = [field && leads[field], leads.any].filter((id) => id !== undefined);
  const who = { day, excluded };
  return (
    wanted.find((id) => isFree(policy, id, who)) ??
    wanted.flatMap((id) => standIn(policy, id, who) ?? [])[0] ??
    takesOver(policy, { level: 'supervisor', assignee: undefined, ...who })?.to ??
    lastResort(policy, who) ??
    lastResort(policy, { day, excluded: named })
  );
};

const asked = ({ file, at, cycle, deps }: Context): { task: Task; change: Change } => {
  const { policy } = deps;
  const { caseId } = file.head;
  const about = differencesIn(policy, file, cycle);
  const assignee = leadFor({ file, at, cycle, deps });
  const priority = hasPriority(policy, file.head);
  const task = newTask({ kind: 'reconcile', caseId, cycle, parts: [1], assignee, priority }, at, deps);
  return {
    task,
    change: {
      events: [
        {
          type: 'opinions-differ',
          actor: { kind: 'system' },
          data: { cycle, taskId: task.taskId, lead: assignee ?? 'nobody', about },
        },
      ],
      items: [{ kind: 'task', task }],
    },
  };
};

/**
 * Where the opinions of experts differ, a lead decides between them before anything is proposed, once in a cycle. Undefined where
 * they do not, or where it was decided.
 */
export const askLead = (context: Context): LeadAsked | undefined => {
  const { file, cycle, deps } = context;
  if (rulingOf(file, cycle)) return undefined;
  const waiting = file.tasks.find((task) => task.kind === 'reconcile' && task.cycle === cycle);
  if (waiting) return { next: { next: 'reconcile', taskId: waiting.taskId } };
  if (differencesIn(deps.policy, file, cycle).length === 0) return undefined;
  const { task, change } = asked(context);
  return { next: { next: 'reconcile', taskId: task.taskId }, change };
};

/** The open task of a case in which somebody decides between opinions. */
export const openReconcile = ({ head, tasks }: Pick<CaseFile, 'head' | 'tasks'>): Task | undefined =>
  tasks.find(({ kind, cycle, status }) => kind === 'reconcile' && cycle === head.cycle && status === 'open');
