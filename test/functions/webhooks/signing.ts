import { createHmac } from 'node:crypto';
import type { Channel } from '#channels/names.ts';

/** What a platform's own delivery needs: its headers for a body, and the bits that prove it. */
type Signer = (
  secret: string,
  body: Buffer,
  delivered: { url: string; seconds: string; now: string },
) => Record<string, string>;

const hmac = (algorithm: string, secret: string, ...parts: (string | Uint8Array)[]) => {
  const made = createHmac(algorithm, secret);
  for (const part of parts) made.update(part);
  return made;
};

const meta: Signer = (secret, body) => ({
  'x-hub-signature-256': `sha256=${hmac('sha256', secret, body).digest('hex')}`,
});

const timestamped =
  (name: string): Signer =>
  (secret, body, { seconds }) => ({
    [`${name}-timestamp`]: seconds,
    [`${name}-signature`]: `sha256=${hmac('sha256', secret, `${seconds}.`, body).digest('hex')}`,
  });

/** How each platform signs, written again from SIGNATURES.md, so that a test does not ask the code it tests. */
export const signers: Partial<Record<Channel, Signer>> = {
  whatsapp: meta,
  messenger: meta,
  instagram: meta,
  facebook: meta,
  x: (secret, body) => ({
    'x-twitter-webhooks-signature': `sha256=${hmac('sha256', secret, body).digest('base64')}`,
  }),
  telegram: (secret) => ({ 'x-telegram-bot-api-secret-token': secret }),
  sms: (secret, body, { url }) => ({
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-signature': hmac(
      'sha1',
      secret,
      url,
      [...new URLSearchParams(body.toString())]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map((pair) => pair.join(''))
        .join(''),
    ).digest('base64'),
  }),
  call: timestamped('x-amends'),
  chat: timestamped('x-amends'),
  review: timestamped('x-amends'),
  survey: (secret, body) => ({
    'typeform-signature': `sha256=${hmac('sha256', secret, body).digest('base64')}`,
  }),
  zendesk: (secret, body, { now }) => ({
    'x-zendesk-webhook-signature-timestamp': now,
    'x-zendesk-webhook-signature': hmac('sha256', secret, now, body).digest('base64'),
  }),
  chatwoot: timestamped('x-chatwoot'),
};
