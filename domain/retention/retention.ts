import type { Case } from '../case/case.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Task } from '../case/task.ts';
import type { Instant } from '../time.ts';

/**
 * What has become of the personal data of a case. Blocked (LOPDGDD art. 32): kept apart, for courts and authorities only,
 * until the claims it could serve have lapsed.
 */
export type DataState = 'living' | 'blocked' | 'destroyed';

export const dataState = ({ destroyedAt, blockedAt }: Pick<Case, 'destroyedAt' | 'blockedAt'>): DataState => {
  if (destroyedAt) return 'destroyed';
  return blockedAt ? 'blocked' : 'living';
};

/** What is looked at before anything is done with the data of a case. */
export type RetentionState = { head: Case; tasks: Pick<Task, 'status'>[]; events: Pick<CaseEvent, 'type' | 'at'>[] };

const sorted = (dates: (Instant | undefined)[]): Instant[] => dates.filter((date) => date !== undefined).sort();
const first = (...dates: Instant[]): Instant => sorted(dates)[0] ?? '';
/** The latest of the dates that there are. */
export const last = (date: Instant, ...others: (Instant | undefined)[]): Instant =>
  sorted([date, ...others]).at(-1) ?? date;

/**
 * When the work on a case ended; undefined while somebody works on it or may still have to. A merged case goes with the one
 * it was merged into.
 */
export const concludedAt = ({ head, tasks, events }: RetentionState): Instant | undefined => {
  if (head.mergedInto) return undefined;
  // Somebody still has to read what came since.
  if (head.setAsideAt) return tasks.some(({ status }) => status === 'open') ? undefined : head.setAsideAt;
  if (!head.closedAt || head.status !== 'kept') return undefined;
  if (tasks.some(({ status }) => status === 'open' || status === 'planned')) return undefined;
  return last(head.closedAt, events.findLast(({ type }) => type === 'concluded')?.at);
};

/** Until when what is kept of a concluded case. */
export type RetentionDates = {
  /** Until here the team may need it for its work. */
  workUntil: Instant;
  /** Until here the recordings and transcripts of its calls and chats are kept. */
  recordingsUntil: Instant;
  /** Until here the law, or a claim that can still be made, asks for it. */
  keepUntil: Instant;
};

/** What is done with the data of a case now, or when it has to be looked at again (not at all, if `until` is absent). */
export type RetentionStep = { step: 'drop-recordings' | 'block' | 'destroy' } | { step: 'wait'; until?: Instant };

/**
 * The next thing to do with the personal data of a case. Nothing is done under a legal hold; whoever lifts it has the case
 * looked at again.
 * @param dates undefined while the case is not concluded
 * @param hasRecordings whether recordings or transcripts of it are still kept
 */
export const nextRetentionStep = (
  { blockedAt, destroyedAt, legalHoldAt, mergedInto, erasureAskedAt }: Case,
  dates: RetentionDates | undefined,
  { at, hasRecordings }: { at: Instant; hasRecordings: boolean },
): RetentionStep => {
  if (destroyedAt || legalHoldAt || mergedInto || !dates) return { step: 'wait' };
  const { workUntil, recordingsUntil, keepUntil } = dates;
  if (blockedAt) return keepUntil <= at ? { step: 'destroy' } : { step: 'wait', until: keepUntil };
  if (erasureAskedAt || workUntil <= at) return { step: 'block' };
  if (!hasRecordings) return { step: 'wait', until: workUntil };
  return recordingsUntil <= at
    ? { step: 'drop-recordings' }
    : { step: 'wait', until: first(workUntil, recordingsUntil) };
};

/** What becomes of a case when its customer asks us to erase it (GDPR art. 17), and the article that says so. */
export type Erasure = { becomes: 'erased' | 'blocked' | 'blocked-when-concluded' | 'gone'; article?: string };

/**
 * An open case has to be answered first (17.3.b), a held one is kept for a claim (17.3.e), a concluded one for as long as
 * the law says (17.3.b); all of these are blocked instead, as LOPDGDD art. 32 asks. Everything else is destroyed.
 */
export const erasureOf = (head: Case, dates: RetentionDates | undefined, at: Instant): Erasure => {
  if (head.destroyedAt) return { becomes: 'gone' };
  if (!dates) return { becomes: 'blocked-when-concluded', article: head.legalHoldAt ? 'GDPR 17.3.e' : 'GDPR 17.3.b' };
  if (head.legalHoldAt) return { becomes: 'blocked', article: 'GDPR 17.3.e' };
  if (dates.keepUntil > at) return { becomes: 'blocked', article: 'GDPR 17.3.b' };
  return { becomes: 'erased', article: 'GDPR 17.1' };
};
