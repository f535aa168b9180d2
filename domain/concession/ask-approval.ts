import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { ChangePart } from '#domain/case/change.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { optionCost } from '#domain/concession/authority.ts';
import { idsBarredFrom } from '#domain/four-eyes/rule.ts';
import { awayApprovers, findApprover } from '#domain/people/authority.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { newTask } from '#domain/tasks/plan.ts';
import type { Clock } from '#domain/time.ts';
import { hasPriority } from '#domain/understand/severity.ts';

type Deps = { policy: Policy; clock: Clock };

const approvalsOf = ({ tasks }: CaseFile, { cycle, round }: Offer): Task[] =>
  tasks.filter((task) => task.kind === 'approve' && task.cycle === cycle && task.subject === String(round));

/** The approval that an offer waits for. */
export const waitingApproval = (file: CaseFile, offer: Offer): Task | undefined =>
  approvalsOf(file, offer).find(({ status }) => status !== 'decided');

/**
 * Asks for the approval of what is above an authority: of nobody who had a part in it (domain/four-eyes), nor anybody the
 * complaint is about. A change after an approval asks for another one.
 * @param proposer who proposes it: the owner, or whoever changed it last
 */
export const askApproval = (
  { file, at, deps }: CaseContext<Deps>,
  offer: Offer,
  proposer = file.head.owner,
): { task: Task; change: Required<Pick<ChangePart, 'events' | 'items'>> } => {
  const { policy } = deps;
  const { caseId } = file.head;
  const { cycle, round, options } = offer;
  const cost = optionCost(options);
  const shapers = [...idsBarredFrom({ kind: 'approve', cycle }, file), ...(proposer ? [proposer] : [])];
  const named = concernedIn(policy, file);
  const authority = { cost, day: dayOf(policy, at), excluded: named };
  const { approver: assignee, lacks } = findApprover(policy, authority, shapers);
  const away = awayApprovers(policy, { ...authority, excluded: [...named, ...shapers] });
  const before = approvalsOf(file, offer).length;
  const parts = before === 0 ? [round] : [round, before + 1];
  const priority = hasPriority(policy, file.head);
  const task = newTask({ kind: 'approve', caseId, cycle, parts, assignee, subject: String(round), priority }, at, deps);
  return {
    task,
    change: {
      events: [
        {
          type: 'proposed',
          actor: { kind: 'system' },
          data: {
            cycle,
            round,
            taskId: task.taskId,
            proposer: proposer ?? 'nobody',
            approver: assignee ?? 'nobody',
            ...(away.length > 0 && { away }),
            ...(lacks && { lacks }),
            concessions: options.map(({ concession }) => concession),
            cost,
          },
        },
      ],
      items: [
        { kind: 'offer', offer: { ...offer, status: 'needs-approval' } },
        { kind: 'task', task },
      ],
    },
  };
};
