import type { CaseFile } from '../case/case-file.ts';
import type { Offer } from '../case/settlement.ts';
import type { Task } from '../case/task.ts';

/** The tasks in which people were asked to approve an offer, in the order in which they were asked. */
export const approvalsOf = (
  { tasks }: Pick<CaseFile, 'tasks'>,
  { cycle, round }: Pick<Offer, 'cycle' | 'round'>,
): Task[] =>
  tasks
    .filter((task) => task.kind === 'approve' && task.cycle === cycle && task.subject === String(round))
    .sort((a, b) => numberOf(a) - numberOf(b));

/** How manieth a task is among those of its round: it stands at the end of its id, but for the first. */
const numberOf = ({ taskId }: Task): number => Number(taskId.split('.')[4] ?? 1);

const isWaiting = ({ status }: Task): boolean => status === 'planned' || status === 'open';

/** The approvals that an offer waits for. */
export const waitingApprovals = (file: Pick<CaseFile, 'tasks'>, offer: Pick<Offer, 'cycle' | 'round'>): Task[] =>
  approvalsOf(file, offer).filter(isWaiting);

/** Others who are asked to approve the same as a task asks. */
export const askedBeside = (file: Pick<CaseFile, 'tasks'>, { taskId, kind, cycle, subject }: Task): Task[] =>
  kind === 'approve'
    ? waitingApprovals(file, { cycle, round: Number(subject) }).filter((task) => task.taskId !== taskId)
    : [];
