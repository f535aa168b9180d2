import { admitOutgoing, type OutgoingAsk } from '#cases/store/outgoing-counts.ts';
import { type Outgoing, Refused } from '#channels/contract.ts';
import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { isProved } from '#domain/case/identity.ts';
import type { Message } from '#domain/case/message.ts';
import { isPaidByNumber } from '#domain/messages/channel-facts.ts';
import { HELD_BACK } from '#domain/messages/held-back.ts';
import { addressHash, isWithinChat, numberReached } from '#domain/messages/outgoing-address.ts';
import { leavesBeyondCap, outgoingKindOf } from '#domain/messages/outgoing-kinds.ts';
import { isCertain, wayGiven } from '#domain/messages/routing.ts';
import { isUnchecked } from '#domain/messages/unchecked.ts';
import { countriesReached } from '#domain/policy/countries-reached.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { OutgoingKind } from '#domain/policy/schema/limits.ts';
import { log } from '#platform/log.ts';
import { whyNotReached } from '#platform/phone/reachable-number.ts';
import type { RelayDeps } from './deps.ts';
import type { Dispatch } from './dispatch.ts';

/** From here on an alarm tells of the day's limit, while messages still leave. */
const NEAR = 80;

/**
 * Whether a message waits until a person has said whose complaint it is that somebody of the company sent on. Who has proved to be
 * the customer needs nobody's word.
 */
export const waitsForCustomer = ({ head }: CaseFile, { audience }: Message): boolean =>
  audience === 'customer' && head.customerUnconfirmed === true && !isProved(head);

/** A number that costs more than others, or is of a country that the company has nothing to do with, is not texted. Throws Refused. */
const demandOrdinaryNumber = ({ channel, outgoing: { to } }: Dispatch, policy: Policy): void => {
  if (!isPaidByNumber(channels, channel) || isWithinChat(to)) return;
  const why = whyNotReached(numberReached(channels, { channel, to }) ?? to, 'text', countriesReached(policy));
  if (why) throw new Refused(why);
};

/** The day of all cases whose complaint did not pass the bot check; no name of a channel. */
const UNCHECKED = 'unchecked';

/** Stricter limits where a program may have filed the complaint: of an address, and of a day that all such cases share. */
const uncheckedLimits = (
  file: CaseFile,
  kind: OutgoingKind,
  { limits: { outgoing } }: Policy,
): Partial<Pick<OutgoingAsk, 'rate' | 'day'>> => {
  const { unchecked } = outgoing;
  if (!unchecked || (kind !== 'acknowledgment' && kind !== 'notice') || !isUnchecked(file)) return {};
  return { rate: unchecked[kind], day: { channel: UNCHECKED, most: unchecked.aDay, mayExceed: false } };
};

const askOf = (
  file: CaseFile,
  message: Message,
  { channel, to, at, policy }: { channel: string; to: Outgoing['to']; at: string; policy: Policy },
): OutgoingAsk => {
  const { outgoing } = policy.limits;
  const kind = outgoingKindOf(message);
  const way = wayGiven(channels, file, message);
  const rates = way && isCertain(file, way) ? outgoing.proved : outgoing.claimed;
  return {
    id: `${file.head.caseId}/${message.messageId}`,
    address: addressHash(channels, { channel, to }),
    kind,
    at,
    rate: rates[kind],
    day: {
      channel,
      most: outgoing.aDay[channel] ?? outgoing.aDay.other,
      mayExceed: leavesBeyondCap(file.head, message),
    },
    ...uncheckedLimits(file, kind, policy),
  };
};

/**
 * Counts a message to the customer before it leaves, and refuses one too many: to one address, so that nobody's mailbox is filled
 * through us, or by one channel in a day. Refused messages stand on the customer's page; their timers run on, and a person is
 * notified. A repeat of a message counts once.
 * @throws Refused, Transient
 */
export const demandAdmitted = async (
  file: CaseFile,
  message: Message,
  { ready, deps: { table, clock, policy } }: { ready: Dispatch; deps: Pick<RelayDeps, 'table' | 'clock' | 'policy'> },
): Promise<void> => {
  if (message.audience !== 'customer') return;
  demandOrdinaryNumber(ready, policy);
  const { channel } = ready;
  const ask = askOf(file, message, { channel, to: ready.outgoing.to, at: clock.now(), policy });
  const verdict = await admitOutgoing(table, ask);
  if (!verdict.may) {
    const failure = HELD_BACK[verdict.because];
    log('warn', 'message held back', { caseId: file.head.caseId, messageId: message.messageId, channel, failure });
    throw new Refused(failure);
  }
  if (verdict.fullness >= NEAR) log('warn', 'day limit near', { channel, fullness: verdict.fullness });
};
