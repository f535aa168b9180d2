import { describe, expect, it } from 'vitest';
import { Refused } from '#channels/contract.ts';
import { sendZendesk } from '#channels/zendesk/send.ts';
import { outgoing, platform } from '../platform.ts';

const settings = { subdomain: 'lumbre', email: 'bot@lumbre.example', api_token: 'secret' };
const accepted = {
  ticket: { id: 51 },
  audit: {
    id: 9,
    events: [
      { id: 8, type: 'Notification' },
      { id: 7, type: 'Comment' },
    ],
  },
};

describe('a message through Zendesk', () => {
  it('A message through Zendesk is a public comment on the ticket', async () => {
    const { sent, deps } = platform(200, accepted, settings);
    expect(await sendZendesk(outgoing, deps)).toEqual({ externalId: '7' });
    expect(sent).toMatchObject([
      {
        method: 'PUT',
        url: 'https://lumbre.zendesk.com/api/v2/tickets/51.json',
        headers: { authorization: `Basic ${Buffer.from('bot@lumbre.example/token:secret').toString('base64')}` },
        body: { ticket: { comment: { body: 'Le llamamos mañana.', public: true } } },
      },
    ]);
  });

  it('A message through Zendesk may go to a stand-in', async () => {
    const { sent, deps } = platform(200, accepted, settings);
    await sendZendesk(outgoing, { ...deps, base: 'http://127.0.0.1:1' });
    expect(sent[0]?.url).toBe('http://127.0.0.1:1/api/v2/tickets/51.json');
  });

  it.each([404, 403, 422])('A message through Zendesk is refused for good with %i', async (status) => {
    const { deps } = platform(status, { error: 'x' }, settings);
    await expect(sendZendesk(outgoing, deps)).rejects.toThrow(new Refused(`zendesk-${status}`));
  });

  it.each([401, 429, 500])('A message through Zendesk is worth repeating after %i', async (status) => {
    const { deps } = platform(status, {}, settings);
    const error = await sendZendesk(outgoing, deps).catch((caught: unknown) => caught);
    expect(error).not.toBeInstanceOf(Refused);
    expect(error).toMatchObject({ message: `zendesk-${status}` });
  });

  it('A message through Zendesk needs a ticket and settings', async () => {
    const { threadId, ...homeless } = outgoing;
    await expect(sendZendesk(homeless, platform(200, {}, settings).deps)).rejects.toThrow('no-ticket');
    await expect(sendZendesk({ ...outgoing, threadId: '../1' }, platform(200, {}, settings).deps)).rejects.toThrow(
      Refused,
    );
    await expect(sendZendesk(outgoing, platform(200, {}, {}).deps)).rejects.toThrow('not-configured');
  });
});
