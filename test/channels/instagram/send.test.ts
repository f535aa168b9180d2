import { describe, expect, it } from 'vitest';
import { Refused } from '#channels/contract.ts';
import { sendInstagram } from '#channels/instagram/send.ts';
import { getText } from '#channels/json.ts';
import { failed, graph, outgoing } from '../meta/graph.ts';

const LINE = 'Gracias por contárnoslo. Escríbanos por privado.';
const taken = { body: { id: '10', message_id: 'm_1' } };
const inPublic = (threadId: string, inReplyTo: string) => outgoing({ text: LINE, threadId, inReplyTo, public: true });
const paths = (calls: { url: string }[]) => calls.map(({ url }) => url.replace(/.*v23\.0/, ''));

describe('an answer on Instagram', () => {
  it('An answer on Instagram goes to the conversation, in at most 1000 bytes', async () => {
    const { calls, deps } = graph([taken]);
    expect(await sendInstagram(outgoing({ to: '2', threadId: '2', text: 'ñ'.repeat(900) }), deps)).toEqual({
      externalId: 'm_1',
    });
    expect(calls).toMatchObject([{ body: { recipient: { id: '2' }, messaging_type: 'RESPONSE' } }]);
    expect(Buffer.byteLength(getText(calls, '0', 'body', 'message', 'text'))).toBeLessThanOrEqual(1000);
  });

  it('An answer on Instagram stands under a comment, with the link in private', async () => {
    const { calls, deps } = graph([taken]);
    expect(await sendInstagram(inPublic('public:7:2', '9'), deps)).toEqual({ externalId: '10' });
    expect(paths(calls)).toEqual(['/me/messages', '/9/replies']);
    expect(calls[0]?.body).toMatchObject({ recipient: { comment_id: '9' } });
    expect(calls[1]?.body).toEqual({ message: LINE });
  });

  it.each([
    ['7', { media_id: '7', message: LINE }],
    ['9', { media_id: '7', comment_id: '9', message: LINE }],
  ])('An answer on Instagram stands under a mention: %s', async (target, body) => {
    const { calls, deps } = graph([taken], { account_id: '1' });
    await sendInstagram(inPublic('mention:7:unknown:9', target), deps);
    expect(paths(calls)).toEqual(['/1/mentions']);
    expect(calls[0]?.body).toEqual(body);
  });

  it('An answer on Instagram is cut to what a comment takes', async () => {
    const { calls, deps } = graph([taken]);
    await sendInstagram({ ...inPublic('public:7:2', '9'), text: 'a'.repeat(400) }, deps);
    expect(calls[1]?.body).toEqual({ message: `${'a'.repeat(299)}…` });
  });

  it('An answer on Instagram goes to the host of the Instagram login', async () => {
    const { calls, deps } = graph([taken], { host: 'https://graph.instagram.com', version: 'v22.0' });
    const { base: _, ...withoutStandIn } = deps;
    await sendInstagram(outgoing({ threadId: '2' }), withoutStandIn);
    expect(calls[0]?.url).toBe('https://graph.instagram.com/v22.0/me/messages');
  });

  it('An answer on Instagram is refused where the window is closed', async () => {
    const closed = graph([failed(10, 2534022, 403)]);
    await expect(sendInstagram(outgoing({ threadId: '2' }), closed.deps)).rejects.toThrow(new Refused('window-closed'));
  });
});
