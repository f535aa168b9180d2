import { explanationTextId, preventionTextId } from '#domain/agreement/given.ts';
import { leftOut, notePoints } from '#domain/agreement/note-points.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type CaseItem, combine, textItem } from '#domain/case/change.ts';
import type { Examination } from '#domain/case/findings.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import { chooseExpert } from '#domain/people/choose-person.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { completeComplaint } from '#domain/tasks/completion.ts';
import { decided, requireTask, requireUninvolved, type User } from '#domain/tasks/decide.ts';
import { newTask } from '#domain/tasks/plan.ts';
import type { Clock } from '#domain/time.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import type { Findings, FindingsOutput } from './contract.ts';

export type FindingsInput = Findings & { taskId: string; user: User; toneAccepted?: string[] };
export type FindingsDeps = { cases: CaseStore; clock: Clock; policy: Policy };

type Question = { question: string; task: Task };

/** One task for each question, for an expert of its field whom the complaint is not about. */
const ask = ({ file, at, deps }: CaseContext<FindingsDeps>, { questions }: Findings): Question[] => {
  const { policy } = deps;
  const { caseId, cycle } = file.head;
  const who = { day: dayOf(policy, at), excluded: concernedIn(policy, file) };
  return questions.map(({ domain, question, files = [] }, index) => {
    const number = String(index + 1);
    const task = newTask(
      {
        kind: 'consult',
        priority: hasPriority(policy, file.head),
        caseId,
        cycle,
        parts: [number],
        assignee: chooseExpert(policy, domain, who),
        domain,
        subject: number,
        textId: `question-${cycle}-${number}`,
      },
      at,
      deps,
    );
    return { question, task: files.length > 0 ? { ...task, files: [...new Set(files)] } : task };
  });
};

const examinationOf = (cycle: number, findings: Findings, asked: Question[]): Examination => ({
  cycle,
  cause: findings.cause,
  factsTextId: `facts-${cycle}`,
  ...(findings.explanation && { explanationTextId: explanationTextId(cycle) }),
  ...(findings.prevention && { preventionTextId: preventionTextId(cycle) }),
  ...(findings.customerWish && { requestedRemedyTextId: `requested-remedy-${cycle}` }),
  questions: asked.map(({ task: { taskId, domain, subject = '', textId = '' } }) => ({
    questionId: subject,
    // A consultation always has a field: `ask` gave it one.
    domain: domain as NonNullable<typeof domain>,
    taskId,
    textId,
  })),
});

const textsOf = (cycle: number, { facts, explanation, prevention, customerWish }: Findings): CaseItem[] => [
  textItem(`facts-${cycle}`, facts),
  ...(explanation ? [textItem(explanationTextId(cycle), explanation)] : []),
  ...(prevention ? [textItem(preventionTextId(cycle), prevention)] : []),
  ...(customerWish ? [textItem(`requested-remedy-${cycle}`, customerWish)] : []),
];

/** What of the steps that a motive asks for was taken. */
const stepsTaken = ({ firstCall, thirdParty, explanation }: Findings) => ({
  ...(firstCall && { firstCall }),
  ...(thirdParty && { thirdParty }),
  ...(explanation && { explained: true as const }),
});

const planned = ({ task, question }: Question): CaseItem[] => [
  { kind: 'task', task },
  textItem(task.textId ?? '', question),
];

/**
 * The owner has listened (stage examine): records cause, facts and what the customer asks for, plans one consultation for each
 * question, and lets the execution go on. Points of the complaint are listed with it. A customer who was asked to complete
 * the complaint need not any more: the owner has what it takes.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before.
 */
export const recordFindings = async (input: FindingsInput, deps: FindingsDeps): Promise<FindingsOutput> => {
  const { taskId, user, points, toneAccepted } = input;
  const actor = { kind: 'person', id: user.id } as const;
  const { cases, clock, policy } = deps;
  await requireTask(cases, taskId);
  const at = clock.now();
  let output: FindingsOutput = { questions: [] };
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireUninvolved({ file, policy }, taskId, user);
    const { cycle } = file.head;
    const asked = ask({ file, at, deps }, input);
    const examination = examinationOf(cycle, input, asked);
    const completed = completeComplaint({ file, at }, { actor });
    const noted = notePoints(file, points ? [...points, ...leftOut(file, points)] : [], {
      by: user.id,
      ...(toneAccepted && { data: { toneAccepted } }),
    });
    output = { questions: asked.map((question) => ({ taskId: question.task.taskId })) };
    return combine(
      completed,
      {
        set: { status: 'examined', stage: 'examine' },
        events: [
          {
            type: 'examined',
            actor,
            data: {
              taskId,
              cause: input.cause,
              ...stepsTaken(input),
              ...(toneAccepted && { toneAccepted }),
              questions: asked.map((question) => ({
                taskId: question.task.taskId,
                domain: question.task.domain,
                expert: question.task.assignee,
              })),
            },
          },
        ],
        items: [
          decided(task, { by: user.id, at, output }),
          { kind: 'examination', examination },
          ...textsOf(cycle, input),
          ...asked.flatMap(planned),
        ],
        effects: [{ effect: 'resume', taskId }],
      },
      noted,
    );
  });
  return output;
};
