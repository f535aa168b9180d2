import { eventsOf } from '#domain/case/events.ts';
import { type Invariant, ofEachFile } from './observed.ts';

/** A promise counts as kept only where somebody proved it, or the system that was asked to carry it out confirmed it. */
export const keptByProof: Invariant = {
  name: 'a promise is kept by proof',
  broken: ofEachFile(({ events, texts }, { system: { others } }) =>
    eventsOf(events, 'promise-kept').flatMap(({ actor, data: { taskId, proofTextId, proof } }) => {
      const name = taskId.slice(37);
      if (!texts.get(proofTextId)) return [`${name} is kept, and nothing proves it`];
      if (actor.kind === 'person')
        return (proof ?? []).length > 0 ? [] : [`${name} is kept by the word of ${actor.id} alone`];
      return others.confirmed.has(taskId) ? [] : [`${name} is kept, and nobody confirmed it`];
    }),
  ),
};

/** A promise is kept once. */
export const keptOnce: Invariant = {
  name: 'a promise is kept once',
  broken: ofEachFile(({ events }) => {
    const kept = eventsOf(events, 'promise-kept').map(({ data: { taskId } }) => taskId);
    return kept
      .filter((taskId, place) => kept.indexOf(taskId) !== place)
      .map((taskId) => `${taskId.slice(37)} is kept twice`);
  }),
};

/** What a system says late of an earlier request says nothing of a later one. */
export const latestRequestCounts: Invariant = {
  name: 'the latest request counts',
  broken: ofEachFile(({ events }) =>
    eventsOf(events, 'execution-failed', 'execution-accepted').flatMap(({ seq, type, data: { taskId, attempt } }) => {
      const asked = eventsOf(events, 'execution-asked').findLast((one) => one.data.taskId === taskId && one.seq < seq);
      return asked?.data.attempt === attempt
        ? []
        : [`${type} of request ${attempt} for ${taskId.slice(37)}, of which ${asked?.data.attempt} is the last`];
    }),
  ),
};

/** Another system is asked for each promise under one key, by repeats of the same request under one id, and for no promise twice. */
export const askedUnderOneKey: Invariant = {
  name: 'asked under one key',
  broken: ({ files, system: { others } }) => {
    const ids = new Map<string, string>();
    const keys = new Map<string, string>();
    return others.asked.flatMap(({ webhookId, caseId, key, attempt }) => {
      const file = files.find(({ head }) => head.caseId === caseId);
      const promise = file?.tasks.find(({ taskId }) => taskId === key && taskId.includes('.promise.'));
      if (!promise) return [`${key} is the key of no promise`];
      const request = `${key} ${attempt}`;
      const id = ids.get(request) ?? webhookId;
      ids.set(request, id);
      const owner = keys.get(webhookId) ?? request;
      keys.set(webhookId, owner);
      if (id !== webhookId) return [`${request} was sent as ${id} and as ${webhookId}`];
      return owner === request ? [] : [`${webhookId} is both ${owner} and ${request}`];
    });
  },
};
