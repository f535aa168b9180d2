import { describe, expect, it } from 'vitest';
import type { TwoWayChannel } from '#channels/names.ts';
import { aCaseWith, PNG } from './attachments.ts';

describe('credentials', () => {
  type Seen = { url: string; authorization: string | null };
  /** Fetches a file over the addresses that redirect to each other, and tells who was shown what. */
  const fetchedOver = async (channel: TwoWayChannel, first: string, ...next: string[]) => {
    const { deps, run, fates } = await aCaseWith(channel, { id: first });
    const seen: Seen[] = [];
    deps.fetch = async (url, init) => {
      seen.push({ url: String(url), authorization: new Headers(init?.headers).get('authorization') });
      const location = next[seen.length - 1];
      return location ? new Response(null, { status: 302, headers: { location } }) : new Response(PNG);
    };
    await run();
    return { seen, fates: await fates() };
  };

  it.each<[TwoWayChannel, string, string]>([
    ['sms', 'https://api.twilio.com/Media/ME1', 'https://mms.twiliocdn.com/a'],
    ['zendesk', 'https://lumbre.zendesk.com/attachments/token/abc/', 'https://p16.zdusercontent.com/attachment/1/a'],
  ])('Credentials of %s do not go with a redirect to another host', async (channel, api, store) => {
    const { seen, fates } = await fetchedOver(channel, api, store);
    expect(seen).toEqual([
      { url: api, authorization: expect.stringMatching(/^Basic /) },
      { url: store, authorization: null },
    ]);
    expect(fates).toMatchObject([{ type: 'attachment-kept' }]);
  });

  it.each<[TwoWayChannel, string[]]>([
    ['x', ['https://pbs.twimg.com/media/a.jpg']],
    ['x', ['https://video.twimg.com/ext_tw_video/1/pu/vid/a.mp4?tag=12']],
    [
      'chatwoot',
      ['https://chat.lumbre.example/rails/blobs/a', 'https://b.s3.eu-west-1.amazonaws.com/a?X-Amz-Expires=300'],
    ],
    ['chatwoot', ['https://chat.lumbre.example/rails/blobs/a', 'https://files.lumbre.example/a']],
  ])('Credentials of %s are not sent where none are asked for: %j', async (channel, [first = '', ...next]) => {
    const { seen, fates } = await fetchedOver(channel, first, ...next);
    expect(seen).toEqual([first, ...next].map((url) => ({ url, authorization: null })));
    expect(fates).toMatchObject([{ type: 'attachment-kept' }]);
  });
});
