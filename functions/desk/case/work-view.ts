import type { CaseFile } from '#domain/case/case-file.ts';
import type { Opinion } from '#domain/case/findings.ts';
import { remedyTextId } from '#domain/case/findings.ts';
import type { Task } from '#domain/case/task.ts';
import { remedyChoices, titleOfRemedy } from '#domain/concession/titles.ts';
import type { UpdateSubject } from '#domain/policy/schema/promises.ts';
import { proofsFor } from '#domain/promises/proof.ts';
import { datesOfRequest } from '#domain/tasks/data-request.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { CasePart } from './contract.ts';
import type { Naming } from './naming.ts';
import { verdictsOn } from './verdict-view.ts';
import type { VisiblePart } from './visible-part.ts';

/** Tasks in which somebody says what would set it right. */
const JUDGING: readonly Task['kind'][] = ['consult', 'third-opinion', 'reconcile'];

/** A remedy that somebody recommends, with what it is called, as far as its reader may see what it is worth. */
export const remedyView = (
  remedy: string | undefined,
  { priced }: VisiblePart,
  { policy, language }: Naming,
): { remedy?: string; remedyTitle?: string } =>
  remedy === undefined ? {} : { remedy, remedyTitle: priced(titleOfRemedy(policy, remedy, language)) };

export const taskView =
  (
    visible: VisiblePart,
    {
      file,
      policy,
      language,
      now,
    }: { file: Pick<CaseFile, 'agreements' | 'offers' | 'events'> } & Naming & { now: string },
  ) =>
  (task: Task): CasePart<'tasks'> => {
    const { text, priced, shows } = visible;
    const { agreements } = file;
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
      question: task.kind === 'release' ? verdictsOn(file, task, { visible, policy, language }) : text(task.textId),
      priority: task.priority,
      inWriting: task.inWriting,
      dataRequest: datesOfRequest(file.events, task),
      promise: promised && priced(text(promised.textId) ?? promised.what),
      proofs: promised && task.status === 'open' ? proofsFor(policy, promised) : undefined,
      remedies:
        JUDGING.includes(task.kind) && task.status === 'open'
          ? remedyChoices(policy, { language, seesAmounts: shows('money') })
          : undefined,
      about: task.kind === 'update' ? (task.subject as UpdateSubject) : undefined,
    });
  };

export const opinionView =
  (visible: VisiblePart, naming: Naming) =>
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
          ...remedyView(opinion.remedy ?? visible.text(remedyTextId(opinion.taskId)), visible, naming),
          explanation: visible.text(opinion.explanationTextId),
          internal: visible.text(opinion.internalTextId),
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
