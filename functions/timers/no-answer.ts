import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, type Change, type ChangePart, combine } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { decided } from '#domain/tasks/decide.ts';
import { resumeEscalation } from '#domain/tasks/escalation-pause.ts';
import { kindOf } from '#domain/tasks/kinds.ts';
import type { TimerContext } from './deps.ts';

const isLastQuestion = (file: CaseFile, task: Task): boolean =>
  file.tasks
    .filter(({ kind, cycle, taskId }) => kind === 'consult' && cycle === task.cycle && taskId !== task.taskId)
    .every(({ status }) => status === 'decided' || status === 'withdrawn');

const unanswered = ({ taskId, domain }: Task): CaseItem[] =>
  domain ? [{ kind: 'opinion', opinion: { taskId, domain, answered: false } }] : [];

/** A complaint that was not completed: its examination goes on, and its owner is asked to decide with what there is. */
const goesOnWithout = (context: TimerContext, task: Task): ChangePart => {
  const { file, at, deps } = context;
  const { policy, deskUrl } = deps;
  const { head } = file;
  const about = { messageId: `no-answer-${task.taskId}`, at, template: 'staff-incomplete', deskUrl } as const;
  return combine(
    resumeEscalation(context, task),
    head.owner && staffNotice(policy, head, { to: head.owner, ...about }),
  );
};

/** What follows the end of each kind. No execution waits for a standalone task, so nothing is resumed. */
const followUp = (context: TimerContext, task: Task): ChangePart => {
  if (task.kind === 'completion') return goesOnWithout(context, task);
  const decisionGoesOn = task.kind === 'third-opinion' && resumeEscalation(context, task);
  return combine(decisionGoesOn, {
    items: unanswered(task),
    effects: kindOf(task.kind).isStandalone ? [] : [{ effect: 'resume', taskId: task.taskId }],
  });
};

/**
 * Ends a question, a survey or a request for completion that nobody answered: recorded as no answer, never as a yes or a
 * no. The case goes on without it, and nothing is closed.
 */
export const endUnanswered = (context: TimerContext, task: Task): Change => {
  const isConsulted = task.kind === 'consult' && isLastQuestion(context.file, task);
  return combine(
    {
      ...(isConsulted && { set: { status: 'consulted', stage: 'consult' } }),
      events: [{ type: 'no-answer', actor: { kind: 'system' }, data: { taskId: task.taskId, kind: task.kind } }],
      items: [decided(task, { by: 'nobody', at: context.at })],
    },
    followUp(context, task),
  );
};
