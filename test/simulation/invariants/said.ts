import { eventsOf } from '#domain/case/events.ts';
import { customerWords } from '#domain/messages/customer-words.ts';
import { instantAfter } from '#domain/time.ts';
import { type Invariant, ofEachCaseAtRest, ofEachFile } from './observed.ts';

/** Whoever of ours the customer names by their whole name is one whom the case is about, unless somebody noted that it is not. */
export const namedIsConcerned: Invariant = {
  name: 'whoever is named is concerned',
  broken: ofEachFile(({ head, messages, texts }, { policy }) => {
    const words = customerWords({ messages: messages.filter(({ copiedFrom }) => !copiedFrom), texts });
    return policy.people
      .filter(({ id, name }) => words.includes(name) && head.concerned?.[id] === undefined)
      .map(({ id }) => `the customer names ${id}, and the case is not about them`);
  }),
};

/** What is worth much is accepted by the customer with a code, or recorded by one of ours. */
export const muchTakesCode: Invariant = {
  name: 'much is accepted with a code',
  broken: ofEachFile(({ events, offers }, { policy: { negotiation } }) =>
    eventsOf(events, 'offer-answered').flatMap(({ actor, data: { decision, cycle, round, option, withCode } }) => {
      const taken = offers
        .find((offer) => offer.cycle === cycle && offer.round === round)
        ?.options.find(({ optionId }) => optionId === option);
      const worth = Math.max(taken?.value?.amount ?? 0, taken?.cost.amount ?? 0);
      if (decision !== 'accept' || actor.kind !== 'customer' || worth <= negotiation.code.above || withCode) return [];
      return [`round ${round} was accepted for ${worth} without a code`];
    }),
  ),
};

/** Nothing is late, and no chance gone, before its date. */
export const lateWhenLate: Invariant = {
  name: 'nothing is late before its date',
  broken: ofEachFile(({ events }) =>
    eventsOf(events, 'timer-breached', 'timer-lapsed', 'word-broken', 'word-kept').flatMap(({ type, at, data }) =>
      data.dueAt > at ? [`${type} of ${data.timer} at ${at}, whose date is ${data.dueAt}`] : [],
    ),
  ),
};

const RESUMED = /-resumed-\d+$/;

/** One execution works on a part of a case: whoever takes up what another one left has stopped that one. */
export const oneExecution: Invariant = {
  name: 'one execution at a time',
  broken: ofEachCaseAtRest(({ head }, { executions }) => {
    const running = [...executions.keys()]
      .filter((name) => name.startsWith(head.caseId) && !/-(settle|consult)/.test(name))
      .filter((name) => executions.get(name) === 'RUNNING')
      .map((name) => name.replace(RESUMED, ''));
    return running
      .filter((name, place) => running.indexOf(name) !== place)
      .map((name) => `two executions work on ${name}`);
  }),
};

/** A run waits so long itself for the moment in which a letter may leave (functions/relay/attempt.ts); pauses take no time here. */
const WAITED_OUT_MS = 2_000;

/** A letter that can be taken back for a moment leaves after it. */
export const heldForItsMoment: Invariant = {
  name: 'a letter is held for its moment',
  broken: ofEachFile(({ messages }) =>
    messages
      .filter(({ held, sentAt }) => held && sentAt !== undefined && sentAt < instantAfter(held.until, -WAITED_OUT_MS))
      .map(
        ({ messageId, sentAt, held }) => `${messageId} left at ${sentAt}, and could be taken back until ${held?.until}`,
      ),
  ),
};

/** A step of an escalation policy is taken when its timer fires, and each timer takes one. */
export const stepByStep: Invariant = {
  name: 'a timer takes one step',
  broken: ofEachFile(({ head, tasks }, { system: { clocks } }) => {
    const fired = clocks.fired.flatMap((one) => (one.timer === 'task' && one.caseId === head.caseId ? [one] : []));
    return tasks.flatMap(({ taskId, step }) => {
      const steps = new Set(fired.filter((one) => one.taskId === taskId).map((one) => one.step));
      return step <= steps.size
        ? []
        : [`${taskId.slice(37)} took ${step} steps, and ${steps.size} of its timers fired`];
    });
  }),
};

/** What was taken back never leaves. */
export const takenBackStays: Invariant = {
  name: 'what is taken back does not leave',
  broken: ofEachFile(({ messages }) =>
    messages
      .filter(({ status, externalId, sentAt }) => status === 'taken-back' && (externalId ?? sentAt) !== undefined)
      .map(({ messageId }) => `${messageId} was taken back, and has left`),
  ),
};
