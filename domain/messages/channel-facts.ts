/** What a platform can vouch for; whoever vouches for the author's id vouches for the conversation. */
export type Vouched = 'handle' | 'phone' | 'conversation';

/**
 * What the domain has to know of a channel to choose the way to a customer and to keep what came by it. The domain knows no
 * channel by name: each says this of itself (`channels/<name>/channel.ts`), and whoever asks the domain hands the table over.
 */
export type ChannelFacts = {
  /** How a customer is answered there: at the handle they wrote from, or at their mail address. Absent where nobody can be answered. */
  reachedBy?: 'handle' | 'address';
  /** Whether people read there what fits on a phone: the short text of a message goes there. */
  brief?: boolean;
  /** How the channel names whoever has a phone number, where the number alone reaches them: `34612345678`, or `+34612345678`. */
  phoneHandle?: 'digits' | 'plus-digits';
  /** Each message costs what the operator of the number asks, and some earn by it: only ordinary mobiles are written to. */
  paidByNumber?: true;
  /** For how many hours after the customer's last message the platform lets us write freely; absent where it sets no limit. */
  windowHours?: number;
  /**
   * What the platform vouches for of whoever writes there: the author's id, the phone number where that is one, or only that a
   * conversation goes on. Absent where all of that is what somebody typed.
   */
  vouchesFor?: readonly Vouched[];
  /** Which failures say that nobody is to be found at the address: it is not written to again. */
  deadAddress?: RegExp;
  /** Which failures say that whoever has the address asked the platform for no more messages of ours. */
  optedOut?: RegExp;
  /** Its messages are what somebody recorded or wrote down of a conversation: kept only where the customer agreed (Ley 10/2025, art. 12.1). */
  recorded?: boolean;
  /** What it brings nobody wrote to us: a system of ours noticed that a contract was ended. */
  noticed?: true;
};

/** The facts of every channel there is, by its name. */
export type Channels = Readonly<Record<string, ChannelFacts>>;

const factsOf = (channels: Channels, name: string): ChannelFacts | undefined =>
  Object.hasOwn(channels, name) ? channels[name] : undefined;

/** Whether a customer can be answered on a channel at the handle they wrote from. Chats, calls, reviews and surveys cannot. */
export const isMessaging = (channels: Channels, name: string): boolean =>
  factsOf(channels, name)?.reachedBy === 'handle';

/** Whether people read there what fits on a phone. A ticket of a help desk mostly ends as a mail, which takes the whole text. */
export const isBrief = (channels: Channels, name: string): boolean => factsOf(channels, name)?.brief === true;

/** Whether each message costs what the operator of the number asks. */
export const isPaidByNumber = (channels: Channels, name: string): boolean =>
  factsOf(channels, name)?.paidByNumber === true;

/** Whether its messages are what somebody recorded or wrote down of a conversation. */
export const isRecorded = (channels: Channels, name: string): boolean => factsOf(channels, name)?.recorded === true;

/** Whether what it brings was noticed by a system of ours, and written to us by nobody. */
export const isNoticed = (channels: Channels, name: string): boolean => factsOf(channels, name)?.noticed === true;

/** For how many hours after the customer's last message we may write freely there; undefined where there is no limit. */
export const windowHoursOf = (channels: Channels, name: string): number | undefined =>
  factsOf(channels, name)?.windowHours;

/** What a channel vouches for of whoever writes there. */
export const vouchedFor = (channels: Channels, name: string): readonly Vouched[] =>
  factsOf(channels, name)?.vouchesFor ?? [];

/** Whether a failure on a channel says that nobody is to be found at the address, now or later. */
export const isDeadAddress = (channels: Channels, name: string, failure: string): boolean =>
  factsOf(channels, name)?.deadAddress?.test(failure) === true;

/** What a message is refused with at an address whose owner asked us for no more messages of the channel. */
export const STOPPED = 'stopped-by-recipient';

/** Whether a failure says that whoever has the address wants no more messages of the channel. */
export const isOptedOut = (channels: Channels, name: string, failure: string): boolean =>
  failure === STOPPED || factsOf(channels, name)?.optedOut?.test(failure) === true;

/** How a channel names whoever has a phone number (E.164), where the number alone reaches them. */
export const phoneAddress = (channels: Channels, name: string, phone = ''): string | undefined => {
  const form = factsOf(channels, name)?.phoneHandle;
  const number = phone.replace(/[^\d+]/g, '');
  if (!form || !/^\+\d{7,15}$/.test(number)) return undefined;
  return form === 'digits' ? number.slice(1) : number;
};
