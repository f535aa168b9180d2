import { describe, expect, it } from 'vitest';
import { Refused } from '#channels/contract.ts';
import { sendFacebook } from '#channels/facebook/send.ts';
import { ago, failed, graph, HOUR, outgoing } from '../meta/graph.ts';

const LINE = 'Gracias por contárnoslo. Escríbanos por privado.';
const comment = outgoing({ to: '2', text: LINE, threadId: 'public:1_7:2', inReplyTo: '7_9', public: true });
const taken = { body: { id: '7_10', message_id: 'm_1' } };

describe('an answer to a comment on Facebook', () => {
  it('An answer to a comment on Facebook is the link in private and a line in public, in that order', async () => {
    const { calls, deps } = graph([taken]);
    expect(await sendFacebook(comment, deps)).toEqual({ externalId: '7_10' });
    expect(calls.map(({ url, body }) => [url.replace(/.*v23\.0/, ''), body])).toEqual([
      [
        '/me/messages',
        {
          recipient: { comment_id: '7_9' },
          message: { text: `${LINE}\n\nAM-22222222: https://api.lumbre.example/t/abc` },
        },
      ],
      ['/7_9/comments', { message: LINE }],
    ]);
  });

  it('An answer to a post on Facebook goes to the post by its own id', async () => {
    const { calls, deps } = graph([taken]);
    await sendFacebook({ ...comment, inReplyTo: '1_7' }, deps);
    expect(calls[0]?.body).toMatchObject({ recipient: { post_id: '1_7' } });
  });

  it('A line stands in public on Facebook even where the private message is refused', async () => {
    const { calls, deps } = graph([failed(10900), taken]);
    expect(await sendFacebook(comment, deps)).toEqual({ externalId: '7_10' });
    expect(calls).toHaveLength(2);
  });

  it('An answer on Facebook is repeated as a whole, with nothing in public yet, where the platform fails', async () => {
    const { calls, deps } = graph([failed(2, undefined, 500)]);
    await expect(sendFacebook(comment, deps)).rejects.not.toBeInstanceOf(Refused);
    expect(calls.map(({ url }) => url)).toEqual(['http://127.0.0.1:9/v23.0/me/messages']);
  });

  it('An answer on Facebook is only a line after seven days', async () => {
    const { calls, deps } = graph([taken]);
    await sendFacebook({ ...comment, lastHeardAt: ago(8 * 24 * HOUR) }, deps);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['a text meant for one person', { public: undefined }, 'not-for-the-public'],
    ['the link', { text: `Aquí: ${comment.trackingUrl}` }, 'not-for-the-public'],
    ['an answer to nothing', { inReplyTo: undefined }, 'nothing-to-answer'],
    ['a line that belongs to no post', { threadId: '2' }, 'nothing-to-answer'],
  ])('An answer on Facebook is never %s', async (_, fields, reason) => {
    const { calls, deps } = graph([taken]);
    const message = Object.fromEntries(
      Object.entries({ ...comment, ...fields }).filter(([, value]) => value !== undefined),
    );
    await expect(sendFacebook(message as typeof comment, deps)).rejects.toThrow(new Refused(reason));
    expect(calls).toEqual([]);
  });

  it('An answer on Facebook is a message where it answers a message', async () => {
    const { calls, deps } = graph([taken]);
    await sendFacebook(outgoing({ to: '2', threadId: '2' }), deps);
    expect(calls).toMatchObject([{ body: { recipient: { id: '2' }, messaging_type: 'RESPONSE' } }]);
  });
});
