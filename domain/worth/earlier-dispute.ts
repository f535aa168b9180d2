import { isEnded } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import { eventsOf } from '../case/events.ts';
import type { Instant } from '../time.ts';

/** That the customer says that what we know of their earlier complaints is not right. */
export type EarlierDispute = {
  at: Instant;
  /** Whose answer it waits for. */
  taskId: string;
  messageId: string;
  /** `open` until the owner has answered the customer. */
  state: 'open' | 'answered';
};

type Part = Pick<CaseFile, 'head' | 'events' | 'tasks'>;

/** The dispute of a case, while it waits or since it was answered; undefined where there is none, or where its task was withdrawn. */
export const earlierDispute = ({ events, tasks }: Pick<Part, 'events' | 'tasks'>): EarlierDispute | undefined => {
  const last = eventsOf(events, 'earlier-disputed').at(-1);
  if (!last) return undefined;
  const { taskId, messageId } = last.data;
  const status = tasks.find((task) => task.taskId === taskId)?.status;
  if (status !== 'open' && status !== 'decided') return undefined;
  return { at: last.at, taskId, messageId, state: status === 'open' ? 'open' : 'answered' };
};

/** Whether the customer can say it now: once in a case, as long as somebody works on it. */
export const mayDispute = (file: Part): boolean =>
  earlierDispute(file) === undefined && !isEnded(file.head) && !file.head.blockedAt;
