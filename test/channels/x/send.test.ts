import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refused } from '#channels/contract.ts';
import { sendX, weight } from '#channels/x/send.ts';
import { outgoing, standIn } from '../stand-in.ts';

const keys = { consumer_key: 'ck', consumer_secret: 'cs', access_token: 'at', access_token_secret: 'ts' };
const x = (body: unknown = { data: { id: '99', dm_event_id: '98' } }, status = 200) => standIn(keys, body, status);
const mention = { to: '22', threadId: 'public:80:22', inReplyTo: '90', public: true } as const;

describe('an answer on X', () => {
  it('An answer on X is a line under the post', async () => {
    const { calls, deps } = x();
    expect(await sendX(outgoing({ ...mention, text: 'Escríbanos por mensaje directo.' }), deps)).toEqual({
      externalId: '99',
    });
    expect(calls[0]?.url).toBe('http://127.0.0.1:9/2/tweets');
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
      text: 'Escríbanos por mensaje directo.',
      reply: { in_reply_to_tweet_id: '90' },
    });
    expect(calls[0]?.headers.get('authorization')).toMatch(/^OAuth oauth_consumer_key="ck", .*oauth_signature="/);
  });

  it('An answer on X is a direct message', async () => {
    const { calls, deps } = x();
    expect(await sendX(outgoing({ to: '22', threadId: '11-22', inReplyTo: '70' }), deps)).toEqual({ externalId: '98' });
    expect(calls[0]?.url).toBe('http://127.0.0.1:9/2/dm_conversations/with/22/messages');
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ text: 'Hemos recibido su queja.' });
  });

  it('An answer on X in public fits into a post, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 }), async (text) => {
        const { calls, deps } = x();
        await sendX(outgoing({ ...mention, text }), deps);
        expect(weight((JSON.parse(calls[0]?.body ?? '') as { text: string }).text)).toBeLessThanOrEqual(280);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['the link to the case', { ...mention, text: 'Aquí: https://api.lumbre.example/t/abc' }],
    ['what is for one person', { ...mention, public: undefined }],
    ['anything to somebody without an id', { to: 'ana_p' }],
  ])('An answer on X is refused: %s', async (_, message) => {
    const { calls, deps } = x();
    const { public: isPublic, ...rest } = message as { public?: true };
    await expect(sendX(outgoing({ ...rest, ...(isPublic && { public: true }) }), deps)).rejects.toThrow(Refused);
    expect(calls).toEqual([]);
  });

  it('An answer on X is refused for good by a person who takes no messages, and waits for X to recover', async () => {
    await expect(sendX(outgoing({ to: '22' }), x({ detail: 'Ana…' }, 403).deps)).rejects.toThrow(new Refused('x-403'));
    const busy = await sendX(outgoing({ to: '22' }), x({}, 429).deps).catch((error: unknown) => error);
    expect(busy).not.toBeInstanceOf(Refused);
  });
});

it.each([
  ['año', 3],
  ['👍', 2],
  ['日本', 4],
  ['ver https://lumbre.example/a/very/long/path/indeed?x=1', 27],
])('The weight of a post on X is counted: %s', (text, expected) => expect(weight(text)).toBe(expected));
