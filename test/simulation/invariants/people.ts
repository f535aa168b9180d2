import { isDeepStrictEqual } from 'node:util';
import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import { foldActs } from '#domain/four-eyes/fold-acts.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { dangersIn } from '#domain/urgent/danger.ts';
import { type Invariant, ofEachCaseAtRest, ofEachFile } from './observed.ts';

const INVOLVED = ['examined', 'released', 'release-returned'] as const;

/** Nobody approves a proposal of a case that they examined before, or of which they released or edited a letter. */
export const fourEyes: Invariant = {
  name: 'nobody approves their own proposal',
  broken: ofEachFile(({ events }) => {
    const involved = eventsOf(events, ...INVOLVED);
    return eventsOf(events, 'verdict-given')
      .filter(({ actor, seq, data }) =>
        involved.some(
          (one) =>
            data.decision !== 'refuse' &&
            one.seq < seq &&
            one.actor.kind === 'person' &&
            actor.kind === 'person' &&
            one.actor.id === actor.id,
        ),
      )
      .map(({ actor, data }) => `${JSON.stringify(actor)} approved round ${data.round}, and had a part in it before`);
  }),
};

/**
 * When the approvals of a round were last void, as it stood at a place of the history: somebody refused it, or sent it back; whoever
 * approves other options in place of those alone approves what is then sent.
 */
const voidedBefore = (
  events: readonly CaseEvent[],
  of: { cycle: number; round?: number | undefined },
  before: number,
): number => {
  const last = eventsOf(events, 'verdict-given', 'release-returned').findLast(
    ({ type, seq, data }) =>
      seq < before &&
      data.cycle === of.cycle &&
      data.round === of.round &&
      (type === 'release-returned' || ('decision' in data && data.decision !== 'approve')),
  );
  const isChange = last?.type === 'verdict-given' && last.data.decision === 'change';
  return (last?.seq ?? 0) - (isChange ? 1 : 0);
};

/** Whoever approved an offer does not release it, and whoever proposed what takes a second person is not that person. */
export const secondEyes: Invariant = {
  name: 'a second person is another one',
  broken: ofEachFile(({ events, tasks }) => {
    const verdicts = eventsOf(events, 'verdict-given').filter(({ data }) => data.decision !== 'refuse');
    const own = eventsOf(events, 'released').filter(({ actor, seq, data }) =>
      verdicts.some(
        (verdict) =>
          verdict.seq < seq &&
          verdict.seq > voidedBefore(events, data, seq) &&
          data.subject === 'offer' &&
          verdict.data.cycle === data.cycle &&
          verdict.data.round === data.round &&
          verdict.actor.kind === 'person' &&
          actor.kind === 'person' &&
          verdict.actor.id === actor.id,
      ),
    );
    return [
      ...own.map(({ actor, data }) => `${JSON.stringify(actor)} approved and released round ${data.round}`),
      ...tasks
        .filter(({ proposedBy, decidedBy }) => proposedBy !== undefined && proposedBy === decidedBy)
        // Who sees the case as something else meanwhile takes the own proposal back, which is none of these decisions.
        .filter(({ taskId }) =>
          eventsOf(events, 'second-person-decided').some(({ data }) => data.taskId === taskId && data.confirmed),
        )
        .map(({ taskId, decidedBy }) => `${decidedBy} proposed and decided ${taskId.slice(37)}`),
    ];
  }),
};

/** What a case keeps of who did what to its proposal is what its history says. */
export const actsFollow: Invariant = {
  name: 'who did what follows from the history',
  broken: ofEachFile(({ head, events }) => {
    const said = foldActs({ acts: {}, cycle: 1 }, events);
    return isDeepStrictEqual(head.acts, said)
      ? []
      : [`keeps ${JSON.stringify(head.acts)}; its history says ${JSON.stringify(said)}`];
  }),
};

/** Whoever an offer names as its approver gave that verdict. */
export const approverGaveVerdict: Invariant = {
  name: 'whoever approved gave the verdict',
  broken: ofEachFile(({ offers, events }) => {
    const given = eventsOf(events, 'verdict-given').filter(({ data }) => data.decision !== 'refuse');
    return offers
      .filter(
        ({ cycle, round, approvedBy }) =>
          approvedBy !== undefined &&
          !given.some(
            ({ actor, data }) =>
              data.cycle === cycle && data.round === round && actor.kind === 'person' && actor.id === approvedBy,
          ),
      )
      .map(({ round, approvedBy }) => `round ${round} was approved by ${approvedBy}, who gave no verdict`);
  }),
};

/** Words of the customer reach somebody: a notice or a task is there since they came. */
export const wordsAreHeard: Invariant = {
  name: 'words are heard',
  broken: ofEachCaseAtRest(({ messages, tasks, events }) => {
    const first = new Set(eventsOf(events, 'complaint-received').map(({ data }) => data.messageId));
    const told = [
      ...messages.filter(({ audience }) => audience === 'staff').map(({ at }) => at),
      ...tasks.map(({ plannedAt }) => plannedAt),
    ];
    return messages
      .filter(
        ({ direction, status, messageId, copiedFrom }) =>
          direction === 'in' && status !== 'noted' && !copiedFrom && !first.has(messageId),
      )
      .filter(({ at }) => !told.some((since) => since >= at))
      .map(({ messageId, channel, at }) => `nobody heard of message ${messageId} by ${channel} of ${at}`);
  }),
};

const dangerous = new Map<string, boolean>();

/** Whether words speak of danger: customers here say the same few things, so each text is looked at once. */
const isDangerous = (policy: Policy, text: string): boolean => {
  const known = dangerous.get(text) ?? dangersIn(policy, text).length > 0;
  dangerous.set(text, known);
  return known;
};

/** Words of danger, whenever they come, have somebody call at once: a call is opened by them, or one was open. */
export const dangerIsCalled: Invariant = {
  name: 'danger is called',
  broken: ofEachCaseAtRest(({ messages, tasks, texts }, { policy }) => {
    const calls = tasks.filter(({ kind }) => kind === 'call');
    return messages
      .filter(({ direction, copiedFrom }) => direction === 'in' && !copiedFrom)
      .filter(({ textId }) => isDangerous(policy, texts.get(textId) ?? ''))
      .filter(({ at }) => !calls.some(({ plannedAt, decidedAt }) => plannedAt >= at || !decidedAt || decidedAt > at))
      .map(({ messageId, at }) => `nobody was asked to call because of message ${messageId} of ${at}`);
  }),
};

/** No execution ends in an error, unless it was ended from outside. */
export const nothingFails: Invariant = {
  name: 'no execution fails',
  broken: ({ executions, ended }) =>
    [...executions]
      .filter(([name, status]) => status === 'FAILED' && !ended.has(name))
      .map(([name]) => `execution ${name} failed`),
};
