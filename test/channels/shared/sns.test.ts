import { describe, expect, it } from 'vitest';
import { reachSns } from '#channels/shared/reach-sns.ts';
import { isSnsCertificate, snsMessages, verifySns } from '#channels/shared/sns.ts';
import { Transient } from '#domain/failures.ts';
import { delivery, NOW } from '../signed.ts';
import { CERTIFICATE, certificate, confirmation, said, snsStandIn, TOPIC } from './topic.ts';

const sns = reachSns(snsStandIn().fetch);
const verdict = (body: object | string, topics = [TOPIC]) =>
  verifySns(delivery(typeof body === 'string' ? body : JSON.stringify(body)), { topics, now: NOW }, sns);

describe('a notice of SNS', () => {
  it.each([
    ['1', 'RSA-SHA1'],
    ['2', 'RSA-SHA256'],
  ])('A notice of SNS is verified by its signature of version %s', async (version, algorithm) => {
    expect(await verdict(said({}, version, algorithm))).toEqual({ valid: true });
  });

  it('A notice of SNS may be a confirmation, which signs other fields', async () => {
    expect(await verdict(confirmation())).toEqual({ valid: true });
    expect(await verdict({ ...confirmation(), Token: 'other' })).toMatchObject({ reason: 'wrong-signature' });
    expect(await verdict(confirmation({ Type: 'UnsubscribeConfirmation' }))).toEqual({ valid: true });
  });

  it.each([
    ['wrong-signature', { ...said(), Message: 'Ya enciende' }],
    ['wrong-signature', { ...said(), Timestamp: '2026-11-23T08:59:31.000Z' }],
    ['wrong-signature', { ...said(), Signature: Buffer.alloc(256, 7).toString('base64') }],
    ['wrong-signature', { ...said(), SignatureVersion: '3' }],
    ['wrong-signature', { ...said(), SignatureVersion: '1' }],
    ['wrong-signature', { ...said(), Signature: undefined }],
    ['unknown-topic', said({ TopicArn: 'arn:aws:sns:eu-south-2:666666666666:sms' })],
    ['unknown-certificate', said({ SigningCertURL: 'https://sns.eu-south-2.amazonaws.com.evil.example/a.pem' })],
    ['unknown-certificate', said({ SigningCertURL: 'https://sns.eu-south-2.amazonaws.com/none.pem' })],
    ['outside-window', said({ Timestamp: '2026-11-23T07:50:00.000Z' })],
    ['outside-window', said({ Timestamp: '2026-11-23T10:10:00.000Z' })],
    ['outside-window', said({ Timestamp: 'soon' })],
    ['not-of-sns', { ...said(), entry: [{ id: 'what nobody signed' }] }],
    ['not-of-sns', { ...said(), Records: [] }],
    ['not-of-sns', said({ Type: 'Else' })],
    ['not-of-sns', 'no JSON'],
  ])('A notice of SNS is refused: %s', async (reason, body) => {
    expect(await verdict(body)).toEqual({ valid: false, reason });
  });

  it('A notice of SNS is not valid where no topic is known', async () => {
    expect(await verdict(said(), [])).toEqual({ valid: false, reason: 'unknown-topic' });
  });

  it.each([
    ['a notice', said({ UnsubscribeURL: undefined })],
    ['a confirmation', confirmation()],
  ])(
    'Every change of one bit of %s of SNS is refused, but in the one field that nobody signs or reads',
    async (_, message) => {
      const body = Buffer.from(JSON.stringify(message));
      expect(await verdict(body.toString())).toEqual({ valid: true });
      for (let bit = 0; bit < body.length * 8; bit++) {
        const copy = Buffer.from(body);
        copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const { valid } = await verifySns(delivery(copy), { topics: [TOPIC], now: NOW }, sns);
        expect(valid, `bit ${bit}: ${copy.subarray((bit >> 3) - 9, (bit >> 3) + 9)}`).toBe(false);
      }
    },
  );
});

describe('SNS is asked', () => {
  it('SNS is asked for a certificate once, without following anybody, and only for a while', async () => {
    const { asked, fetch } = snsStandIn();
    const { certificateAt } = reachSns(fetch);
    expect([await certificateAt(CERTIFICATE), await certificateAt(CERTIFICATE)]).toEqual([certificate, certificate]);
    expect(asked).toEqual([{ url: CERTIFICATE, redirect: 'manual', limited: true }]);
  });

  it('SNS is never asked where a signature could not count anyway', async () => {
    const { asked, fetch } = snsStandIn();
    for (const body of [said({ TopicArn: 'arn:aws:sns:eu-south-2:6:x' }), said({ Timestamp: '2026-11-22T09:00:00Z' })])
      await verifySns(delivery(JSON.stringify(body)), { topics: [TOPIC], now: NOW }, reachSns(fetch));
    expect(asked).toEqual([]);
  });

  it('SNS is not believed where it leads elsewhere or says too much', async () => {
    const elsewhere = () => new Response('', { status: 302, headers: { location: 'https://evil.example/a.pem' } });
    expect(await reachSns(snsStandIn(elsewhere).fetch).certificateAt(CERTIFICATE)).toBeUndefined();
    const long = () => new Response('x'.repeat(20_000));
    await expect(reachSns(snsStandIn(long).fetch).certificateAt(CERTIFICATE)).rejects.toThrow('too-large');
  });

  it.each([
    ['does not answer', () => Promise.reject(new TypeError('fetch failed'))],
    ['is broken', async () => new Response('', { status: 503 })],
  ])('SNS is asked again later where it %s', async (_, fetch) => {
    const broken = reachSns(fetch as typeof globalThis.fetch);
    await expect(broken.certificateAt(CERTIFICATE)).rejects.toThrow(Transient);
    await expect(broken.confirm(CERTIFICATE)).rejects.toThrow(Transient);
  });
});

it.each([
  ['https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem', true],
  ['https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-1.pem', true],
  ['http://sns.us-east-1.amazonaws.com/a.pem', false],
  ['https://sns.us-east-1.amazonaws.com:8443/a.pem', false],
  ['https://me@sns.us-east-1.amazonaws.com/a.pem', false],
  ['https://sns.us-east-1.amazonaws.com/a.pem?x=1', false],
  ['https://sns.us-east-1.amazonaws.com/a.pem#x.pem', false],
  ['https://SNS.us-east-1.amazonaws.com/a.pem', false],
  ['https://sns.us-east-1.amazonaws.com/x/../a.pem', false],
  ['https://evil.example/sns.us-east-1.amazonaws.com/a.pem', false],
  ['https://s3.us-east-1.amazonaws.com/bucket/a.pem', false],
  ['no address', false],
  [7, false],
])('A certificate at %s is accepted as one of SNS: %s', (address, expected) =>
  expect(isSnsCertificate(address)).toBe(expected),
);

it('A message of SNS comes alone, by a queue or to a function', () => {
  const message = said();
  expect(snsMessages(message)).toEqual([message]);
  expect(snsMessages({ Records: [{ Sns: message }, { body: JSON.stringify(message) }, { body: 'x' }, 7] })).toEqual([
    message,
    message,
  ]);
});
