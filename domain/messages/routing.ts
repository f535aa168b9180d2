import type { Case } from '../case/case.ts';
import type { Complainant, Handle } from '../case/complainant.ts';
import { isGoodFor } from '../case/identity.ts';
import type { Message } from '../case/message.ts';
import { canonicalAddress } from '../mail-address.ts';
import type { TemplateId } from '../policy/schema/templates.ts';
import type { Instant } from '../time.ts';
import { type Channels, isMessaging, phoneAddress, windowHoursOf } from './channel-facts.ts';
import { isStopped } from './stopped.ts';

/** A way to reach a customer: mail, which has no handle, or a handle on a channel. The tracking page is always there and is none of these. */
export type Way = { channel: string; handle?: Handle };

/** The channel of a customer's mail address. */
export const MAIL = 'email';

/** Names a way among those of one case, so that one that refused a message is not tried again. */
export const wayName = (way: { channel: string; public?: boolean | undefined }): string =>
  way.public ? `${way.channel}-public` : way.channel;

export const isPublic = ({ handle }: Way): boolean => handle?.public === true;

const nameOf = (way: Way): string => wayName({ channel: way.channel, public: isPublic(way) });

/** Messages that may be announced in a public line. A reminder in public would expose the customer. */
const PUBLIC_NEWS: TemplateId[] = [
  'acknowledgment',
  'acknowledgment-urgent',
  'offer',
  'agreement',
  'final-answer',
  'customer-message',
];

/** Messages that the law does not oblige us to send: not mailed to somebody who marked our mail as spam. */
const COURTESIES: TemplateId[] = [
  'offer-reminder',
  'survey',
  'received-again',
  'received-after-closing',
  'what-changed',
];

/** Whether a message is one that the law does not oblige us to send. */
export const isCourtesy = (template: string | undefined): boolean => COURTESIES.includes(template as TemplateId);

/** Mail as one of several ways, and mail as the last one. Who marked our mail as spam gets only the second, and no courtesies. */
const byMail = ({ email, mailUnwelcome }: Complainant, template?: string): Record<'chosen' | 'last', Way[]> => {
  const mail: Way[] = email ? [{ channel: MAIL }] : [];
  if (!mailUnwelcome) return { chosen: mail, last: mail };
  return { chosen: [], last: isCourtesy(template) ? [] : mail };
};

const newestFirst = (a: Handle, b: Handle): number => ((a.lastHeardAt ?? '') < (b.lastHeardAt ?? '') ? 1 : -1);

/**
 * Whether a number alone may be written to: its owner has proved to have it, or a person of ours wrote it down for them. What
 * somebody typed into a form may be a stranger's, or a number that costs us dear.
 */
const mayUseNumber = (head: Customer['head']): boolean => isGoodFor(head, 'phone') || head.channel === 'staff';

/** Channels that a phone number reaches; a number without a country code may belong to anybody. */
const byPhone = (channels: Channels, { head, complainant: { phone } }: Customer): Way[] => {
  if (!mayUseNumber(head)) return [];
  return Object.keys(channels).flatMap((channel): Way[] => {
    const id = phoneAddress(channels, channel, phone);
    return id ? [{ channel, handle: { channel, id } }] : [];
  });
};

/** The address that a way leads to. */
export const addressOf = (way: Way, { email = '' }: Complainant): string =>
  way.handle ? way.handle.id : canonicalAddress(email);

/** Whether nobody is to be found where a way leads. */
export const isDead = (way: Way, complainant: Complainant): boolean =>
  complainant.deadAddresses?.some(
    ({ channel, address }) => channel === way.channel && address === addressOf(way, complainant),
  ) === true;

/** Whether the customer asked for no more messages by a way. What everybody can read was said in another place. */
const isStoppedWay = (way: Way, complainant: Complainant): boolean =>
  !isPublic(way) && isStopped(complainant, { channel: way.channel, address: addressOf(way, complainant) });

/** The complainant with one more address at which nobody is to be found. */
export const withDeadAddress = (complainant: Complainant, way: Way): Complainant =>
  isDead(way, complainant)
    ? complainant
    : {
        ...complainant,
        deadAddresses: [
          ...(complainant.deadAddresses ?? []),
          { channel: way.channel, address: addressOf(way, complainant) },
        ],
      };

/** The complainant once somebody wrote from an address that was taken for dead. */
export const withLivingAddress = (complainant: Complainant, channel: string, address: string): Complainant => {
  const { deadAddresses = [], ...rest } = complainant;
  const left = deadAddresses.filter((dead) => dead.channel !== channel || dead.address !== canonicalAddress(address));
  return left.length > 0 ? { ...rest, deadAddresses: left } : rest;
};

/** Who is written to: the case says by which channel it came and which one is preferred. */
export type Customer = { head: Pick<Case, 'channel' | 'preferredChannel' | 'identities'>; complainant: Complainant };

/**
 * Of a mail address and a phone number that somebody wrote into one form, the one that the customer proved to have is theirs; the
 * other may be of whoever filed in their name, and is not written to any more, unless somebody of ours corrected it.
 */
const isTrusted = ({ head, complainant }: Customer, { handle }: Way): boolean => {
  if (handle && complainant.handles?.includes(handle)) return true;
  const [kind, other] = handle ? (['phone', 'email'] as const) : (['email', 'phone'] as const);
  const { identities = [] } = head;
  return (
    isGoodFor(head, kind) ||
    !identities.some((one) => one.kind === other && one.proof && one.proof.how !== 'platform-sender')
  );
};

/**
 * The ways to reach a customer, best first: the preferred channel, the one the case came in by, any other the customer
 * wrote on in private (the latest first), mail, and at last a line in public. A phone number alone is used only by the
 * channel its owner asked for and where it is no mere claim, and no way that the customer stopped; mail that was marked as spam only where no other private way is left. Where nobody is to be found
 * at any address, the best of those: the relay refuses it, and a person is notified.
 */
export const waysTo = (channels: Channels, customer: Customer, template?: string): Way[] => {
  const {
    head: { channel, preferredChannel },
    complainant,
  } = customer;
  const handles = [...(complainant.handles ?? [])].sort(newestFirst);
  const all = handles.flatMap((handle): Way[] =>
    isMessaging(channels, handle.channel) ? [{ channel: handle.channel, handle }] : [],
  );
  const inPrivate = all.filter((way) => !isPublic(way));
  const { chosen, last } = byMail(complainant, template);
  const on = (wanted: string | undefined, ways: Way[]) => ways.filter((way) => way.channel === wanted);
  const inPublic = PUBLIC_NEWS.includes(template as TemplateId) ? all.filter(isPublic) : [];
  const ordered = [
    ...on(preferredChannel, [...inPrivate, ...chosen, ...byPhone(channels, customer)]),
    ...on(isMessaging(channels, channel) ? channel : MAIL, [...inPrivate, ...chosen]),
    ...inPrivate,
    ...last,
    ...on(channel, inPublic),
    ...inPublic,
  ];
  const trusted = ordered.filter((way) => isTrusted(customer, way) && !isStoppedWay(way, complainant));
  const names = trusted.map(nameOf);
  const ways = trusted.filter((_, place) => names.indexOf(names[place] ?? '') === place);
  const living = ways.filter((way) => !isDead(way, complainant));
  return living.length > 0 ? living : ways.slice(0, 1);
};

/**
 * Whether whoever is reached by a way is the customer for sure: they wrote to us from there, or the address or number is proved, or
 * somebody of ours wrote it down for them. Else it may be a stranger's, who is sent nothing that somebody wrote in their name.
 */
export const isCertain = ({ head, complainant }: Customer, { handle }: Way): boolean => {
  if (handle && complainant.handles?.includes(handle)) return true;
  const own = (head.identities ?? []).filter(({ of }) => of === undefined);
  return isGoodFor({ identities: own }, handle ? 'phone' : 'email');
};

/**
 * Whether a message may say what the customer wrote, and their name: not while there is a mail address on the case that may be a
 * stranger's, since whoever wrote the address wrote those as well.
 */
export const mayQuote = (customer: Customer): boolean =>
  customer.complainant.email === undefined || isCertain(customer, { channel: MAIL });

/** The best way that has not refused the message yet. */
export const wayOf = (
  channels: Channels,
  customer: Customer,
  { template, tried = [] }: Pick<Message, 'template' | 'tried'>,
): Way | undefined => waysTo(channels, customer, template).find((way) => !tried.includes(nameOf(way)));

/** The way a message was given. */
export const wayGiven = (
  channels: Channels,
  customer: Customer,
  message: Pick<Message, 'channel' | 'template' | 'public'>,
): Way | undefined => waysTo(channels, customer, message.template).find((way) => nameOf(way) === wayName(message));

/** When the customer last wrote on a channel: by the handle, or by a message since. */
export const lastHeardOn = (
  { messages }: { messages: Pick<Message, 'direction' | 'channel' | 'at' | 'person'>[] },
  channel: string,
  known?: Instant,
): Instant | undefined =>
  messages
    .flatMap((message) =>
      message.direction === 'in' && !message.person && message.channel === channel ? [message.at] : [],
    )
    .concat(known ?? [])
    .sort()
    .at(-1);

const HOUR_MS = 60 * 60 * 1000;

/** Until when we may write freely on a channel; undefined where it has no window. A customer who never wrote there has no open window. */
export const openUntil = (
  channels: Channels,
  channel: string,
  lastHeardAt: Instant | undefined,
): Instant | undefined => {
  const hours = windowHoursOf(channels, channel);
  if (hours === undefined) return undefined;
  return new Date((lastHeardAt ? Date.parse(lastHeardAt) : 0) + hours * HOUR_MS).toISOString();
};
