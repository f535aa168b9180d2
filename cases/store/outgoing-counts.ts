import type { OutgoingKind, Rate } from '#domain/policy/schema/limits.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { retry } from '#platform/backoff.ts';
import { type DayCount, dayCount, shardsAsked } from './day-counts.ts';
import { keys } from './keys.ts';
import { type Item, isWorthRepeating, type Table, type Write } from './table.ts';

/** A message that left, or is about to. */
type Sent = { id: string; kind: OutgoingKind; at: Instant };
/** What was sent to one address in the last day; `version` tells two writers apart. */
type Ledger = { sent: Sent[]; version: number };

/** A message that asks to leave. */
export type OutgoingAsk = {
  /** The same for every repeat of it. */
  id: string;
  /** Of the address or number it goes to (`addressHash`). */
  address: string;
  kind: OutgoingKind;
  at: Instant;
  rate: Rate;
  /** What the day may bring on its channel; `mayExceed` where it leaves all the same, and is counted. */
  day: { channel: string; most: number; mayExceed: boolean };
};

/** Whether a message may leave; `fullness` is the part of its share of the day that is used, in percent. */
export type OutgoingVerdict =
  | { may: true; fullness: number; isRepeat: boolean }
  | { may: false; because: 'address-limit' | 'day-limit' };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Somebody else was faster each time: the message is left to the sweep. */
const ATTEMPTS = 6;

/** When the table may forget what was counted. */
const ttlOf = (at: Instant): number => Math.floor((Date.parse(at) + 3 * DAY_MS) / 1000);

const since = (sent: readonly Sent[], at: Instant, ms: number): Sent[] => {
  const from = instantAfter(at, -ms);
  return sent.filter((one) => one.at > from);
};

const isFull = (sent: readonly Sent[], { kind, at, rate }: OutgoingAsk): boolean => {
  const same = sent.filter((one) => one.kind === kind);
  return since(same, at, HOUR_MS).length >= rate.hour || since(same, at, DAY_MS).length >= rate.day;
};

const ledgerWrite = ({ id, kind, at, address }: OutgoingAsk, before: Ledger | undefined): Write => {
  const after = {
    sent: [...since(before?.sent ?? [], at, DAY_MS), { id, kind, at }],
    version: (before?.version ?? 0) + 1,
    ttl: ttlOf(at),
  };
  return before
    ? { update: keys.outgoing(address), set: after, expect: { version: before.version } }
    : { put: { ...keys.outgoing(address), ...after }, ifAbsent: true };
};

const ledgerIn = (items: readonly Item[], address: string): Ledger | undefined =>
  items.find(({ pk }) => pk === keys.outgoing(address).pk) as unknown as Ledger | undefined;

/** What is to be written for a message that may leave; a verdict where nothing is. */
const decide = (
  ask: OutgoingAsk,
  items: readonly Item[],
): Extract<OutgoingVerdict, { may: false }> | { isRepeat: true } | { writes: Write[]; counted: DayCount } => {
  const ledger = ledgerIn(items, ask.address);
  if (ledger?.sent.some(({ id }) => id === ask.id)) return { isRepeat: true };
  if (ledger && isFull(ledger.sent, ask)) return { may: false, because: 'address-limit' };
  const counted = dayCount(ask, items, ttlOf(ask.at));
  return counted
    ? { writes: [ledgerWrite(ask, ledger), counted.write], counted }
    : { may: false, because: 'day-limit' };
};

/**
 * Asks whether a message may leave, and counts it if so, in one transaction: in what its address got of late and in one of several
 * counters of its channel's day. A repeat of a message that was counted may leave and counts nothing; two writers at once never
 * both get the last place. Two reads and writes at best, a bounded number in all.
 * @throws Transient where others were faster each time
 */
export const admitOutgoing = async (table: Table, ask: OutgoingAsk): Promise<OutgoingVerdict> => {
  const places = [keys.outgoing(ask.address), ...shardsAsked(ask).map(({ key }) => key)];
  return retry(
    async () => {
      const decided = decide(ask, await table.getMany(places));
      if ('may' in decided) return decided;
      if ('isRepeat' in decided) return { may: true, fullness: 0, isRepeat: true };
      await table.write(decided.writes);
      return { may: true, fullness: decided.counted.fullness, isRepeat: false };
    },
    { attempts: ATTEMPTS, isCurable: isWorthRepeating, inVain: 'Too many messages to one address at once' },
  );
};
