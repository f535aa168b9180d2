import type { CaseFile } from '#domain/case/case-file.ts';
import type { Effect } from '#domain/case/effects.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Clock, Instant } from '#domain/time.ts';

type Told = Pick<CaseFile, 'head' | 'events'>;

/** A case that goes back and forth within this time is told of once it stands still. */
const SETTLES = 'PT15M';

/** The owner the customer was last told of: in the acknowledgment, or since. Undefined where they were told of nobody. */
export const ownerTold = ({ events }: Pick<CaseFile, 'events'>): string | undefined => {
  const told = eventsOf(events, 'acknowledged', 'owner-announced').at(-1);
  return told?.data.owner;
};

/** When a case that was told of counts as standing still; undefined where no change of owner was told. */
export const settlesAt = ({ events }: Pick<CaseFile, 'events'>, clock: Clock): Instant | undefined => {
  const last = eventsOf(events, 'owner-announced').at(-1)?.at;
  return last && clock.after(last, SETTLES);
};

export const isAcknowledged = ({ events }: Pick<CaseFile, 'events'>): boolean =>
  events.some(({ type }) => type === 'acknowledged');

/** Whether an acknowledgment is still to come, which names the owner anyway: the case was opened again since. */
const isToAcknowledge = ({ events }: Told): boolean =>
  events.findLastIndex(({ type }) => type === 'reopened') > events.findLastIndex(({ type }) => type === 'acknowledged');

/** That the customer is left with the right name, where the case was still going back and forth when its owner changed; none of one that is closed. */
export const ownerTimers = (file: Told, { clock }: { clock: Clock }): Extract<Effect, { effect: 'set-timer' }>[] => {
  const { caseId, owner } = file.head;
  const at = settlesAt(file, clock);
  if (at === undefined || owner === undefined || owner === ownerTold(file)) return [];
  if (!isAcknowledged(file) || isToAcknowledge(file) || file.head.closedAt !== undefined) return [];
  // A name for each time: EventBridge Scheduler deletes a schedule some time after it fired, and must not take the next one with it.
  const times = eventsOf(file.events, 'owner-announced').length;
  return [{ effect: 'set-timer', name: `owner-${caseId}-${times}`, at, timerEvent: { timer: 'owner', caseId } }];
};
