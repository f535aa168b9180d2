import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyZendesk } from '#channels/zendesk/verify.ts';
import { delivery, NOW, refusesEveryBit, takesTwoSecrets } from '../signed.ts';

const signed = (body: string, timestamp = '2026-11-23T08:59:58Z') =>
  delivery(body, {
    'x-zendesk-webhook-signature': createHmac('sha256', 'zd')
      .update(timestamp + body)
      .digest('base64'),
    'x-zendesk-webhook-signature-timestamp': timestamp,
  });

describe('the proof of Zendesk', () => {
  it('The signature of Zendesk is refused with every change', () =>
    refusesEveryBit(verifyZendesk, { request: signed('{"á":1}'), secrets: ['zd'] }, [
      'x-zendesk-webhook-signature',
      'x-zendesk-webhook-signature-timestamp',
    ]));

  it('The signature of Zendesk is valid under either of two secrets, and with an empty body', () =>
    takesTwoSecrets(verifyZendesk, signed(''), 'zd'));

  it.each([
    ['2026-11-23T08:54:00Z', 'stale-timestamp'],
    ['2026-11-23T09:06:00Z', 'stale-timestamp'],
    ['yesterday', 'stale-timestamp'],
  ])('The signature of Zendesk is refused where it was made at %s', (timestamp, reason) =>
    expect(verifyZendesk(signed('{}', timestamp), ['zd'], NOW)).toEqual({ valid: false, reason }),
  );

  it('The reason for which a signature of Zendesk is refused is said', () => {
    expect(verifyZendesk(delivery('{}'), ['zd'], NOW)).toEqual({ valid: false, reason: 'no-signature' });
    expect(verifyZendesk(signed('{}'), ['other'], NOW)).toEqual({ valid: false, reason: 'wrong-signature' });
  });
});
