import { createHmac } from 'node:crypto';
import { describe, it } from 'vitest';
import { verifyChatwoot } from '#channels/chatwoot/verify.ts';
import { delivery, NOW_SECONDS, refusesEveryBit, takesTwoSecrets } from '../signed.ts';

describe('the proof of Chatwoot', () => {
  it('Chatwoot’s verifier refuses every change and takes two secrets', () => {
    const body = '{"event":"message_created","content":"á"}';
    const request = delivery(body, {
      'x-chatwoot-timestamp': NOW_SECONDS,
      'x-chatwoot-signature': `sha256=${createHmac('sha256', 'cw').update(`${NOW_SECONDS}.${body}`).digest('hex')}`,
    });
    refusesEveryBit(verifyChatwoot, { request, secrets: ['cw'] }, ['x-chatwoot-signature', 'x-chatwoot-timestamp']);
    takesTwoSecrets(verifyChatwoot, request, 'cw');
  });
});
