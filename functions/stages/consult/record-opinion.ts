import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type ChangePart, combine, textItem } from '#domain/case/change.ts';
import type { Opinion } from '#domain/case/findings.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import { resumeEscalation } from '#domain/tasks/escalation-pause.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { OpinionBody } from './contract.ts';
import { judged, remedyParts } from './judged.ts';

export type OpinionInput = OpinionBody & { taskId: string; user: User; toneAccepted?: string[] };
export type OpinionDeps = { cases: CaseStore; clock: Clock; policy: Policy };

const isLastOpen = (file: CaseFile, task: Task): boolean =>
  file.tasks
    .filter(({ kind, cycle, taskId }) => kind === 'consult' && cycle === task.cycle && taskId !== task.taskId)
    .every(({ status }) => status === 'decided' || status === 'withdrawn');

/** What an expert said that is for people only, by the ids it is kept under. */
const textsOf = ({ taskId, explanation, internal, cannotTell }: OpinionInput) => {
  const needed = typeof cannotTell === 'string' ? `${cannotTell}\n\n` : '';
  const forHouse = `${needed}${internal ?? ''}`.trim();
  return {
    ...(explanation && { explanation: { id: `explanation-${taskId}`, text: explanation } }),
    ...(forHouse && { internal: { id: `internal-${taskId}`, text: forHouse } }),
  };
};

/** The case goes on where an execution waits for the answer; a decision between opinions whose time stood still does else. */
const goesOn = (context: { file: CaseFile; at: Instant; deps: OpinionDeps }, task: Task): ChangePart =>
  task.kind === 'third-opinion'
    ? resumeEscalation(context, task)
    : {
        set: isLastOpen(context.file, task) ? { status: 'consulted', stage: 'consult' } : {},
        effects: [{ effect: 'resume', taskId: task.taskId }],
      };

/**
 * An expert has answered (stage consult): keeps the typed opinion and lets its execution go on. The case becomes
 * consulted with the last open question of its cycle. Whoever cannot tell says so: that is an answer.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, task-of-another-kind.
 */
export const recordOpinion = async (input: OpinionInput, deps: OpinionDeps): Promise<Record<string, never>> => {
  const { taskId, user, toneAccepted, cannotTell } = input;
  const { cases, clock, policy } = deps;
  await requireTask(cases, taskId);
  const at = clock.now();
  const texts = textsOf(input);
  const remedy = remedyParts(policy, taskId, input.remedy);
  const known = {
    ...(cannotTell === undefined ? judged(input) : { cannotTell: true as const }),
    ...remedy.named,
  };
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const { domain } = task;
    if (!domain) throw new Refusal('task-of-another-kind', { title: 'This task is no consultation' });
    const opinion: Opinion = {
      ...{ taskId, domain, answered: true, expert: user.id },
      ...known,
      ...(texts.explanation && { explanationTextId: texts.explanation.id }),
      ...(texts.internal && { internalTextId: texts.internal.id }),
    };
    return combine(
      {
        events: [
          {
            type: 'consulted',
            actor: { kind: 'person', id: user.id },
            data: { taskId, domain, ...known, ...(toneAccepted && { toneAccepted }) },
          },
        ],
        items: [
          decided(task, { by: user.id, at }),
          { kind: 'opinion', opinion },
          ...Object.values(texts).map(({ id, text }) => textItem(id, text)),
          ...remedy.items,
        ],
      },
      goesOn({ file, at, deps }, task),
    );
  });
  return {};
};
