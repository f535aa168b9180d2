import type { CaseFile } from '#domain/case/case-file.ts';
import type { Opinion } from '#domain/case/findings.ts';
import { remedyTextId } from '#domain/case/findings.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { UpdateSubject } from '#domain/policy/schema/promises.ts';
import { proofsFor } from '#domain/promises/proof.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { CasePart } from './contract.ts';
import type { VisiblePart } from './visible-part.ts';

export const taskView =
  (
    { text, priced }: VisiblePart,
    { agreements, policy, now }: Pick<CaseFile, 'agreements'> & { policy: Policy; now: string },
  ) =>
  (task: Task): CasePart<'tasks'> => {
    const promised =
      task.kind === 'promise'
        ? agreements
            .find(({ cycle }) => cycle === task.cycle)
            ?.commitments.find(({ index }) => String(index) === task.subject)
        : undefined;
    return omitUndefined({
      id: task.taskId,
      kind: task.kind,
      status: task.status as CasePart<'tasks'>['status'],
      cycle: task.cycle,
      assignee: task.assignee,
      dueAt: task.dueAt,
      overdue: task.status === 'open' && task.dueAt < now,
      openedAt: task.openedAt,
      decidedAt: task.decidedAt,
      decidedBy: task.decidedBy,
      domain: task.domain,
      // The text of a release is no question: it is what the customer gets.
      question: task.kind === 'release' ? undefined : text(task.textId),
      priority: task.priority,
      inWriting: task.inWriting,
      promise: promised && priced(text(promised.textId) ?? promised.what),
      proofs: promised && task.status === 'open' ? proofsFor(policy, promised) : undefined,
      about: task.kind === 'update' ? (task.subject as UpdateSubject) : undefined,
    });
  };

export const opinionView =
  ({ text }: VisiblePart) =>
  (opinion: Opinion): CasePart<'opinions'> =>
    opinion.answered
      ? omitUndefined({
          taskId: opinion.taskId,
          domain: opinion.domain,
          answered: true,
          expert: opinion.expert,
          valid: opinion.valid,
          liable: opinion.liable,
          cannotTell: opinion.cannotTell,
          remedy: opinion.remedy ?? text(remedyTextId(opinion.taskId)),
          explanation: text(opinion.explanationTextId),
          internal: text(opinion.internalTextId),
        })
      : { taskId: opinion.taskId, domain: opinion.domain, answered: false };

export const examinationsView = ({ examinations }: CaseFile, { text }: VisiblePart): CasePart<'examinations'>[] =>
  examinations.map(
    ({ cycle, cause, factsTextId, explanationTextId, preventionTextId, adviceTextId, requestedRemedyTextId }) =>
      omitUndefined({
        cycle,
        cause,
        facts: text(factsTextId) ?? '',
        explanation: text(explanationTextId),
        prevention: text(preventionTextId),
        advice: text(adviceTextId),
        customerWish: text(requestedRemedyTextId),
      }),
  );
