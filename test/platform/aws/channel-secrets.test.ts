import { expect, it } from 'vitest';
import { keysIn } from '#platform/aws/channel-secrets.ts';

const keys = (...secrets: string[]) => ({ secrets, topics: [] });

it.each([
  ['two that are valid at once', { x: { secrets: ['new', 'old'], token: 't' } }, { x: keys('new', 'old') }],
  ['no secret of a channel without one', { x: { token: 't' }, telegram: { secrets: ['s'] } }, { telegram: keys('s') }],
  ['no empty secret, which everybody would know', { x: { secrets: ['', 's'] }, sms: { secrets: [''] } }, {}],
  ['topics without a secret', { sms: { topics: ['arn:1'] } }, { sms: { secrets: [], topics: ['arn:1'] } }],
  [
    'verify tokens apart from secrets',
    { whatsapp: { secrets: ['app'], verify_tokens: ['token'] } },
    { whatsapp: { ...keys('app'), verifyTokens: ['token'] } },
  ],
  [
    'a verify token that is also a secret as a token alone',
    { whatsapp: { secrets: ['app', 'token'], verify_tokens: ['token'] } },
    { whatsapp: { ...keys('app'), verifyTokens: ['token'] } },
  ],
  [
    'nothing of a channel whose only secret is its verify token',
    { whatsapp: { secrets: ['t'], verify_tokens: ['t'] } },
    {},
  ],
  ['nothing of topics that are no list', { sms: { topics: 'arn:1' } }, {}],
  ['nothing of a list, a text or null', { x: [], sms: 'secret', telegram: null }, {}],
  ['nothing as it is made, before anybody set a channel up', { unused: 'a'.repeat(64) }, {}],
])('Knows %s', (_, value, known) => expect(keysIn({ current: JSON.stringify(value) })).toEqual(known));

it.each(['', 'not JSON', 'null', '[]', '"secret"'])('Knows nothing where the secret is %j', (current) =>
  expect(keysIn({ current })).toEqual({}),
);
