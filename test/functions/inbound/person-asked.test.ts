import { describe, expect, it } from 'vitest';
import { inboundFixture, item, saying } from './inbound-fixture.ts';

describe('a message of a channel that asks for a person', () => {
  it('A message that asks for a person opens a contact in the change that stores it, once', async () => {
    const { deliver, load } = inboundFixture();
    const first = await deliver('whatsapp', saying(item()));
    expect((await load(first)).tasks).toEqual([]);
    const asked = await deliver('whatsapp', saying(item({ text: 'Quiero hablar con una persona, por favor' })));
    expect(asked).toMatchObject({ result: 'joined', caseId: first.caseId });
    await deliver('whatsapp', saying(item({ text: 'De verdad: que me llame alguien' })));
    const { tasks, events, messages } = await load(first);
    expect(tasks).toMatchObject([{ kind: 'contact', status: 'open', assignee: 'sofia' }]);
    expect(events.filter(({ type }) => type === 'person-asked')).toMatchObject([
      { data: { supervisor: false, channel: 'whatsapp' } },
    ]);
    expect(messages.filter(({ template }) => template === 'person-will-call')).toMatchObject([
      { audience: 'customer', channel: 'whatsapp', status: 'queued' },
    ]);
  });

  it('A message that is delivered twice asks once', async () => {
    const { deliver, load } = inboundFixture();
    const first = await deliver('whatsapp', saying(item()));
    const again = item({ text: 'Pásame con un supervisor' });
    await Promise.all([deliver('whatsapp', saying(again)), deliver('whatsapp', saying(again))]);
    expect((await load(first)).tasks).toHaveLength(1);
  });
});
