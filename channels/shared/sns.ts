import { createVerify, X509Certificate } from 'node:crypto';
import type { Instant } from '#domain/time.ts';
import type { RawRequest, Verification } from '../contract.ts';
import { getObject, getOneOrMore, getWords, type Json, parseObject } from '../json.ts';

/** What SNS delivers, in whatever it came: over HTTP, to a queue, or to a function. */
export const snsMessages = (json: Json): Json[] =>
  Array.isArray(json['Records'])
    ? getOneOrMore(json, 'Records').flatMap((entry) => {
        const envelope = entry['Sns'] ? (getObject(entry, 'Sns') ?? {}) : parseObject(getWords(entry, 'body'));
        return envelope ? [envelope] : [];
      })
    : [json];

/** What a topic says of itself, that it was subscribed to or left, as a reason to ignore it. */
export const snsHandshake = ({ Type: type }: Json): string | undefined =>
  type === 'SubscriptionConfirmation' || type === 'UnsubscribeConfirmation' ? `sns:${type}` : undefined;

const NOTIFICATION = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'];
const CONFIRMATION = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];

/** What SNS signs: names and values in turn, a line each (developer guide, "Verifying the signatures of Amazon SNS messages"). */
export const snsTextToSign = (message: Json): string =>
  (message['Type'] === 'Notification' ? NOTIFICATION : CONFIRMATION)
    .filter((name) => typeof message[name] === 'string')
    .map((name) => `${name}\n${message[name]}\n`)
    .join('');

const HOST = /^sns\.[a-z0-9-]{3,}\.amazonaws\.com(\.cn)?$/;

/** Whether an address lies with SNS itself, written in the one way there is. */
const isAtSns = (address: unknown, url: URL | null): url is URL =>
  url?.href === address && url?.protocol === 'https:' && url.port === '' && !url.username && HOST.test(url.hostname);

const parsed = (address: unknown): URL | null => (typeof address === 'string' ? URL.parse(address) : null);

/** Whether a certificate lies with SNS itself: an address of anybody else would let anybody sign. */
export const isSnsCertificate = (address: unknown): address is string => {
  const url = parsed(address);
  return isAtSns(address, url) && url.search === '' && url.hash === '' && url.pathname.endsWith('.pem');
};

/** Whether an address confirms a subscription to this topic, and does nothing else. */
const isConfirmation = (address: unknown, topic: unknown): address is string => {
  const url = parsed(address);
  return (
    isAtSns(address, url) &&
    url.pathname === '/' &&
    url.searchParams.get('Action') === 'ConfirmSubscription' &&
    url.searchParams.get('TopicArn') === topic
  );
};

const ALGORITHMS: Record<string, string> = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' };

/** Base64 in the one way to write it: another would be a signature that somebody touched. */
const bytesOf = (base64: unknown): Buffer | undefined => {
  const bytes = Buffer.from(typeof base64 === 'string' ? base64 : '', 'base64');
  return bytes.toString('base64') === base64 ? bytes : undefined;
};

/** @param certificate in PEM */
const isSignedBySns = (message: Json, certificate: string): boolean => {
  const algorithm = ALGORITHMS[String(message['SignatureVersion'])];
  const signature = bytesOf(message['Signature']);
  if (!algorithm || !signature) return false;
  try {
    const { publicKey } = new X509Certificate(certificate);
    return createVerify(algorithm).update(snsTextToSign(message), 'utf8').verify(publicKey, signature);
  } catch {
    return false;
  }
};

/** All that SNS writes around a message. Anything else is not signed, and could be read as if it were. */
const FIELDS = new Set([
  ...[...NOTIFICATION, ...CONFIRMATION],
  ...['SignatureVersion', 'Signature', 'SigningCertURL', 'UnsubscribeURL', 'MessageAttributes'],
]);
const TYPES = new Set(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']);

const isSnsMessage = (message: Json): boolean =>
  TYPES.has(String(message['Type'])) && Object.keys(message).every((name) => FIELDS.has(name));

/** SNS repeats a delivery over HTTP for an hour at most; clocks may differ by a little. */
const WINDOW_MS = 65 * 60 * 1000;

const invalid = (reason: string): Verification => ({ valid: false, reason });

/** How SNS itself is reached. Both throw Transient where it does not answer; only called with addresses of SNS. */
export type Sns = {
  /** A certificate in PEM; undefined where there is none. */
  certificateAt: (address: string) => Promise<string | undefined>;
  confirm: (address: string) => Promise<void>;
};

/** Whether a delivery to a webhook says that SNS makes it. */
export const isFromSns = ({ headers }: Pick<RawRequest, 'headers'>): boolean =>
  headers['x-amz-sns-message-type'] !== undefined;

/**
 * Whether a delivery over HTTP is of one of our topics. SNS signs for everybody who has a topic, so its signature alone
 * says nothing: the topic must be ours.
 * @param own `topics` are ARNs, from the channel's settings
 */
export const verifySns = async (
  { rawBody }: Pick<RawRequest, 'rawBody'>,
  { topics, now }: { topics: string[]; now: Instant },
  { certificateAt }: Pick<Sns, 'certificateAt'>,
): Promise<Verification> => {
  const message = parseObject(rawBody) ?? {};
  const { TopicArn: topic, SigningCertURL: address, Timestamp: timestamp } = message;
  if (!isSnsMessage(message)) return invalid('not-of-sns');
  if (typeof topic !== 'string' || !topics.includes(topic)) return invalid('unknown-topic');
  const isRecent = Math.abs(Date.parse(now) - Date.parse(getWords(timestamp))) <= WINDOW_MS;
  if (!isRecent) return invalid('outside-window');
  const certificate = isSnsCertificate(address) ? await certificateAt(address) : undefined;
  if (!certificate) return invalid('unknown-certificate');
  return isSignedBySns(message, certificate) ? { valid: true } : invalid('wrong-signature');
};

/** Confirms the subscription that a verified delivery asks for, if it asks for one. */
export const confirmSns = async ({ rawBody }: Pick<RawRequest, 'rawBody'>, { confirm }: Sns): Promise<void> => {
  const { Type: type, SubscribeURL: address, TopicArn: topic } = parseObject(rawBody) ?? {};
  if (type === 'SubscriptionConfirmation' && isConfirmation(address, topic)) await confirm(address);
};
