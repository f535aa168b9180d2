import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtures } from '#test/support/files.ts';

const fixture = (name: string): string => readFileSync(join(fixtures, 'sns', name), 'utf8');

/** A topic of this test: what it says is signed with a key of ours, whose certificate lies where SNS's would. */
export const certificate = fixture('certificate.pem');
const key = fixture('key.pem');
export const TOPIC = 'arn:aws:sns:eu-south-2:123456789012:sms';
export const CERTIFICATE = 'https://sns.eu-south-2.amazonaws.com/SimpleNotificationService-f3ecfb72.pem';
const UNSUBSCRIBE = 'https://sns.eu-south-2.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=x';
export const CONFIRM = `https://sns.eu-south-2.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=2336412f37`;

/** A JSON object of whatever fields. */
type Fields = Record<string, string | undefined>;

const notification: Fields = {
  Type: 'Notification',
  MessageId: '4d4dc071-ddbf-465d-bba8-08f81c89da64',
  TopicArn: TOPIC,
  Subject: 'Asunto',
  Message: 'No enciende\ny hace ruido: «¡ya!»',
  Timestamp: '2026-11-23T08:59:30.000Z',
  SigningCertURL: CERTIFICATE,
  UnsubscribeURL: UNSUBSCRIBE,
};

/** What SNS signs, written again from its developer guide, so that a test does not ask the code it tests. */
const textOf = (message: Fields): string => {
  const names =
    message['Type'] === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  return names.flatMap((name) => (message[name] === undefined ? [] : [`${name}\n${message[name]}\n`])).join('');
};

/** A message with its signature: a notification, but for the fields that are given. */
export const said = (fields: Fields = {}, version = '2', algorithm = 'RSA-SHA256'): Fields => {
  const message = { ...notification, ...fields, SignatureVersion: version };
  return { ...message, Signature: createSign(algorithm).update(textOf(message)).sign(key, 'base64') };
};

/** What a topic sends when somebody subscribes. */
export const confirmation = (fields: Fields = {}): Fields =>
  said({
    Type: 'SubscriptionConfirmation',
    Token: '2336412f37',
    SubscribeURL: CONFIRM,
    Subject: undefined,
    UnsubscribeURL: undefined,
    ...fields,
  });

/** SNS: has one certificate, takes every confirmation, and notes what it is asked. */
export const snsStandIn = (answer: (url: string) => Response | undefined = () => undefined) => {
  const asked: { url: string; redirect: string | undefined; limited: boolean }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = String(input);
    asked.push({ url, redirect: init?.redirect, limited: init?.signal instanceof AbortSignal });
    return (
      answer(url) ??
      (url === CERTIFICATE
        ? new Response(certificate)
        : new Response('', { status: url.includes('?Action=ConfirmSubscription') ? 200 : 404 }))
    );
  };
  return { asked, fetch };
};
