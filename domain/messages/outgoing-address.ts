import { sha256 } from '../case/history.ts';
import { mailboxOf } from '../mail-address.ts';
import { type Channels, phoneAddress } from './channel-facts.ts';

/** Where a message goes: a channel, and what the channel calls whoever gets it. */
export type Recipient = { channel: string; to: string };

const DIGITS = /^(?:[a-z]+:)?\+?(\d{7,15})$/;

/** Whether an address of a carrier is an account of another network, such as Twilio's `whatsapp:+34600111222`. */
export const isWithinChat = (to: string): boolean => /^[a-z]+:/.test(to);

/**
 * The phone number that a message reaches, in the form of E.164; undefined where it is not known by a number. Twilio writes
 * `whatsapp:+34600111222`, WhatsApp `34600111222`.
 */
export const numberReached = (channels: Channels, { channel, to }: Recipient): string | undefined => {
  const [, digits] = DIGITS.exec(to) ?? [];
  return digits && phoneAddress(channels, channel, `+${digits}`) ? `+${digits}` : undefined;
};

/**
 * What the messages to one person's address are counted by, hashed: one mailbox, one number over all channels that reach it by its
 * number, one account of any other channel.
 */
export const addressHash = (channels: Channels, { channel, to }: Recipient): string => {
  if (to.includes('@') && channel === 'email') return sha256(`outgoing\nmail\n${mailboxOf(to)}`);
  const number = numberReached(channels, { channel, to });
  // Argentina's mobiles are one line with the 9 and without it.
  return sha256(`outgoing\n${number ? `phone\n${number.replace(/^\+549(?=\d{10}$)/, '+54')}` : `${channel}\n${to}`}`);
};
