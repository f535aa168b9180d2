import { describe, expect, it } from 'vitest';
import { Refused } from '#channels/contract.ts';
import { getText } from '#channels/json.ts';
import { sendMessenger } from '#channels/messenger/send.ts';
import { ago, failed, graph, HOUR, outgoing } from '../meta/graph.ts';

const DAY = 24 * HOUR;
const taken = { body: { recipient_id: '2', message_id: 'm_9' } };
const message = (lastHeardAt = ago(HOUR)) => outgoing({ to: '2', threadId: '2', lastHeardAt });

describe('an answer on Messenger', () => {
  it('An answer on Messenger goes to the conversation within 24 hours', async () => {
    const { calls, deps } = graph([taken], { account_id: '1' });
    expect(await sendMessenger(message(), deps)).toEqual({ externalId: 'm_9' });
    expect(calls).toEqual([
      {
        url: 'http://127.0.0.1:9/v23.0/1/messages',
        token: 'Bearer secret-token',
        body: { recipient: { id: '2' }, messaging_type: 'RESPONSE', message: { text: 'Hemos recibido su queja.' } },
      },
    ]);
  });

  it('An answer on Messenger is a person’s for seven days, where Meta granted that', async () => {
    const { calls, deps } = graph([taken], { human_agent: 'true' });
    await sendMessenger(message(ago(2 * DAY)), deps);
    expect(calls[0]).toMatchObject({
      url: 'http://127.0.0.1:9/v23.0/me/messages',
      body: { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
    });
  });

  it.each([
    [2 * DAY, {}],
    [7 * DAY, { human_agent: 'true' }],
  ])('An answer on Messenger is refused after the window without asking: %d %j', async (span, settings) => {
    const { calls, deps } = graph([taken], settings);
    await expect(sendMessenger(message(ago(span)), deps)).rejects.toThrow(new Refused('window-closed'));
    expect(calls).toEqual([]);
  });

  it.each([
    [failed(10, 2018278), 'window-closed'],
    [failed(551, 1545041), 'meta-551-1545041'],
  ])('An answer on Messenger is refused by the platform: %j', async (answer, reason) => {
    await expect(sendMessenger(message(), graph([answer]).deps)).rejects.toThrow(new Refused(reason));
  });

  it('An answer on Messenger is cut to what Messenger takes', async () => {
    const { calls, deps } = graph([taken]);
    await sendMessenger({ ...message(), text: 'a'.repeat(3000) }, deps);
    expect(getText(calls, '0', 'body', 'message', 'text')).toHaveLength(2000);
  });
});
