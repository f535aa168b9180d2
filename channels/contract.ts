import type { ChannelFacts } from '#domain/messages/channel-facts.ts';
import type { Consent } from '#domain/messages/consent.ts';
import type { Instant } from '#domain/time.ts';
import type { OptOut } from './shared/opt-out.ts';

/*
 * What a channel consists of. Each has a folder: `channel.ts` says what it is, `adapt.ts` reads what comes in, `verify.ts`
 * checks that the platform sent it, `send.ts` answers, `media.ts` fetches files, `limits.ts` holds the platform's limits.
 * How a channel is added is written in README.md.
 */

/** What a channel says of itself. */
export type ChannelDescription = ChannelFacts & {
  /** Other names it goes by, such as those of platforms and services that bring it. */
  alsoNamed?: readonly string[];
  /** What its sender and its media read of the channel's settings (`SendingDeps`), whether needed or not. */
  settings?: readonly string[];
};

/** One thing a channel brought, whatever the platform calls it. */
export type ChannelItem = {
  kind: 'complaint' | 'message' | 'status' | 'edit' | 'deletion' | 'reaction' | 'survey' | 'other';
  text: string;
  /** What of the words is folded away, such as the mail it answers; danger in it is heard. */
  hidden?: string;
  /** `alias` is another id of the same person on the same channel, where the platform vouches for it. */
  author: { id: string; name?: string; email?: string; phone?: string; handle?: string; alias?: string };
  threadId?: string;
  externalId: string;
  at: Instant;
  attachments: { name?: string; type?: string; size?: number; id?: string }[];
  /** Everybody can read it where it stands (a comment, a mention, a review), and what we answer there too. */
  public?: true;
  /** The whole of it asks for no more messages of this channel (STOP), or for messages again. */
  optOut?: OptOut;
  /** Whether the customer agreed to be recorded, where the platform says so. Refused: `text` holds none of the words. */
  consent?: Consent;
};

/** What an adapter makes of a payload: items, and what it ignores with the reason. */
export type Adapted = { items: ChannelItem[]; ignored: { reason: string }[] };

/**
 * Reads a payload of a platform. It never throws, and keeps what it does not know as a reason.
 * @param receivedAt when it came, for payloads that do not say when they were written
 */
export type Adapter = (payload: Uint8Array, receivedAt: Instant) => Promise<Adapted>;

/** A delivery of a platform exactly as it came, before anything is parsed. Header names are lower case. */
export type RawRequest = {
  method: 'GET' | 'POST' | 'HEAD';
  /** The public URL the platform was given, with its query. */
  url: string;
  headers: Record<string, string>;
  query: Record<string, string>;
  rawBody: Uint8Array;
};

/** Whether a delivery is the platform's own; the reason is for the security event, never for the caller. */
export type Verification = { valid: true } | { valid: false; reason: string };

/**
 * Checks a delivery over its raw bytes, in constant time. Any of the secrets may be right, so that they can be rotated.
 * @param now for platforms that sign a time: outside their window a delivery is a replay
 */
export type Verifier = (request: RawRequest, secrets: string[], now: Instant) => Verification;

/** What the platform is answered. */
export type PlatformAnswer = { status: number; body?: string; headers?: Record<string, string> };

/** What a challenge is answered with: what proves deliveries, and what only proves that a challenge is meant for us. */
type ChallengeKeys = { secrets: string[]; verifyTokens?: string[] };

/**
 * The answer to a verification challenge (GET, HEAD or POST); undefined where a request is an ordinary delivery. Anybody can ask:
 * no answer may prove a delivery.
 */
export type Challenge = (request: RawRequest, keys: ChallengeKeys) => PlatformAnswer | undefined;

/** How a channel brings something in: one line in `inbound.ts`. */
export type InboundChannel = {
  adapt: Adapter;
  /** Checks a webhook's delivery; absent where only our own stack delivers (mail, staff, CSV, the event bus). */
  verify?: Verifier;
  challenge?: Challenge;
  /** Topics of SNS deliver to the webhook too, and are verified by what SNS signs. */
  overSns?: true;
  /** What the platform is answered when its delivery is stored; 200 with an empty body unless it wants something else. */
  accepted?: PlatformAnswer;
  /**
   * Whether something that came to the queue itself is of this channel: a notification of a topic (its message), or an
   * event of a bus (its source). What no channel claims, `inbound.ts` gives to one.
   */
  claims?: { notification?: (message: string) => boolean; busEvent?: (source: string) => boolean };
};

/**
 * What goes out on a channel. `to` is the author's id there, for mail an address; `threadId` and `inReplyTo` as the adapter
 * gave them, for mail the Message-ID it answers.
 */
export type Outgoing = {
  to: string;
  text: string;
  /** Of a mail. */
  subject?: string;
  /** Of a mail: the case that it is of, by which the mail service reports what becomes of it. No reader sees it. */
  caseId?: string;
  /** Where an answer to a mail goes: the case's own address. Absent: to the sender. */
  replyTo?: string;
  /** The same words as HTML, of a mail; the text goes with it whole. */
  html?: string;
  /** Whether a person wrote it; all other mail asks mail programs not to answer automatically (RFC 3834). */
  personal?: boolean;
  /** Whether it is sent by itself because its reader wrote to us, as a receipt is (RFC 3834, section 5); of a mail. */
  answersByItself?: boolean;
  threadId?: string;
  inReplyTo?: string;
  /** An answer everybody can read (a comment, a mention): neither reference nor link may stand in it, only in a private reply. */
  public?: true;
  /** When the customer last wrote on this channel: decides WhatsApp's and Messenger's windows. */
  lastHeardAt?: Instant;
  language: 'es' | 'en';
  /** For templates outside the window, and for the private message to whoever wrote in public. */
  reference: string;
  /** Where the reader finds the case: the customer on the tracking page, the team at the desk. */
  trackingUrl: string;
};

/** What a sender works with: `settings` of the channel (`settingsReader` of `settings-reader.ts`), `base` may point to a stand-in. */
export type SendingDeps = {
  fetch: typeof fetch;
  settings: Record<string, string>;
  base?: string;
  now: () => Instant;
};

/** The platform will never take this message, such as one outside the window; the reason is a code without personal data. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Sends one message; returns the platform's id of it. Throws Refused, or anything else for a failure worth repeating. */
export type Sender = (message: Outgoing, deps: SendingDeps) => Promise<{ externalId: string }>;

/**
 * What the agents of another help desk are told of a case that came from there: a note that no customer reads, and what the ticket
 * becomes. By its `marks`, tags or labels, it is known that this was told.
 */
export type Told = { threadId: string; note: string; marks: readonly string[]; becomes?: 'open' | 'solved' };

/** Tells them, once however often it is called. Throws Refused for what will never be taken, anything else for a failure worth repeating. */
export type Teller = (told: Told, deps: SendingDeps) => Promise<void>;

/** A file as a platform handed it over; `type` is what the platform says it is. */
export type Fetched = { bytes: Uint8Array; type: string };

/**
 * Fetches a file that came with a message.
 * @param attachment as the adapter listed it
 * @param deps `maxBytes` is where reading stops
 * Throws Refused for what will never be had (gone, too large, not where the platform keeps files), anything else for a
 * failure worth repeating.
 */
export type Media = (
  attachment: ChannelItem['attachments'][number],
  deps: SendingDeps & { maxBytes: number },
) => Promise<Fetched>;

/** How a channel answers: one line in `outbound.ts`. Without `media` its files come within the message. */
export type OutboundChannel = { send: Sender; media: Media | undefined };
