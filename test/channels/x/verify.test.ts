import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { authorization } from '#channels/x/authorization.ts';
import { challengeX, verifyX } from '#channels/x/verify.ts';
import { fixture } from '../meta/payloads.ts';
import { delivery, refusesEveryBit, takesTwoSecrets } from '../signed.ts';

const HEADER = 'x-twitter-webhooks-signature';
const published = [
  ['x-form.body', 'sha256=25Cu3iwbbiqBTwQRzcKJZwisjf736V2Q8UaTlkfLSoc='],
  ['x-json.body', 'sha256=YWHphPn/JFq43jkF0y4/w8R/SelmLjvpunhVFY8JhlI='],
] as const;

describe.each(published)('the published signature of %s', (file, signature) => {
  const request = delivery(fixture('x', file), { [HEADER]: signature });
  it('The published signature of X is valid under either secret', () => takesTwoSecrets(verifyX, request, 'test'));
  it('The published signature of X is refused with every change of one bit', () =>
    refusesEveryBit(verifyX, { request, secrets: ['test'] }, [HEADER]));
});

describe("X's challenge", () => {
  const ask = (query: Record<string, string>, method: 'GET' | 'POST' = 'GET', secrets = ['test', 'old']) =>
    challengeX({ ...delivery(''), method, query }, { secrets });

  it('The challenge of X is answered with the token under the newest secret', () => {
    const digest = createHmac('sha256', 'test').update('9b4507b3-9040-4669').digest('base64');
    expect(ask({ crc_token: '9b4507b3-9040-4669' })).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_token: `sha256=${digest}` }),
    });
  });

  it.each([
    // The published signature of this body is what the same words as a token would give.
    'test=1&other_test=2',
    '{"direct_message_events":[]}',
    '[]',
    'a b',
    'x\n',
    'ñ',
    'a'.repeat(257),
  ])('The challenge of X signs nothing but a token: not %j', (token) =>
    expect(ask({ crc_token: token })).toEqual({ status: 403 }),
  );

  it('The challenge of X is none without a token, and is never answered without a secret', () => {
    expect(ask({})).toBeUndefined();
    expect(ask({ crc_token: 'x' }, 'POST')).toBeUndefined();
    expect(ask({ crc_token: 'x' }, 'GET', [])).toEqual({ status: 403 });
  });
});

it('Requests to X are signed as its documentation does', () => {
  const keys = {
    consumerKey: 'xvz1evFS4wEEPTGEFPHBog',
    consumerSecret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
    accessToken: '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb',
    accessSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
  };
  const once = { nonce: 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg', seconds: 1318622958 };
  const header = authorization(
    {
      method: 'POST',
      url: 'https://api.twitter.com/1.1/statuses/update.json',
      parameters: [
        ['include_entities', 'true'],
        ['status', 'Hello Ladies + Gentlemen, a signed OAuth request!'],
      ],
    },
    keys,
    once,
  );
  expect(header).toContain('oauth_signature="hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D"');
  expect(header).toMatch(/^OAuth oauth_consumer_key="xvz1evFS4wEEPTGEFPHBog", /);
});
