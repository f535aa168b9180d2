import type { Case } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { ChangePart } from '../case/change.ts';
import type { Correspondence } from '../case/correspondence.ts';
import type { Message } from '../case/message.ts';
import type { Instant } from '../time.ts';
import { dayOf } from './daily-limit.ts';

/** What has to be known of all messages of a case, and follows from those that were read only where all were. */
type Known = Pick<CaseFile, 'head' | 'messages' | 'isPart'>;

export const RECEIPT = 'received-again';

const NOTHING: Correspondence = { said: 0, unanswered: 0, receipts: 0, ways: {} };

const fromUs = ({ direction, audience }: Message): boolean => direction === 'out' && audience === 'customer';
const fromThem = ({ direction, audience }: Message): boolean => direction === 'in' && audience === 'customer';

const latest = (...instants: (Instant | undefined)[]): Instant | undefined =>
  instants
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);

/** Whether a message took a full link out of the house: by which way is what `ways` counts. */
const isSentOut = (message: Message, since: Instant): boolean =>
  message.at >= since &&
  fromUs(message) &&
  message.channel !== 'tracking-page' &&
  message.status !== 'failed' &&
  message.status !== 'taken-back' &&
  !message.broughtIn &&
  !message.public;

const counted = (ways: Record<string, number>, channel: string, by: 1 | -1): Record<string, number> => {
  const { [channel]: before = 0, ...others } = ways;
  const after = before + by;
  return after > 0 ? { ...others, [channel]: after } : others;
};

const withMessages = (before: Correspondence, messages: Message[], since: Instant): Correspondence => {
  const ours = messages.filter((message) => fromUs(message) && message.status !== 'taken-back');
  const theirs = messages.filter(fromThem);
  const receipts = ours.filter(({ template }) => template === RECEIPT);
  const lastWordAt = latest(before.lastWordAt, ...ours.map(({ at }) => at));
  const lastReceiptAt = latest(before.lastReceiptAt, ...receipts.map(({ at }) => at));
  const waiting = theirs.filter(({ at }) => at > (lastWordAt ?? '')).length;
  const isAnswered = lastWordAt !== before.lastWordAt;
  return {
    ...before,
    said: before.said + theirs.length,
    unanswered: (isAnswered ? 0 : before.unanswered) + waiting,
    receipts: before.receipts + receipts.length,
    ...(lastWordAt && { lastWordAt }),
    ...(lastReceiptAt && { lastReceiptAt }),
    ways: messages
      .filter((message) => isSentOut(message, since))
      .reduce((ways, { channel }) => counted(ways, channel, 1), before.ways),
  };
};

/** What was taken back before it left has answered nothing, unless we have written since. */
const withoutWord = (
  before: Correspondence,
  { at, held }: Message,
): Pick<Correspondence, 'unanswered'> & Partial<Pick<Correspondence, 'lastWordAt'>> => {
  const { unanswered, lastWordAt } = before;
  if (!held || lastWordAt !== at) return { unanswered, ...(lastWordAt && { lastWordAt }) };
  const last = held.before.lastWordAt;
  return { unanswered: held.before.unanswered + unanswered, ...(last && { lastWordAt: last }) };
};

/** Another way of a message, or that it failed for good, moves it among the ways; one that went to another case is not counted. */
const withChange = (
  before: Correspondence,
  { message, set = {} }: { message: Message; set?: Partial<Message> },
  since: Instant,
): Correspondence => {
  const after = { ...message, ...set };
  const left = isSentOut(message, since) ? counted(before.ways, message.channel, -1) : before.ways;
  const { lastWordAt, ...rest } = before;
  return {
    ...rest,
    ...(set.status === 'taken-back' ? withoutWord(before, message) : { ...(lastWordAt && { lastWordAt }) }),
    said: before.said - (set.movedTo && !message.movedTo && fromThem(message) ? 1 : 0),
    ways: isSentOut(after, since) ? counted(left, after.channel, 1) : left,
  };
};

/** What came in on the day of a change: by whatever it says of itself, a message counts when it reaches us. */
const countedToday = (before: Correspondence, messages: Message[], at: Instant): Partial<Correspondence> => {
  const theirs = messages.filter(
    (message) => fromThem(message) && message.copiedFrom === undefined && !message.broughtIn,
  );
  if (theirs.length === 0) return {};
  const { day, counts: known } = before.today ?? { day: '', counts: {} };
  const seenTo = theirs.filter(({ overLimit }) => !overLimit);
  const counts = day === dayOf(at) ? { ...known } : {};
  for (const { channel } of seenTo) counts[channel] = (counts[channel] ?? 0) + 1;
  const overLimit = (before.overLimit ?? 0) + theirs.length - seenTo.length;
  return { today: { day: dayOf(at), counts }, ...(overLimit > 0 && { overLimit }) };
};

/** The correspondence of a case after a change. New links begin the count of the ways anew. */
export const correspondenceAfter = (
  before: Pick<Case, 'correspondence' | 'links'> | undefined,
  { set = {}, items = [] }: ChangePart,
  at: Instant,
): Correspondence => {
  const known = before?.correspondence ?? NOTHING;
  const since = set.links?.since ?? before?.links?.since ?? '';
  const isRenewed = since !== (before?.links?.since ?? '');
  const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []));
  const after = items
    .flatMap((item) => (item.kind === 'message-change' ? [item] : []))
    .reduce(
      (sofar, item) => withChange(sofar, item, since),
      withMessages(isRenewed ? { ...known, ways: {} } : known, messages, since),
    );
  return { ...after, ...countedToday(known, messages, at) };
};

/** The correspondence by what was read, and by what is known of what was not. */
export const correspondenceOf = ({ head, messages, isPart }: Known): Correspondence => {
  const since = head.links?.since ?? '';
  const read = withMessages(NOTHING, messages, since);
  const { correspondence: all } = head;
  if (!isPart || !all) return read;
  const lastWordAt = latest(all.lastWordAt, read.lastWordAt);
  const lastReceiptAt = latest(all.lastReceiptAt, read.lastReceiptAt);
  return {
    ...all,
    ways: { ...read.ways, ...all.ways },
    ...(lastWordAt && { lastWordAt }),
    ...(lastReceiptAt && { lastReceiptAt }),
  };
};
