import { createVerify, X509Certificate } from 'node:crypto';
import type { Instant } from '#domain/time.ts';
import type { RawRequest, Verdict } from '../channel.ts';
import { type Json, jsonOf, record, records, wordsOf } from '../payload.ts';

/** What SNS delivers, in whatever it came: over HTTP, to a queue, or to a function. */
export const snsMessages = (json: Json): Json[] =>
  Array.isArray(json['Records'])
    ? records(json['Records']).flatMap((entry) => {
        const envelope = entry['Sns'] ? record(entry['Sns']) : jsonOf(wordsOf(entry['body']));
        return envelope ? [envelope] : [];
      })
    : [json];

const NOTIFICATION = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'];
const CONFIRMATION = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];

/** What SNS signs: names and values in turn, a line each (developer guide, "Verifying the signatures of Amazon SNS messages"). */
export const snsTextToSign = (message: Json): string =>
  (message['Type'] === 'Notification' ? NOTIFICATION : CONFIRMATION)
    .filter((name) => typeof message[name] === 'string')
    .map((name) => `${name}\n${message[name]}\n`)
    .join('');

const HOST = /^sns\.[a-z0-9-]{3,}\.amazonaws\.com(\.cn)?$/;

/** Whether a certificate lies with SNS itself: an address of anybody else would let anybody sign. */
export const isSnsCertificate = (address: unknown): address is string => {
  const url = typeof address === 'string' ? URL.parse(address) : null;
  const isPlain = url?.username === '' && url.password === '' && url.port === '' && url.search === '';
  return isPlain && url.protocol === 'https:' && HOST.test(url.hostname) && url.pathname.endsWith('.pem');
};

const ALGORITHMS: Record<string, string> = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' };

/** Base64 in the one way to write it: another would be a signature that somebody touched. */
const bytesOf = (base64: string): Buffer | undefined => {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : undefined;
};

/** @param certificate or public key, in PEM */
export const isSignedBySns = (message: Json, certificate: string): boolean => {
  const algorithm = ALGORITHMS[String(message['SignatureVersion'])];
  const signature = bytesOf(wordsOf(message['Signature']));
  if (!algorithm || !signature) return false;
  try {
    const key = certificate.includes('BEGIN CERTIFICATE') ? new X509Certificate(certificate).publicKey : certificate;
    return createVerify(algorithm).update(snsTextToSign(message), 'utf8').verify(key, signature);
  } catch {
    return false;
  }
};

/** SNS repeats a delivery over HTTP for an hour at most; clocks may differ by a little. */
const WINDOW_MS = 65 * 60 * 1000;

const forged = (reason: string): Verdict => ({ genuine: false, reason });

/**
 * Whether a delivery over HTTP is of one of our topics. SNS signs for everybody who has a topic, so its signature alone
 * proves nothing: the topic must be ours.
 * @param topics ARNs, from the channel's secrets
 * @param certificateAt the port that fetches (and keeps) a certificate; only called with addresses of SNS
 */
export const proveSns = async (
  { rawBody }: Pick<RawRequest, 'rawBody'>,
  topics: string[],
  now: Instant,
  certificateAt: (url: string) => Promise<string>,
): Promise<Verdict> => {
  const message = jsonOf(rawBody) ?? {};
  const { TopicArn: topic, SigningCertURL: address, Timestamp: timestamp } = message;
  if (typeof topic !== 'string' || !topics.includes(topic)) return forged('unknown-topic');
  if (!isSnsCertificate(address)) return forged('unknown-certificate');
  if (!isSignedBySns(message, await certificateAt(address))) return forged('wrong-signature');
  const isRecent = Math.abs(Date.parse(now) - Date.parse(wordsOf(timestamp))) <= WINDOW_MS;
  return isRecent ? { genuine: true } : forged('outside-window');
};
