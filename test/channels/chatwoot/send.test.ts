import { describe, expect, it } from 'vitest';
import { sendChatwoot } from '#channels/chatwoot/send.ts';
import { outgoing, platform } from '../platform.ts';

const settings = { url: 'https://chat.lumbre.example', account_id: '1', api_access_token: 'secret' };

describe('a message through Chatwoot', () => {
  it('A message through Chatwoot goes into the conversation', async () => {
    const { sent, deps } = platform(200, { id: 12 }, settings);
    expect(await sendChatwoot(outgoing, deps)).toEqual({ externalId: '12' });
    expect(sent).toMatchObject([
      {
        method: 'POST',
        url: 'https://chat.lumbre.example/api/v1/accounts/1/conversations/51/messages',
        headers: { api_access_token: 'secret' },
        body: { content: 'Le llamamos mañana.', message_type: 'outgoing', private: false },
      },
    ]);
  });

  it('A message through Chatwoot is refused without a conversation, without settings, and where there is none', async () => {
    const { threadId, ...homeless } = outgoing;
    await expect(sendChatwoot(homeless, platform(200, {}, settings).deps)).rejects.toThrow('no-conversation');
    await expect(sendChatwoot(outgoing, platform(200, {}, {}).deps)).rejects.toThrow('not-configured');
    await expect(sendChatwoot(outgoing, platform(404, {}, settings).deps)).rejects.toThrow('chatwoot-404');
  });
});
