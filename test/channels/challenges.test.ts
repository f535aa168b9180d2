import { expect, it } from 'vitest';
import { inbound } from '#channels/inbound.ts';
import type { Channel } from '#channels/names.ts';
import { signers } from '../functions/webhooks/signing.ts';
import { delivery, NOW, NOW_SECONDS } from './signed.ts';

const SECRET = 'the-secret';
const VERIFY_TOKEN = 'the-verify-token';

/** Bodies that a platform delivers, and words that it asks with. */
const BODIES = [
  '{"direct_message_events":[{"type":"message_create","id":"1"}],"for_user_id":"2"}',
  '{"object":"whatsapp_business_account","entry":[]}',
  'From=%2B34600111222&Body=Retiro+la+queja&MessageSid=SM1',
  '[]',
  '12345',
  'null',
  'abcDEF0123+/=_-',
  VERIFY_TOKEN,
];

/** All that an answer says: as it stands, and each text within it where it is JSON. */
const said = (body: string): string[] => {
  try {
    return [body, ...Object.values(JSON.parse(body)).map(String)];
  } catch {
    return [body];
  }
};

const questions = (body: string): Record<string, string>[] => [
  { crc_token: body },
  { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY_TOKEN, 'hub.challenge': body },
  { 'hub.mode': 'subscribe', 'hub.verify_token': SECRET, 'hub.challenge': body },
  { challenge: body },
  { validationToken: body },
];

const withChallenge = Object.entries(inbound).flatMap(([name, { challenge, verify }]) =>
  challenge && verify ? [{ name: name as Channel, challenge, verify }] : [],
);

/** Everything that can be asked in the hope of a proof of a body. */
const asked = BODIES.flatMap((body) =>
  (['GET', 'HEAD', 'POST'] as const).flatMap((method) =>
    questions(body).map((query) => ({
      body,
      request: { ...delivery(method === 'POST' ? body : ''), method, query },
    })),
  ),
);

it.each(withChallenge)('No answer to a challenge of $name proves a delivery', ({ name, challenge, verify }) => {
  const keys = { secrets: [SECRET], verifyTokens: [VERIFY_TOKEN] };
  for (const { body, request } of asked) {
    const { body: text = '', headers = {} } = challenge(request, keys) ?? {};
    const proof = signers[name]?.(SECRET, Buffer.from(body), { url: '', seconds: NOW_SECONDS, now: NOW }) ?? {};
    for (const word of [...said(text), ...Object.values(headers), VERIFY_TOKEN]) {
      const claimed = Object.fromEntries(Object.keys(proof).map((header) => [header, word]));
      expect(verify(delivery(body, claimed), keys.secrets, NOW).valid).toBe(false);
    }
  }
});

it.each(withChallenge)('What a challenge of $name is asked with signs nothing', ({ name, verify }) => {
  for (const body of BODIES) {
    const url = 'https://api.lumbre.example/channels/x';
    const headers = signers[name]?.(VERIFY_TOKEN, Buffer.from(body), { url, seconds: NOW_SECONDS, now: NOW }) ?? {};
    expect(verify(delivery(body, headers), [SECRET], NOW).valid).toBe(false);
  }
});
