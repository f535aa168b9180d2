import { expect, it } from 'vitest';
import { inboundFixture } from './inbound-fixture.ts';

const message = (id: string, body: string, group_id?: string) =>
  Buffer.from(
    JSON.stringify({
      entry: [
        {
          changes: [
            {
              field: 'messages',
              value: {
                messages: [{ from: '34600111222', id, type: 'text', text: { body }, ...(group_id && { group_id }) }],
              },
            },
          ],
        },
      ],
    }),
  );

it('What somebody says in a group of WhatsApp stands in public, and their own conversation is another', async () => {
  const { deliver, load } = inboundFixture({ real: true });
  const inGroup = await load(await deliver('whatsapp', message('wamid.1', 'La caldera pierde agua.', '1203@g.us')));
  expect(inGroup.complainant.handles).toMatchObject([
    { channel: 'whatsapp', id: '34600111222', public: true, threadId: 'public:1203@g.us:34600111222' },
  ]);
  const other = await deliver('whatsapp', message('wamid.2', 'STOP', '1203@g.us'));
  // In a group nobody asks us for silence: it is a message like any other.
  expect(other).toMatchObject({ result: 'joined' });
});
