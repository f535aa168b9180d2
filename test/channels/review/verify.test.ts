import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyReview } from '#channels/review/verify.ts';
import { delivery, NOW, NOW_SECONDS, refusesEveryBit, takesTwoSecrets } from '../signed.ts';

const signed = (body: string, timestamp = NOW_SECONDS, secret = 'shared') =>
  delivery(body, {
    'x-amends-timestamp': timestamp,
    'x-amends-signature': `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
  });

describe('our own signature', () => {
  it('Our own signature is refused with every change', () =>
    refusesEveryBit(verifyReview, { request: signed('[{"á":1}]'), secrets: ['shared'] }, [
      'x-amends-signature',
      'x-amends-timestamp',
    ]));

  it('Our own signature is valid under either of two secrets', () =>
    takesTwoSecrets(verifyReview, signed('[]'), 'shared'));

  it.each([
    ['six minutes ago', -360],
    ['in six minutes', 360],
  ])('Our own signature is refused where it was made %s', (_, seconds) => {
    const request = signed('[]', String(Number(NOW_SECONDS) + seconds));
    expect(verifyReview(request, ['shared'], NOW)).toEqual({ valid: false, reason: 'stale-timestamp' });
  });

  it('The reason for which our own signature is refused is said', () => {
    expect(verifyReview(delivery('[]'), ['shared'], NOW)).toEqual({ valid: false, reason: 'no-signature' });
    expect(verifyReview(signed('[]'), ['other'], NOW)).toEqual({ valid: false, reason: 'wrong-signature' });
    expect(verifyReview(signed('[]', NOW_SECONDS, ''), [''], NOW).valid).toBe(false);
  });
});
