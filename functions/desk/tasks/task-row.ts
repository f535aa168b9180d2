import { customersAndTexts } from '#cases/store/customers.ts';
import type { Marks } from '#cases/store/marks.ts';
import type { QueuedTask } from '#cases/store/queues.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { opinionKinds } from '#domain/tasks/kinds.ts';
import type { Instant } from '#domain/time.ts';
import { requestOf } from '#domain/urgent/call-notice.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import { sees } from '../access/parts.ts';
import { withoutCustomer } from '../case/visible-part.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import { presentIn } from '../live/present.ts';
import { shownMarkOf } from '../marks/shown-mark.ts';
import { headFactsOf } from '../row/head-facts.ts';
import type { TaskRow } from './contract.ts';

/** Who reads a list, and when. */
type Reading = { reader: Reader; now: Instant; marks: Marks };

/** What is known of the customer and the words of a task. */
type Personal = { name: string | undefined; question: string | undefined };

const row = (
  { task, head }: QueuedTask,
  { name, question }: Personal,
  { reader, now, marks, policy }: Reading & Pick<DeskDeps, 'policy'>,
): TaskRow =>
  omitUndefined({
    ...headFactsOf(head, name, { reader, policy }),
    id: task.taskId,
    kind: task.kind,
    title: requestOf(task, head)[reader.language],
    status: 'open' as const,
    dueAt: task.dueAt,
    openedAt: task.openedAt,
    overdue: task.dueAt < now,
    assignee: task.assignee,
    assigneeName: task.assignee && task.assignee !== 'customer' ? nameOf(policy, task.assignee) : undefined,
    question: sees(reader, 'words') ? question : question && withoutCustomer(question, { name }),
    stalledAt: head.stalledAt,
    priority: task.priority,
    inWriting: task.inWriting,
    ...shownMarkOf(marks.get(task.taskId), { head, dueAt: task.dueAt, now }),
  });

/** Tasks as somebody reads them: experts without the name of the customer, and their question without what names them. */
export const taskRows = async (
  tasks: QueuedTask[],
  reading: Reading,
  { table, policy, clock }: Pick<DeskDeps, 'table' | 'policy' | 'clock'>,
): Promise<TaskRow[]> => {
  const shown = tasks.filter(({ head }) => !head.blockedAt);
  const { customers, texts } = await customersAndTexts(table, {
    caseIds: shown.map(({ head }) => head.caseId),
    texts: shown.flatMap(({ task: { caseId, kind, textId } }) =>
      opinionKinds.includes(kind) && textId ? { caseId, textId } : [],
    ),
  });
  const caseIds = tasks.map(({ head }) => head.caseId);
  const present = await presentIn(caseIds, reading.reader, { table, policy, clock });
  return tasks.map((one) => {
    const { caseId, textId = '' } = one.task;
    const personal = { name: customers.get(caseId)?.name, question: texts.get(`${caseId} ${textId}`) };
    const presence = present.get(caseId);
    return { ...row(one, personal, { ...reading, policy }), ...(presence && { presence }) };
  });
};
