import { describe, expect, it } from 'vitest';
import { reachSns } from '#channels/shared/reach-sns.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { logLines } from '#test/support/log-lines.ts';
import { CERTIFICATE, CONFIRM, confirmation, said, snsStandIn, TOPIC } from '../../channels/shared/topic.ts';
import { webhooksFixture } from './webhooks.ts';

const BODY = Buffer.from('From=%2B34600111222&Body=La+caldera+no+va&MessageSid=SM1');
const lines = logLines();

describe('a delivery of a topic', () => {
  const headers = { 'x-amz-sns-message-type': 'Notification', 'content-type': 'text/plain; charset=UTF-8' };
  const bodyOf = (message: object) => Buffer.from(JSON.stringify(message));
  const onlyTopics = { keys: async () => ({ sms: { secrets: [], topics: [TOPIC] } }) };

  it.each(['sms', 'whatsapp'] as const)(
    'A delivery of a topic is stored where it is verified, and only then: %s',
    async (channel) => {
      const { call, inbox, deliveries } = webhooksFixture();
      const message = said({ Timestamp: MONDAY });
      expect((await call('POST', channel, { body: bodyOf(message), headers })).status).toBe(200);
      const forged = bodyOf({ ...message, Message: 'Ya enciende' });
      expect((await call('POST', channel, { body: forged, headers })).status).toBe(403);
      expect([...inbox.objects.values()].map((bytes) => Buffer.from(bytes))).toEqual([bodyOf(message)]);
      expect(await deliveries()).toMatchObject([{ channel, result: 'refused', reason: 'wrong-signature' }]);
      expect(lines.some((line) => JSON.parse(line).message === 'security')).toBe(true);
    },
  );

  it('A delivery of a topic needs no secret besides the topic, and a secret of another kind verifies nothing of it', async () => {
    const { call, deliver, signatureOf } = webhooksFixture(onlyTopics);
    const message = said({ Timestamp: MONDAY });
    expect((await call('POST', 'sms', { body: bodyOf(message), headers })).status).toBe(200);
    expect((await call('POST', 'sms', { body: bodyOf(message) })).status).toBe(403);
    expect((await deliver('sms', BODY, TOPIC)).status).toBe(403);
    const other = { body: bodyOf({ ...message, TopicArn: 'x' }), headers: { ...headers, ...signatureOf('sms', BODY) } };
    expect((await call('POST', 'sms', other)).status).toBe(403);
  });

  it('A delivery of a topic is no way into a channel that does not come over SNS', async () => {
    const { call } = webhooksFixture();
    const body = bodyOf(said({ Timestamp: MONDAY }));
    for (const channel of ['telegram', 'survey', 'zendesk'])
      expect((await call('POST', channel, { body, headers })).status).toBe(403);
  });

  it.each([
    ['to its own topic at SNS', {}, [CONFIRM]],
    ['of a topic of others', { TopicArn: 'arn:aws:sns:eu-south-2:666666666666:x' }, []],
    ['at another host', { SubscribeURL: CONFIRM.replace('sns.eu-south-2.amazonaws.com', 'evil.example') }, []],
    ['in plain http', { SubscribeURL: CONFIRM.replace('https', 'http') }, []],
    ['that does something else', { SubscribeURL: CONFIRM.replace('ConfirmSubscription', 'Publish') }, []],
    ['to a topic it does not name', { SubscribeURL: CONFIRM.replace(':sms', ':else') }, []],
  ])('A subscription is confirmed only to its own topic at SNS: %s', async (_, fields, confirmed) => {
    const { asked, fetch } = snsStandIn();
    const { call } = webhooksFixture({ sns: reachSns(fetch) });
    const body = bodyOf(confirmation({ Timestamp: MONDAY, ...fields }));
    await call('POST', 'sms', { body, headers: { ...headers, 'x-amz-sns-message-type': 'SubscriptionConfirmation' } });
    expect(asked.map(({ url }) => url).filter((url) => url !== CERTIFICATE)).toEqual(confirmed);
  });

  it('A confirmation comes again where SNS could not be asked, and the notice that a topic left is kept', async () => {
    const broken = webhooksFixture({ sns: reachSns(async () => new Response('', { status: 500 })) });
    const body = bodyOf(confirmation({ Timestamp: MONDAY }));
    expect((await broken.call('POST', 'sms', { body, headers })).status).toBe(503);
    expect(broken.inbox.objects.size).toBe(0);
    const { call, inbox } = webhooksFixture();
    const left = bodyOf(confirmation({ Type: 'UnsubscribeConfirmation', Timestamp: MONDAY }));
    expect((await call('POST', 'sms', { body: left, headers })).status).toBe(200);
    expect(inbox.objects.size).toBe(1);
  });
});
