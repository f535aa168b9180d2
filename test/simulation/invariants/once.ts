import { type CaseEvent, type EventType, eventsOf } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import { type Invariant, ofEachFile, remembering } from './observed.ts';

/** What is done to a task, or comes of a message, once. */
const ONCE: Partial<Record<EventType, (data: Record<string, unknown>) => unknown>> = {
  examined: ({ taskId }) => taskId,
  consulted: ({ taskId }) => taskId,
  'opinions-reconciled': ({ taskId }) => taskId,
  released: ({ taskId }) => taskId,
  'verdict-given': ({ taskId }) => taskId,
  'offer-answered': ({ taskId }) => taskId,
  offered: ({ cycle, round }) => `${cycle}.${round}`,
  'execution-confirmed': ({ taskId }) => taskId,
  'execution-asked': ({ taskId, attempt }) => `${taskId} ${attempt}`,
  'execution-failed': ({ taskId, attempt }) => `${taskId} ${attempt}`,
  'meeting-reported': ({ taskId }) => taskId,
  'reply-decided': ({ taskId }) => taskId,
  'survey-answered': ({ taskId }) => taskId,
  'second-person-asked': ({ taskId }) => taskId,
  'second-person-decided': ({ taskId }) => taskId,
  'acceptance-checked': ({ taskId }) => taskId,
  'completion-requested': ({ taskId }) => taskId,
  completed: ({ taskId }) => taskId,
  'over-limit-read': ({ taskId }) => taskId,
  'account-review-asked': ({ taskId }) => taskId,
  'account-reviewed': ({ taskId }) => taskId,
  'person-reached': ({ taskId }) => taskId,
  'escalation-raised': ({ taskId }) => taskId,
  'escalation-ended': ({ taskId }) => taskId,
  'task-opened': ({ taskId }) => taskId,
  withdrawn: ({ taskId }) => taskId,
  'no-answer': ({ taskId }) => taskId,
  'customer-called': ({ taskId }) => taskId,
  'message-received': ({ messageId }) => messageId,
  'message-sent': ({ messageId }) => messageId,
  'resolution-notified': ({ cycle }) => cycle,
  'change-told': ({ action }) => action,
  'incident-told': ({ incidentId, number }) => `${incidentId} ${number}`,
};

const keyOf = ({ type, data }: CaseEvent): string | undefined => {
  const of = ONCE[type]?.(data as Record<string, unknown>);
  return of === undefined ? undefined : `${type} ${of}`;
};

/** A letter that waits is put to its reader again where it says something else since, such as under another name. */
const askedAgain = (events: readonly CaseEvent[]): string[] => {
  const words = new Map<string, string | undefined>();
  return eventsOf(events, 'release-asked').flatMap(({ data: { taskId, sha256 } }) => {
    const isSame = words.has(taskId) && words.get(taskId) === sha256;
    words.set(taskId, sha256);
    return isSame ? [`release-asked ${taskId} happened twice`] : [];
  });
};

/** What somebody did to a task, or what came of a message, stands in the history once. */
export const doneOnce: Invariant = {
  name: 'what is done is done once',
  broken: ofEachFile(({ events }) => {
    const keys = events.flatMap((event) => keyOf(event) ?? []);
    const known = new Set<string>();
    const twice = keys.filter((key) => known.size === known.add(key).size).map((key) => `${key} happened twice`);
    return [...twice, ...askedAgain(events)];
  }),
};

/** Tasks as they were decided. What was withdrawn may be asked again, where a case that was set aside goes on. */
const over = remembering<string>();

const asDecided = ({ status, decidedBy, decidedAt, output }: Task): string =>
  JSON.stringify([status, decidedBy, decidedAt, output]);

/** What was decided stays as it is. */
export const decidedStays: Invariant = {
  name: 'what is decided stays',
  broken: ofEachFile(({ tasks }, observed) => {
    const known = over(observed);
    return tasks.flatMap((task) => {
      const before = known.get(task.taskId);
      if (before === undefined && task.status !== 'decided') return [];
      const now = asDecided(task);
      known.set(task.taskId, before ?? now);
      return before === undefined || before === now ? [] : [`${task.taskId.slice(37)} was ${before}, and is ${now}`];
    });
  }),
};

/** A mail of a customer is one message, however often it arrives. */
export const readOnce: Invariant = {
  name: 'a mail is read once',
  broken: ({ files }) => {
    const known = new Map<string, string>();
    return files.flatMap(({ head, messages }) =>
      messages
        .filter(({ direction, channel, copiedFrom }) => direction === 'in' && channel === 'email' && !copiedFrom)
        .flatMap(({ externalId = '', messageId }) => {
          const before = known.get(externalId);
          known.set(externalId, `${head.reference} ${messageId}`);
          return externalId && before ? [`${externalId} is ${before} and ${head.reference} ${messageId}`] : [];
        }),
    );
  },
};
