import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSignedBySns, isSnsCertificate, proveSns, snsMessages, snsTextToSign } from '#functions/intake/sms/sns.ts';
import { hasCorpus } from '../real-payloads.ts';
import { delivery, NOW } from '../signed.ts';
import { corpusFile } from '../stand-in.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const certificate = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const TOPIC = 'arn:aws:sns:eu-south-2:123456789012:sms';

const message = {
  Type: 'Notification',
  MessageId: '4d4dc071-ddbf-465d-bba8-08f81c89da64',
  TopicArn: TOPIC,
  Subject: 'Asunto',
  Message: 'No enciende\ny hace ruido: «¡ya!»',
  Timestamp: '2026-11-23T08:59:30.000Z',
  SigningCertURL: 'https://sns.eu-south-2.amazonaws.com/SimpleNotificationService-f3ecfb72.pem',
};
const signed = (fields: object = {}, version = '2', algorithm = 'RSA-SHA256') => {
  const whole = { ...message, ...fields, SignatureVersion: version };
  return { ...whole, Signature: createSign(algorithm).update(snsTextToSign(whole)).sign(privateKey, 'base64') };
};
const asked: string[] = [];
const certificateAt = async (url: string) => {
  asked.push(url);
  return certificate;
};
const verdict = (body: object, topics = [TOPIC]) =>
  proveSns(delivery(JSON.stringify(body)), topics, NOW, certificateAt);

describe('a notice of SNS', () => {
  it.each([
    ['1', 'RSA-SHA1'],
    ['2', 'RSA-SHA256'],
  ])('is proved by its signature of version %s', async (version, algorithm) => {
    expect(await verdict(signed({}, version, algorithm))).toEqual({ genuine: true });
  });

  it('may be a confirmation, which signs other fields', async () => {
    const confirmation = {
      Type: 'SubscriptionConfirmation',
      Token: '2336412f37',
      SubscribeURL: 'https://sns/?Action=x',
    };
    expect(await verdict(signed(confirmation))).toEqual({ genuine: true });
    expect(await verdict({ ...signed(confirmation), Token: 'other' })).toMatchObject({ reason: 'wrong-signature' });
  });

  it.each([
    ['wrong-signature', { ...signed(), Message: 'Ya enciende' }],
    ['wrong-signature', { ...signed(), Timestamp: '2026-11-23T08:59:31.000Z' }],
    ['wrong-signature', { ...signed(), Signature: Buffer.alloc(256, 7).toString('base64') }],
    ['wrong-signature', { ...signed(), SignatureVersion: '3' }],
    ['wrong-signature', { ...signed(), Signature: undefined }],
    ['unknown-topic', signed({ TopicArn: 'arn:aws:sns:eu-south-2:666666666666:sms' })],
    ['unknown-certificate', signed({ SigningCertURL: 'https://sns.eu-south-2.amazonaws.com.evil.example/a.pem' })],
    ['outside-window', signed({ Timestamp: '2026-11-23T07:50:00.000Z' })],
    ['outside-window', signed({ Timestamp: 'soon' })],
  ])('is refused: %s', async (reason, body) => {
    expect(await verdict(body)).toEqual({ genuine: false, reason });
  });

  it('refuses every change of one bit of a signature', () => {
    const whole = signed();
    const bytes = Buffer.from(whole.Signature);
    for (let bit = 0; bit < bytes.length * 8; bit += 3) {
      const copy = Buffer.from(bytes);
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(isSignedBySns({ ...whole, Signature: copy.toString('latin1') }, certificate)).toBe(false);
    }
  });

  it('never has a certificate fetched from anywhere else', () => {
    expect(new Set(asked)).toEqual(new Set([message.SigningCertURL]));
  });
});

it.each([
  ['https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem', true],
  ['https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-1.pem', true],
  ['http://sns.us-east-1.amazonaws.com/a.pem', false],
  ['https://sns.us-east-1.amazonaws.com:8443/a.pem', false],
  ['https://me@sns.us-east-1.amazonaws.com/a.pem', false],
  ['https://sns.us-east-1.amazonaws.com/a.pem?x=1', false],
  ['https://evil.example/sns.us-east-1.amazonaws.com/a.pem', false],
  ['https://s3.us-east-1.amazonaws.com/bucket/a.pem', false],
  ['no address', false],
  [7, false],
])('a certificate at %s: %s', (address, expected) => expect(isSnsCertificate(address)).toBe(expected));

it('comes alone, by a queue or to a function', () => {
  expect(snsMessages(message)).toEqual([message]);
  expect(snsMessages({ Records: [{ Sns: message }, { body: JSON.stringify(message) }, { body: 'x' }, 7] })).toEqual([
    message,
    message,
  ]);
});

describe.skipIf(!hasCorpus)('the text to sign', () => {
  it.each(['notification', 'subscription-confirmation'])("is that of Amazon's documentation: %s", (name) => {
    const text = corpusFile(`webhooks/sns/string-to-sign-${name}.txt`).toString().trimEnd();
    const lines = text.split('\n');
    const pairs = lines.flatMap((line, at) => (at % 2 === 0 ? [[line, lines[at + 1]]] : []));
    expect(snsTextToSign(Object.fromEntries(pairs))).toBe(`${text}\n`);
  });
});
