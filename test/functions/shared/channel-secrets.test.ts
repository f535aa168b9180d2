import { expect, it } from 'vitest';
import { secretsIn } from '#functions/shared/channel-secrets.ts';

it.each([
  ['two that are valid at once', { x: { secrets: ['new', 'old'], token: 't' } }, { x: ['new', 'old'] }],
  ['no secret of a channel without one', { x: { token: 't' }, telegram: { secrets: ['s'] } }, { telegram: ['s'] }],
  ['no empty secret, which everybody would know', { x: { secrets: ['', 's'] }, sms: { secrets: [''] } }, {}],
  ['nothing of a list, a text or null', { x: [], sms: 'secret', telegram: null }, {}],
  ['nothing as it is made, before anybody set a channel up', { unused: 'a'.repeat(64) }, {}],
])('knows %s', (_, value, known) => expect(secretsIn({ current: JSON.stringify(value) })).toEqual(known));

it.each(['', 'not JSON', 'null', '[]', '"secret"'])('knows nothing where the secret is %j', (current) =>
  expect(secretsIn({ current })).toEqual({}),
);
