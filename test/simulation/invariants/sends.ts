import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import { type Invariant, type Observed, ofEachCaseAtRest } from './observed.ts';

const idOfMail = (place: number): string => `<${place + 1}@eu-west-1.amazonses.com>`;

const leftAs = (files: readonly CaseFile[]): Set<string> =>
  new Set(files.flatMap(({ messages }) => messages.flatMap(({ externalId = [] }) => externalId)));

/** Nothing is sent twice: each mail is one message. Only what was sent by a run that could not tell of it may be sent once more. */
export const sentOnce: Invariant = {
  name: 'nothing is sent twice',
  broken: ({ files, mails, inMotion, system: { trouble } }) => {
    if (inMotion.size > 0) return [];
    const known = leftAs(files);
    const lost = trouble.lostSends();
    return mails
      .map(({ subject }, place) => ({ subject, id: idOfMail(place) }))
      .filter(({ id }) => !known.has(id) && !lost.has(id))
      .map(({ subject, id }) => `mail ${id} is no message, and whoever sent it could tell of it: ${subject}`);
  },
};

/** What is to be sent leaves, or somebody sees that it did not: nothing waits that nobody takes up. */
export const nothingLeftBehind: Invariant = {
  name: 'no message is left behind',
  broken: ofEachCaseAtRest(({ head, messages }) =>
    messages
      .filter(
        ({ direction, status, copiedFrom, movedTo }) =>
          direction === 'out' && !copiedFrom && !movedTo && status === 'queued',
      )
      .filter(({ audience }) => !(audience === 'customer' && head.customerUnconfirmed))
      .map(({ messageId }) => `${messageId} is queued, and nothing sends it`),
  ),
};

/** Whoever did something so short a time before is at the desk, and sees what lies there. */
const AT_DESK_MS = 60 * 60 * 1000;

const wasAtDesk = ({ files }: Observed, { assignee, openedAt, plannedAt }: Task): boolean => {
  const since = Date.parse(openedAt ?? plannedAt);
  return files.some(({ events }) =>
    events.some(
      ({ actor, at }) =>
        actor.kind === 'person' && actor.id === assignee && Math.abs(Date.parse(at) - since) <= AT_DESK_MS,
    ),
  );
};

/** Whoever takes a case sees what open work they take with it. */
const cameWithTheCase = ({ events }: CaseFile, { assignee, openedAt, plannedAt }: Task): boolean =>
  eventsOf(events, 'taken-back', 'escalation-ended').some(
    ({ at, actor, data }) =>
      actor.kind === 'person' && actor.id === assignee && data.to === assignee && at >= (openedAt ?? plannedAt),
  );

/** Whoever is asked for something hears of it: there is a message about each task of the team that is open, or they were at the desk. */
export const whoeverIsAskedHears: Invariant = {
  name: 'whoever is asked hears of it',
  broken: ofEachCaseAtRest((file, observed) =>
    file.tasks
      .filter(({ status, assignee }) => status === 'open' && assignee !== undefined && assignee !== 'customer')
      .filter(
        ({ taskId, assignee }) =>
          !file.messages.some(
            (message) => message.to === assignee && (message.taskId === taskId || message.messageId.includes(taskId)),
          ),
      )
      .filter((task) => !wasAtDesk(observed, task) && !cameWithTheCase(file, task))
      .map(({ taskId, assignee }) => `${assignee} was not told of ${taskId.slice(37)}`),
  ),
};

/** The customer of a complaint that somebody works on has one acknowledgment in a cycle, as soon as it has an owner. */
export const acknowledgedOnce: Invariant = {
  name: 'every complaint is acknowledged',
  broken: ofEachCaseAtRest(({ head, events, messages }) => {
    const hasOwner = events.some(({ type }) => type === 'owned');
    if (!hasOwner || head.setAsideAt || head.mergedInto || head.splitFrom || head.customerUnconfirmed) return [];
    const acknowledged = eventsOf(events, 'acknowledged');
    const without = acknowledged.filter(
      ({ data }) =>
        messages.filter(({ messageId, copiedFrom }) => messageId === data.messageId && !copiedFrom).length !== 1,
    );
    return [
      ...(acknowledged.length > 0 ? [] : ['has an owner, and its customer was not told']),
      ...without.map(({ data }) => `was acknowledged, and ${data.messageId} is not there once`),
    ];
  }),
};
