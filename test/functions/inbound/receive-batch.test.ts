import { describe, expect, it } from 'vitest';
import { deliveryAt, steadyId } from '#channels/inbound-objects.ts';
import { Transient } from '#domain/failures.ts';
import { receiveBatch } from '#functions/inbound/receive-batch.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { letter } from '../../channels/email/letters.ts';
import { inboundFixture, item, saying } from './inbound-fixture.ts';

const created = (key: string) => ({ source: 'aws.s3', time: '2026-11-23T09:00:00Z', detail: { object: { key } } });
const batch = (...bodies: object[]) =>
  ({
    Records: bodies.map((body, index) => ({ messageId: String(index + 1), body: JSON.stringify(body) })),
  }) as Parameters<typeof receiveBatch>[0];

describe('a batch of the queue', () => {
  it('A batch reports only what failed, so that one bad object holds up no other', async () => {
    const { deps, inbox, put, deliveries } = inboundFixture();
    const read: typeof inbox.read = (key, max) =>
      key === 'inbound/b' ? Promise.reject(new Transient('S3')) : inbox.read(key, max);
    inbox.objects.set('inbound/a b+ñ.eml', letter());
    inbox.objects.set('inbound/c', letter({ 'Message-ID': '<3@example.com>' }));
    const { key } = put('whatsapp', saying(item()));
    const event = batch(created('inbound/a b+ñ.eml'), created('inbound/b'), {}, created('inbound/c'), created(key));
    const unknown = created('inbound/channels/telex/2026-11-23/1');
    expect(await receiveBatch(batch(unknown), deps)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(await receiveBatch(event, { ...deps, inbox: { ...inbox, read } })).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }, { itemIdentifier: '3' }],
    });
    expect((await deliveries()).map(({ channel, result }) => `${channel} ${result}`).sort()).toEqual([
      'email opened',
      'email opened',
      'whatsapp opened',
    ]);
  });

  it('Events and notifications of the queue are laid into the bucket as they came, once', async () => {
    const { deps, inbox } = inboundFixture();
    const notification = (Message: string, MessageId: string) => ({
      Type: 'Notification',
      MessageId,
      Timestamp: '2026-11-23T09:00:00.000Z',
      Message,
    });
    const events = [
      { id: 'e-1', time: '2026-11-23T09:00:00Z', source: 'lumbre.crm', 'detail-type': 'Subscription Cancelled' },
      notification('{"originationNumber":"+34600111222","messageBody":"Hola"}', 'n-1'),
      notification('{"whatsAppWebhookEntry":"{}"}', 'n-2'),
    ];
    await receiveBatch(batch(...events, ...events), deps);
    expect([...inbox.objects.keys()].map((key) => key.split('/').slice(0, 4).join('/'))).toEqual([
      'inbound/channels/crm/2026-11-23',
      'inbound/channels/sms/2026-11-23',
      'inbound/channels/whatsapp/2026-11-23',
    ]);
    const [first] = inbox.objects.values();
    expect(JSON.parse(Buffer.from(first ?? []).toString())).toEqual(events[0]);
  });
});

describe('an object of the bucket', () => {
  it('An object of the bucket is known by its key, whenever it is looked at', () => {
    const id = steadyId(MONDAY, 'x');
    const key = `inbound/channels/sms/2026-11-23/${id}`;
    expect(deliveryAt({ key, receivedAt: '2026-11-24T00:00:00.000Z' })).toEqual({
      key,
      channel: 'sms',
      id,
      receivedAt: MONDAY,
    });
    const theirs = { key: 'inbound/channels/call/Analysis/Voice/2026/1_analysis.json', receivedAt: MONDAY };
    expect(deliveryAt(theirs)).toMatchObject({ channel: 'call', receivedAt: MONDAY });
    expect(deliveryAt(theirs)).toEqual(deliveryAt(theirs));
    expect(deliveryAt({ key: 'inbound/0vsj2', receivedAt: MONDAY })).toBeUndefined();
  });
});
