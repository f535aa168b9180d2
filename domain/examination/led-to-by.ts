import { adviceTextId, explanationTextId, preventionTextId } from '../agreement/given.ts';
import { leftOut, notePoints, type PointEntry } from '../agreement/note-points.ts';
import { nameLeader } from '../care/leader.ts';
import type { CaseContext } from '../case/case-file.ts';
import { type CaseItem, type Change, combine, textItem } from '../case/change.ts';
import type { Examination } from '../case/findings.ts';
import type { Task } from '../case/task.ts';
import { chooseExpert } from '../people/choose-person.ts';
import { concernedIn } from '../people/concerned.ts';
import { dayOf } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import { completeComplaint } from '../tasks/completion.ts';
import { decided, type User } from '../tasks/decide.ts';
import { newTask } from '../tasks/plan.ts';
import type { Clock } from '../time.ts';
import { hasPriority } from '../understand/severity.ts';
import type { Cause, Domain, firstCalls, thirdPartyAnswers } from '../vocabulary.ts';

/** What the owner found out, as the desk's contract says it (functions/stages/examine/contract). */
type Findings = {
  cause: Cause;
  facts: string;
  firstCall?: (typeof firstCalls)[number];
  thirdParty?: (typeof thirdPartyAnswers)[number];
  explanation?: string;
  prevention?: string;
  advice?: string;
  customerWish?: string;
  questions: { domain: Domain; question: string; files?: string[] }[];
  points?: PointEntry[];
};

export type FindingsInput = Findings & { taskId: string; user: User; toneAccepted?: string[] };

/** What findings are judged by: no store, so that they can be looked at before they are recorded. */
type Rules = { clock: Clock; policy: Policy; deskUrl?: string };

/** A question and the task that puts it to an expert. */
type Question = { question: string; task: Task };

/** One task for each question, for an expert of its field whom the complaint is not about. */
const ask = ({ file, at, deps }: CaseContext<Rules>, { questions }: Findings): Question[] => {
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
        ...(files.length > 0 && { files: [...new Set(files)] }),
      },
      at,
      deps,
    );
    return { question, task };
  });
};

const examinationOf = (cycle: number, findings: Findings, asked: Question[]): Examination => ({
  cycle,
  cause: findings.cause,
  factsTextId: `facts-${cycle}`,
  ...(findings.explanation && { explanationTextId: explanationTextId(cycle) }),
  ...(findings.prevention && { preventionTextId: preventionTextId(cycle) }),
  ...(findings.advice && { adviceTextId: adviceTextId(cycle) }),
  ...(findings.customerWish && { requestedRemedyTextId: `requested-remedy-${cycle}` }),
  questions: asked.map(({ task: { taskId, domain, subject = '', textId = '' } }) => ({
    questionId: subject,
    // A consultation always has a field: `ask` gave it one.
    domain: domain as NonNullable<typeof domain>,
    taskId,
    textId,
  })),
});

const textsOf = (cycle: number, { facts, explanation, prevention, advice, customerWish }: Findings): CaseItem[] => [
  textItem(`facts-${cycle}`, facts),
  ...(explanation ? [textItem(explanationTextId(cycle), explanation)] : []),
  ...(prevention ? [textItem(preventionTextId(cycle), prevention)] : []),
  ...(advice ? [textItem(adviceTextId(cycle), advice)] : []),
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

/** What findings lead to: the change that records them, what the execution is handed, and who is asked what. */
type Led = { change: Change; output: { questions: { taskId: string }[] }; asked: Task[] };

/**
 * What the findings of an examination lead to in a case, as far as they alone decide it. Refuses what the points refuse:
 * points-unknown, points-too-many.
 */
export const ledToBy = (context: CaseContext<Rules>, task: Task, input: FindingsInput): Led => {
  const { file, at } = context;
  const { user, points, toneAccepted, taskId } = input;
  const actor = { kind: 'person', id: user.id } as const;
  const { cycle } = file.head;
  const asked = ask(context, input);
  const output = { questions: asked.map((question) => ({ taskId: question.task.taskId })) };
  const noted = notePoints(file, points ? [...points, ...leftOut(file, points)] : [], {
    by: user.id,
    ...(toneAccepted && { data: { toneAccepted } }),
  });
  const change = combine(
    completeComplaint({ file, at }, { actor }),
    nameLeader(context, input.cause),
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
        { kind: 'examination', examination: examinationOf(cycle, input, asked) },
        ...textsOf(cycle, input),
        ...asked.flatMap(planned),
      ],
      effects: [{ effect: 'resume', taskId }],
    },
    noted,
  );
  return { change, output, asked: asked.map((question) => question.task) };
};
