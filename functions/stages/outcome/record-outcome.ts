import type { CaseContext } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type CaseItem, type Change, combine } from '#domain/case/change.ts';
import type { Agreement, Outcome } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { Permanent } from '#domain/failures.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { promiseWordAfter } from '#domain/promises/next-update.ts';
import { counted } from '#domain/promises/tally.ts';
import { cancelTasks, obsoleteTasks } from '#domain/tasks/cancel.ts';
import { newTask } from '#domain/tasks/plan.ts';
import type { Clock } from '#domain/time.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import type { OutcomeInput } from './contract.ts';

export type OutcomeDeps = { cases: CaseStore; clock: Clock; policy: Policy };

type Context = CaseContext<OutcomeDeps>;

const outcomeOf = ({ file, at, deps: { policy } }: Context, agreement: Agreement): Outcome => {
  const { cycle, acceptance, sha256 } = agreement;
  const offers = file.offers.filter((offer) => offer.cycle === cycle);
  const accepted = offers.find(({ round }) => round === acceptance?.round);
  const taken = accepted?.options.filter(({ optionId }) => optionId === acceptance?.option) ?? [];
  const cause = file.examinations.find((examination) => examination.cycle === cycle)?.cause;
  const severity = file.head.severity?.level;
  return {
    cycle,
    result: agreement.kind === 'agreement' ? 'agreed' : 'answered',
    ...(cause && { cause }),
    concessions: taken.map(({ concession, value, cost }) => ({ concession, ...(value && { value }), cost })),
    totalCost: companyMoney(
      policy,
      taken.reduce((sum, { cost }) => sum + cost.amount, 0),
    ),
    rounds: offers.filter(({ answeredAt }) => answeredAt !== undefined).length,
    ...(severity && { severity }),
    recordedAt: at,
    agreementSha256: sha256,
  };
};

/** What follow-up waits for: one task for each promise, by its owner and date, and the survey. */
const followUpTasks = ({ file, at, deps }: Context, agreement: Agreement) => {
  const { caseId } = file.head;
  const { cycle } = agreement;
  const priority = hasPriority(deps.policy, file.head);
  const promises: Task[] = agreement.commitments.map(({ index, owner, dueAt }) =>
    newTask(
      {
        kind: 'promise',
        priority,
        caseId,
        cycle,
        parts: [index],
        assignee: owner,
        subject: String(index),
        dueAt,
      },
      at,
      deps,
    ),
  );
  const survey = newTask({ kind: 'survey', caseId, cycle, assignee: 'customer', priority }, at, deps);
  return { promises, survey };
};

const changeOf = (context: Context, agreement: Agreement): Change => {
  const { file, at } = context;
  const { caseId } = file.head;
  const { cycle } = agreement;
  const outcome = outcomeOf(context, agreement);
  const { promises, survey } = followUpTasks(context, agreement);
  const { result, concessions, totalCost, rounds, agreementSha256 } = outcome;
  return combine(
    {
      set: { status: 'closed', stage: 'outcome', closedAt: at },
      events: [
        {
          type: 'outcome-recorded',
          actor: { kind: 'system' },
          data: {
            cycle,
            result,
            concessions: concessions.map(({ concession }) => concession),
            totalCost,
            rounds,
            agreementSha256,
          },
        },
      ],
      items: [{ kind: 'outcome', outcome }, ...[...promises, survey].map((task): CaseItem => ({ kind: 'task', task }))],
    },
    promises.length > 0 && { set: { nextWordBy: promiseWordAfter(file.head, at, context.deps) } },
    counted(
      context.deps.policy,
      file.head,
      agreement.commitments.map((commitment) => ({ commitment, add: ['made'] })),
    ),
    cancelTasks(obsoleteTasks(file, cycle), 'settled'),
    {
      effects: [
        {
          effect: 'start',
          machine: 'follow-up',
          cycle,
          input: { caseId, cycle, promises: promises.map(({ taskId }) => ({ taskId })), surveyTaskId: survey.taskId },
        },
      ],
    },
  );
};

/**
 * Stage outcome: records once what the cycle came to and closes the case. One transaction holds the outcome, the closing,
 * the promises to keep, the survey, and the effect that starts follow-up.
 */
export const recordOutcome = async (input: OutcomeInput, deps: OutcomeDeps): Promise<OutcomeInput> => {
  const { caseId, cycle, result } = input;
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    if (file.outcomes.some((outcome) => outcome.cycle === cycle)) return undefined;
    const agreement = file.agreements.find((candidate) => candidate.cycle === cycle);
    if (!agreement) throw new Permanent(`Cycle ${cycle} of the case has no agreement and no final answer`);
    return changeOf({ file, at, deps }, agreement);
  });
  return { caseId, cycle, result };
};
