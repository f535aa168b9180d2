import { describe, expect, it } from 'vitest';
import { Refused } from '#channels/contract.ts';
import { sendTelegram } from '#channels/telegram/send.ts';
import { outgoing, standIn } from '../stand-in.ts';

const sent = { ok: true, result: { message_id: 99 } };
const telegram = (body: unknown = sent, status = 200) => standIn({ bot_token: '123:abc' }, body, status);

describe('an answer on Telegram', () => {
  it('An answer on Telegram goes to the chat, under the message it answers', async () => {
    const { calls, deps } = telegram();
    const id = await sendTelegram(outgoing({ to: '456', threadId: '456', inReplyTo: '456:123' }), deps);
    expect(id).toEqual({ externalId: '456:99' });
    expect(calls[0]?.url).toBe('http://127.0.0.1:9/bot123:abc/sendMessage');
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
      chat_id: 456,
      text: 'Hemos recibido su queja.',
      link_preview_options: { is_disabled: true },
      reply_parameters: { message_id: 123, allow_sending_without_reply: true },
    });
  });

  it('An answer on Telegram goes to a business chat and to the topic of a group', async () => {
    const { calls, deps } = telegram();
    expect(await sendTelegram(outgoing({ threadId: 'conn:456' }), deps)).toEqual({ externalId: 'conn:456:99' });
    const inGroup = { threadId: 'public:-100/33:7', inReplyTo: '-100:35', public: true } as const;
    expect(await sendTelegram(outgoing(inGroup), deps)).toEqual({ externalId: '-100:99' });
    expect(calls.map(({ body }) => JSON.parse(body))).toMatchObject([
      { chat_id: 456, business_connection_id: 'conn' },
      { chat_id: -100, message_thread_id: 33, reply_parameters: { message_id: 35 } },
    ]);
  });

  it('An answer on Telegram is cut to what Telegram takes, with the way to the whole of it', async () => {
    const { calls, deps } = telegram();
    await sendTelegram(outgoing({ to: '456', text: 'largo '.repeat(1000) }), deps);
    const { text } = JSON.parse(calls[0]?.body ?? '') as { text: string };
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text).toMatch(/…\nhttps:\/\/api\.lumbre\.example\/t\/abc$/);
  });

  it('A group on Telegram never reads what is for one person', async () => {
    const { calls, deps } = telegram();
    await expect(sendTelegram(outgoing({ threadId: 'public:-100:7', inReplyTo: '-100:1' }), deps)).rejects.toThrow(
      Refused,
    );
    await expect(sendTelegram(outgoing({ threadId: '-100' }), deps)).rejects.toThrow(Refused);
    expect(calls).toEqual([]);
  });

  it.each([
    [403, true],
    [400, true],
    [429, false],
    [401, false],
    [502, false],
  ])('The refusal %i of Telegram is final: %s', async (status, isFinal) => {
    const { deps } = telegram({ ok: false, error_code: status, description: 'Forbidden: Ana blocked the bot' }, status);
    const failure = await sendTelegram(outgoing({ to: '456' }), deps).catch((error: unknown) => error as Error);
    expect(failure instanceof Refused).toBe(isFinal);
    expect((failure as Error).message).toBe(`telegram-${status}`);
  });
});
