import { describe, expect, it } from 'vitest';
import { inboundFixture, item, saying } from './inbound-fixture.ts';

const callOf = ({ tasks }: { tasks: { kind: string; status: string }[] }) =>
  tasks.filter(({ kind, status }) => kind === 'call' && status === 'open');

describe('a danger that a channel brings', () => {
  it('A first message of WhatsApp opens the call with the case, for the number it came from', async () => {
    const { deliver, load } = inboundFixture();
    const opened = await deliver('whatsapp', saying(item({ text: 'Sale humo del contador, ayuda' })));
    const [call] = callOf(await load(opened));
    expect(call).toMatchObject({ assignee: 'lucia' });
    expect(call).not.toHaveProperty('inWriting');
    expect((await load(opened)).head.severity?.reasons.map(({ code }) => code)).toContain('fire');
  });

  it('A person who is known on a platform by name only is written to', async () => {
    const { deliver, load } = inboundFixture();
    const opened = await deliver(
      'telegram',
      saying(item({ text: 'Huele a gas en casa', author: { id: 'tg-1', name: 'Ana' } })),
    );
    expect(callOf(await load(opened))).toMatchObject([{ inWriting: 'no-phone' }]);
  });

  it('A later message opens it once, however often it is delivered', async () => {
    const { deliver, load } = inboundFixture();
    const first = await deliver('whatsapp', saying(item()));
    expect(callOf(await load(first))).toEqual([]);
    const later = item({ text: 'Ahora huele a gas' });
    await Promise.all([deliver('whatsapp', saying(later)), deliver('whatsapp', saying(later))]);
    expect(callOf(await load(first))).toHaveLength(1);
  });
});
