import type { Instant } from '#domain/time.ts';
import type { Adapter, ChannelItem } from './adapters.ts';

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

/** The answer to a verification challenge (GET, HEAD or POST); undefined where a request is an ordinary delivery. */
export type Challenge = (request: RawRequest, secrets: string[]) => PlatformAnswer | undefined;

/** What goes out on a channel. `to` is the author's id there; `threadId` and `inReplyTo` as the adapter gave them. */
export type Outgoing = {
  to: string;
  text: string;
  threadId?: string;
  inReplyTo?: string;
  /** An answer everybody can read (a comment, a mention): neither reference nor link may stand in it, only in a private reply. */
  public?: true;
  /** When the customer last wrote on this channel: decides WhatsApp's and Messenger's windows. */
  lastHeardAt?: Instant;
  language: 'es' | 'en';
  /** Case reference and tracking link, for templates outside the window and for short public lines. */
  reference: string;
  trackingUrl: string;
};

/** What a sender works with. `settings` come from the channel's secret (JSON object), `base` may point to a stand-in. */
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

/** A channel: one folder, and one line in `inbound.ts`. */
export type InboundChannel = {
  adapt: Adapter;
  /** How a delivery proves itself; absent where only our own stack can deliver (mail, staff, CSV, the event bus). */
  verify?: Verifier;
  challenge?: Challenge;
  /** Topics of SNS deliver at the door too, and prove themselves as SNS signs. */
  overSns?: true;
  /** What the platform is answered when its delivery is stored; 200 with an empty body unless it wants something else. */
  accepted?: PlatformAnswer;
};
