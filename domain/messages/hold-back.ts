import type { Case } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import { type CaseItem, textItem } from '../case/change.ts';
import type { Held, Message } from '../case/message.ts';
import type { Policy } from '../policy/policy.ts';
import type { WayThatWaits } from '../policy/schema/limits.ts';
import { type Clock, type Instant, instantAfter } from '../time.ts';
import { openCallOf } from '../urgent/open-call.ts';
import { type Channels, isPaidByNumber } from './channel-facts.ts';
import type { OutgoingMessage } from './compose.ts';
import { correspondenceOf } from './correspondence.ts';
import { ownWordsId } from './own-words.ts';
import { MAIL } from './routing.ts';

/** The level at which somebody is called at once: nothing waits there. */
const CRITICAL = 4;

/** What is held leaves by the next run of the sweep: a date that is nearer than this is not waited past. */
const SPARE_SECONDS = 90;

/** Whether a message has not left yet, or never will: the customer does not see it. */
export const isWithheld = ({ status }: Pick<Message, 'status'>): boolean =>
  status === 'held' || status === 'taken-back';

/** The kind of way a message goes by, where it can wait; on the page alone it is read as soon as it is written. */
const wayThatWaits = (channels: Channels, { message, effects }: OutgoingMessage): WayThatWaits | undefined => {
  const { channel } = message;
  if (message.public) return undefined;
  if (channel === MAIL) return 'mail';
  if (channel === 'tracking-page') return effects.length > 0 ? 'post' : undefined;
  return isPaidByNumber(channels, channel) ? 'sms' : undefined;
};

const isUrgent = ({ head, tasks }: Pick<CaseFile, 'head' | 'tasks'>): boolean =>
  head.severity?.level === CRITICAL || openCallOf(tasks) !== undefined;

/** Whether something is due of us before a message would have left. */
const isDueBefore = (
  { timers, nextWordBy }: Pick<Case, 'timers' | 'nextWordBy'>,
  at: Instant,
  until: Instant,
): boolean =>
  [nextWordBy, ...timers.filter(({ paused }) => !paused).map(({ dueAt }) => dueAt)].some(
    (dueAt) => dueAt > at && dueAt <= until,
  );

type Writing = { by: string; at: Instant };
type Deps = { policy: Pick<Policy, 'limits'>; clock: Clock; channels: Channels };

const isSend = <E extends { effect: string }>(effect: E): effect is Extract<E, { effect: 'send' }> =>
  effect.effect === 'send';

/**
 * Until when a message of a person of ours can be taken back; undefined where it leaves at once: by a way on which answers are read
 * as they are given, in an urgent case, and where a date would pass meanwhile.
 */
const heldUntil = (
  file: CaseFile,
  outgoing: OutgoingMessage,
  { at, deps: { policy, clock, channels } }: { at: Instant; deps: Deps },
): Instant | undefined => {
  const way = wayThatWaits(channels, outgoing);
  const seconds = (way && policy.limits.undoSeconds?.[way]) ?? 0;
  if (seconds === 0 || isUrgent(file)) return undefined;
  const until = clock.after(at, `PT${seconds}S`);
  return isDueBefore(file.head, at, instantAfter(until, SPARE_SECONDS * 1000)) ? undefined : until;
};

/**
 * A message of a person of ours, held for a moment in which its writer can take it back, where it can wait. What it moves it moves
 * at once; what that was before is kept with it.
 * @param words what its writer wrote of it
 */
export const heldBack = (
  file: CaseFile,
  outgoing: OutgoingMessage & { words: string },
  { by, at, deps }: Writing & { deps: Deps },
): OutgoingMessage => {
  const { words, ...plain } = outgoing;
  const until = heldUntil(file, plain, { at, deps });
  if (until === undefined) return plain;
  const { unanswered, lastWordAt } = correspondenceOf(file);
  const before: Held['before'] = {
    nextWordBy: file.head.nextWordBy,
    unanswered,
    ...(lastWordAt && { lastWordAt }),
  };
  const message: Message = { ...plain.message, status: 'held', held: { until, by, before } };
  const items = plain.items.map((item): CaseItem => (item.kind === 'message' ? { ...item, message } : item));
  return {
    ...plain,
    message,
    items: [...items, textItem(ownWordsId(message.messageId), words)],
    effects: plain.effects.map((effect) => (isSend(effect) ? { ...effect, notBefore: until } : effect)),
  };
};

/** A held message as it goes on once its time is over: to its channel, or onto the page from where a person brings it. */
export const letGo = (message: Message): Message => ({
  ...message,
  status: message.channel === 'tracking-page' ? 'sent' : 'queued',
});
