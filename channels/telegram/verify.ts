import { createHash, timingSafeEqual } from 'node:crypto';
import type { Verifier } from '../contract.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Telegram sends the `secret_token` given to setWebhook with every delivery; it signs nothing, so what the body says is
 * as safe as TLS and the token.
 */
export const verifyTelegram: Verifier = ({ headers }, secrets) => {
  const given = headers['x-telegram-bot-api-secret-token'];
  if (!given) return { valid: false, reason: 'no-signature' };
  const isOurs = secrets.some((secret) => secret !== '' && timingSafeEqual(digest(given), digest(secret)));
  return isOurs ? { valid: true } : { valid: false, reason: 'wrong-signature' };
};
