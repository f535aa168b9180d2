import { setTimeout } from 'node:timers/promises';
import { type FailedAttempts, leaveEffect, postponeEffect } from '#cases/store/attempted-effects.ts';
import { storeItems } from '#cases/store/items.ts';
import { notBeforeOf, type OutboxItem } from '#cases/store/outbox.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { isIncidentId } from '#domain/incidents/incident-id.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import { instantAfter } from '#domain/time.ts';
import { classify } from '#platform/lambda-handler.ts';
import { log } from '#platform/log.ts';
import { StillSending } from './claim.ts';
import type { RelayDeps } from './deps.ts';
import { recordRefusal } from './fetch-attachment.ts';
import { perform } from './perform.ts';
import { recordFailure } from './undelivered.ts';

/** How often an effect is tried before a person has to look. */
const ATTEMPTS = 8;

const FIRST_PAUSE_MS = 30_000;

/** When the sweep may try again: half a minute later at first, then twice as long each time, an hour in all. */
const notBefore = (now: string, attempts: number): string => instantAfter(now, FIRST_PAUSE_MS * 2 ** (attempts - 1));

/** Leaves a failed effect to the sweep. */
const postpone = (item: OutboxItem, failed: FailedAttempts, { table, clock }: RelayDeps): Promise<void> =>
  postponeEffect(table, item, { ...failed, until: notBefore(clock.now(), failed.attempts) });

const GIVEN_UP = 'effect-given-up';

/** A supervisor is notified once for each case, however many effects are given up. */
const supervisorNotice = (file: CaseFile, at: string, { policy, deskUrl }: RelayDeps) => {
  const to = supervisorOf(policy, file.head.owner, dayOf(policy, at));
  if (!to || file.events.some(({ type }) => type === GIVEN_UP)) return undefined;
  return staffNotice(policy, file.head, { to, messageId: GIVEN_UP, at, template: 'staff-stalled', deskUrl });
};

/**
 * Takes an effect out of the queue for good and keeps it, with its history, for a person to look at. That an announcement was given up is
 * said where nothing was before: that is announced as well, and as long as the bus is away each would else leave another one.
 */
const giveUp = async (item: OutboxItem, { attempts, failure }: FailedAttempts, deps: RelayDeps): Promise<void> => {
  const { caseId, effect, effectId } = item;
  const at = deps.clock.now();
  log('error', 'effect given up', { caseId, effect, effectId, failure, attempts });
  if (item.effect === 'send') await recordFailure({ caseId, messageId: item.messageId }, 'given-up', deps);
  if (item.effect === 'fetch-attachment') await recordRefusal(item, 'given-up', deps);
  const kept = [{ kind: 'effect-given-up', effectId, attempts, failure, at }] as const;
  // An incident has no history: the alarm is what a person hears of it by.
  if (isIncidentId(caseId)) return storeItems(deps.table, caseId, kept);
  let isSaid = false;
  await deps.cases.change(caseId, at, (file) => {
    isSaid = effect === 'announce' && file.events.some(({ type }) => type === GIVEN_UP);
    if (isSaid) return undefined;
    const data = { effect, effectId, failure };
    return combine(
      { events: [{ type: GIVEN_UP, actor: { kind: 'system' }, data }], items: kept },
      supervisorNotice(file, at, deps),
    );
  });
  if (isSaid) await storeItems(deps.table, caseId, kept);
};

/** So long a run waits for what must not be done yet; what has to wait for longer is left to the sweep. */
const WAITED_OUT_MS = 2_000;

/** Whether an effect must not be done yet. Where time runs faster than the calendar, what is held is hardly held. */
const isTooEarly = async (item: OutboxItem, { clock }: RelayDeps): Promise<boolean> => {
  const notBefore = notBeforeOf(item);
  const left = notBefore === undefined ? 0 : Date.parse(notBefore) - Date.parse(clock.now());
  if (left > WAITED_OUT_MS) return true;
  if (left > 0) await setTimeout(left);
  return false;
};

/**
 * Does an effect. What fails stays in the outbox for the sweep, a bounded number of times.
 * Throws only what the table throws.
 * @returns whether what lay in the outbox is seen to and may be dropped: it is done, or, where it lay among others, waits by itself now
 */
export const attempt = async (item: OutboxItem, deps: RelayDeps): Promise<boolean> => {
  const { caseId, effect, effectId, among } = item;
  if (await isTooEarly(item, deps)) return false;
  try {
    await perform(item, deps);
    return true;
  } catch (error) {
    if (error instanceof StillSending) {
      log('info', 'effect left for later', { caseId, effect, effectId });
      await leaveEffect(deps.table, item, { until: error.until, ...(error.sentAs && { sentAs: error.sentAs }) });
      return among !== undefined;
    }
    const { name, message } = classify(error);
    const attempts = (item.attempts ?? 0) + 1;
    log('warn', 'effect failed', { caseId, effect, effectId, error: name, cause: message, attempts });
    await (attempts < ATTEMPTS ? postpone : giveUp)(item, { attempts, failure: message }, deps);
    return among !== undefined;
  }
};
