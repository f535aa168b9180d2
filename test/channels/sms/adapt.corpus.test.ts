import { describe, expect, it } from 'vitest';
import { adaptSms } from '#channels/sms/adapt.ts';
import { corpusFile, everyFile } from '#test/support/corpus.ts';
import { expectSound } from '../meta/payloads.ts';
import { RECEIVED_AT } from '../real-payloads.ts';

const adapt = (payload: Uint8Array) => adaptSms(payload, RECEIVED_AT);

describe('every delivery of the corpus', () => {
  it('Every delivery of SMS in the corpus becomes an item, or is ignored with its reason', async () => {
    const all = ['twilio', 'aws-sms', 'sns'].flatMap((folder) => everyFile(`webhooks/${folder}`));
    expect(all.length).toBe(15);
    for (const { payload } of all) expectSound(await adapt(payload));
    const { items } = await adapt(corpusFile('webhooks/aws-sms/example-of-a-two-way-sms-message-payload.json'));
    expect(items).toMatchObject([{ text: 'EXAMPLE', author: { phone: '+14255550182' } }]);
  });

  it.each(['subscription-confirmation', 'unsubscribe-confirmation', 'notification'])(
    'The %s of SNS is read',
    async (name) => {
      const http = corpusFile(`webhooks/sns/http-https-${name}-json-format.http`).toString();
      const { items, ignored } = await adapt(Buffer.from(http.slice(http.indexOf('{'))));
      expect(items).toEqual([]);
      expect(ignored[0]?.reason).toMatch(/^(?:sns:(?:Subscription|Unsubscribe)Confirmation|unsupported:sns-text)$/);
    },
  );
});
