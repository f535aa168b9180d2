import { expect, it } from 'vitest';
import { verifyTelegram } from '#channels/telegram/verify.ts';
import { delivery, NOW, takesTwoSecrets } from '../signed.ts';

const HEADER = 'x-telegram-bot-api-secret-token';
const secret = 'Zq3-token_of_the_webhook';

it('The secret token of either webhook of Telegram is valid', () =>
  takesTwoSecrets(verifyTelegram, delivery('{}', { [HEADER]: secret }), secret));

it('A secret token of Telegram that differs in one bit is refused, and none as well', () => {
  for (let bit = 0; bit < secret.length * 8; bit++) {
    const bytes = Buffer.from(secret);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const verdict = verifyTelegram(delivery('{}', { [HEADER]: bytes.toString('latin1') }), [secret], NOW);
    expect(verdict).toEqual({ valid: false, reason: 'wrong-signature' });
  }
  expect(verifyTelegram(delivery('{}'), [secret], NOW)).toEqual({ valid: false, reason: 'no-signature' });
  expect(verifyTelegram(delivery('{}', { [HEADER]: '' }), [''], NOW).valid).toBe(false);
});
