import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { copiedId } from '#domain/case/merge.ts';
import { byIdOf, wentOnIn } from './answers.ts';
import type { Invariant, Observed } from './observed.ts';

/** A case that was merged, with the one that it goes on in, both at rest. */
const pairs = (observed: Observed): { from: CaseFile; into: CaseFile }[] => {
  const byId = byIdOf(observed);
  return observed.files.flatMap((from) => {
    const into = byId.get(from.head.mergedInto ?? '');
    return into && !observed.inMotion.has(from.head.caseId) && !observed.inMotion.has(into.head.caseId)
      ? [{ from, into }]
      : [];
  });
};

const fromCustomer = ({ messages }: CaseFile) =>
  messages.filter(
    ({ direction, audience, status, movedTo }) =>
      direction === 'in' && audience === 'customer' && status !== 'taken-back' && movedTo === undefined,
  );

/** The words of a customer are read in the case that theirs was merged into. */
const lostWords = ({ from, into }: ReturnType<typeof pairs>[number]): string[] => {
  const there = new Set(into.messages.map(({ textId }) => into.texts.get(textId)));
  const moved = new Set(eventsOf(into.events, 'split-off').flatMap(({ data }) => data.messageIds));
  const isMoved = (id: string) => moved.has(id) || moved.has(copiedId(from.head, id));
  return fromCustomer(from)
    .filter(({ messageId, textId }) => !there.has(from.texts.get(textId)) && !isMoved(messageId))
    .map(({ messageId }) => `${messageId} of ${from.head.reference} is not in ${into.head.reference}`);
};

/** Whom a case is about the other one is about as well, unless somebody noted since that it is not. */
const lostConcern = ({ from, into }: ReturnType<typeof pairs>[number]): string[] =>
  Object.entries(from.head.concerned ?? {})
    .filter(([id, concern]) => concern !== 'cleared' && into.head.concerned?.[id] === undefined)
    .map(([id]) => `${from.head.reference} is about ${id}, and ${into.head.reference} is not`);

/** What a customer still waited for when their case was merged: a call, or that somebody gets in touch. */
const WAITED_FOR = ['contact', 'call'] as const;

const lostRequests = ({ from, into }: ReturnType<typeof pairs>[number]): string[] => {
  const merged = eventsOf(from.events, 'merged').at(-1);
  if (!merged) return [];
  const ended = new Set(eventsOf(from.events, 'withdrawn').flatMap(({ data }) => data.taskIds));
  return WAITED_FOR.filter((kind) => {
    const waits = from.tasks.some(
      (task) => task.kind === kind && task.status === 'withdrawn' && !ended.has(task.taskId),
    );
    const goesOn = into.tasks.some(
      ({ kind: other, decidedAt, status }) =>
        other === kind && (status === 'open' || (decidedAt !== undefined && decidedAt >= merged.at)),
    );
    const isLeft = into.head.mergedInto !== undefined || into.head.setAsideAt !== undefined;
    return waits && !goesOn && !isLeft;
  }).map((kind) => `the ${kind} that ${from.head.reference} waited for is not asked for in ${into.head.reference}`);
};

/** What a case has goes on in the one that it was merged into: words, whom it is about, what its customer waits for. */
export const mergedGoesOn: Invariant = {
  name: 'what is merged goes on',
  broken: (observed) =>
    pairs(observed).flatMap((pair) => [...lostWords(pair), ...lostConcern(pair), ...lostRequests(pair)]),
};

/** What is split off is read in the new case, whose dates count from when its customer wrote it, and no more in the old one. */
export const splitIsWhole: Invariant = {
  name: 'what is split off is in the new case',
  broken: (observed) => {
    const byId = byIdOf(observed);
    return observed.files.flatMap((from) =>
      eventsOf(from.events, 'split-off').flatMap(({ data: { into, messageIds } }) => {
        const other = byId.get(into);
        const isBack = eventsOf(from.events, 'merged-in').some(({ data }) => data.from === into);
        if (!other || isBack || from.head.mergedInto) return [];
        // What was split off may have been split off again, or have gone on into another case.
        const there = new Set(
          wentOnIn(byId, into).flatMap((id) => byId.get(id)?.messages.map(({ messageId }) => messageId) ?? []),
        );
        const first = other.messages
          .filter(({ copiedFrom, direction }) => copiedFrom === from.head.caseId && direction === 'in')
          .map(({ at }) => at)
          .sort()[0];
        return [
          ...messageIds
            .filter((id) => !there.has(id))
            .map((id) => `${id} was split off, and is not in ${other.head.reference}`),
          ...from.messages
            .filter(({ messageId, movedTo }) => messageIds.includes(messageId) && movedTo === undefined)
            .map(({ messageId }) => `${messageId} was split off, and still is in ${from.head.reference}`),
          ...(first !== undefined && other.head.receivedAt > first
            ? [`${other.head.reference} counts from ${other.head.receivedAt}, and was written at ${first}`]
            : []),
        ];
      }),
    );
  },
};
