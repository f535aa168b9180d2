import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import type { ChannelItem } from '#channels/contract.ts';
import type { Channel } from '#channels/names.ts';
import { WHOLE } from '#domain/case/case-file.ts';
import { receiveMail } from '#functions/inbound/receive-mail.ts';
import { acknowledge } from '#functions/stages/acknowledge/acknowledge.ts';
import { letter } from '../../channels/email/letters.ts';
import { inboundFixture, item, saying } from '../../functions/inbound/inbound-fixture.ts';

/** A case that Ana opened on a channel, acknowledged, and some time ago. */
const aTalk = async ({ channel = 'whatsapp' as Channel, over = {} as Partial<ChannelItem>, ago = 'PT2H' } = {}) => {
  const fixture = inboundFixture();
  const first = await fixture.deliver(channel, saying(item(over)));
  const caseId = first.caseId ?? '';
  await acknowledge({ caseId, cycle: 1, taskId: 'examine' }, fixture.deps);
  fixture.clock.pass(ago);
  const says = (text: string, more: Partial<ChannelItem> = {}, by: Channel = channel) =>
    fixture.deliver(by, saying(item({ ...over, text, ...more })));
  const receipts = async () =>
    ((await fixture.deps.cases.load(caseId, WHOLE))?.messages ?? []).filter(
      ({ template }) => template === 'received-again',
    );
  return { ...fixture, first, caseId, says, receipts };
};

describe('what a customer adds to an open case', () => {
  it('What a customer adds to an open case is confirmed on the channel it came by, with the reference and nothing the customer wrote', async () => {
    const { says, receipts, load, first, table } = await aTalk();
    await says('Le mando la factura: sigue goteando.');
    const [receipt] = await receipts();
    expect(receipt).toMatchObject({ audience: 'customer', direction: 'out', channel: 'whatsapp', status: 'queued' });
    const { head, texts } = await load(first);
    const told = texts.get(`short-${receipt?.messageId}`) ?? '';
    expect(told).toContain(head.reference);
    expect(told).toContain(`https://api.lumbre.example/t/${head.caseId}`);
    expect(told).not.toContain('goteando');
    const sends = table.all().filter(({ effect, messageId }) => effect === 'send' && messageId === receipt?.messageId);
    expect(sends).toHaveLength(1);
  });

  it('A chat of ten messages is confirmed once, and again another day', async () => {
    const { says, receipts, clock } = await aTalk();
    for (let line = 0; line < 10; line++) {
      await says(`Otra cosa más, la número ${line}`);
      clock.pass('PT5S');
    }
    expect(await receipts()).toHaveLength(1);
    clock.pass('PT23H');
    await says('¿Hay novedades?');
    expect(await receipts()).toHaveLength(1);
    clock.pass('PT1H');
    await says('¿Hay novedades ya?');
    expect(await receipts()).toHaveLength(2);
  });

  it('Receipts are bounded in number, however long two programs talk', async () => {
    const { says, receipts, clock } = await aTalk();
    for (let day = 0; day < 30; day++) {
      clock.pass('P2D');
      await says('Estoy fuera de la oficina.');
    }
    expect(await receipts()).toHaveLength(10);
  });

  it('A message that is delivered twice is confirmed once', async () => {
    const { says, receipts } = await aTalk();
    for (let times = 0; times < 2; times++) await says('Sigue goteando.', { externalId: 'wamid.same' });
    expect(await receipts()).toHaveLength(1);
  });

  it('A message is confirmed by the channel it came by, not by that of the first day', async () => {
    const { says, receipts } = await aTalk({ over: { text: 'Mi pedido L-20417 no llega' } });
    await says('Pedido L-20417: sigo esperando', {}, 'sms');
    expect(await receipts()).toMatchObject([{ channel: 'sms' }]);
  });

  it('A message without text is confirmed as well', async () => {
    const { says, receipts } = await aTalk();
    await says('', { attachments: [{ id: 'v1', type: 'audio/ogg' }] });
    expect(await receipts()).toHaveLength(1);
  });

  it.each([
    ['thanks', 'whatsapp', { text: '¡Muchas gracias!' }],
    ['what everybody can read', 'facebook', { text: 'Sigo igual', public: true }],
    ['a call, in which somebody was heard', 'call', { text: 'Sigo igual' }],
  ] as const)('No receipt goes out for what needs none: %s', async (_, channel, more) => {
    // A call has a conversation of its own, which is what its platform vouches for.
    const over = {
      ...('public' in more && { public: true as const }),
      ...(channel === 'call' && { threadId: 'call-1' }),
    };
    const { says, receipts } = await aTalk({ channel, over });
    expect((await says(more.text)).result).toBe('joined');
    expect(await receipts()).toEqual([]);
  });

  it.each(['edit', 'deletion', 'reaction'] as const)('No receipt goes out for a mere %s', async (kind) => {
    const { says, receipts } = await aTalk({ over: { externalId: 'wamid.first' } });
    await says('👍', { kind });
    expect(await receipts()).toEqual([]);
  });

  it('No receipt goes out right after a message of ours, nor before our first one', async () => {
    const soon = await aTalk({ ago: 'PT59M' });
    await soon.says('Y otra cosa');
    expect(await soon.receipts()).toEqual([]);
    const early = inboundFixture();
    const first = await early.deliver('whatsapp', saying(item()));
    early.clock.pass('PT2H');
    await early.deliver('whatsapp', saying(item({ text: 'Y otra cosa' })));
    expect((await early.load(first)).messages).toHaveLength(2);
  });

  it.each([{ closedAt: '2026-11-23T09:30:00.000Z' }, { setAsideAt: '2026-11-23T09:30:00.000Z' }])(
    'No receipt goes out where nobody works on the case any more: %j',
    async (head) => {
      const { says, receipts, table, caseId } = await aTalk();
      await table.write([{ update: keys.head(caseId), set: head }]);
      await says('Sigue goteando.');
      expect(await receipts()).toEqual([]);
    },
  );
});

describe('a mail that a customer adds', () => {
  it.each([
    ['a person', {}, 1],
    ['an absence note', { 'Auto-Submitted': 'auto-replied' }, 0],
  ])(
    'A mail that a customer adds is confirmed by mail only where it is of a person: %s',
    async (_, headers, expected) => {
      const { deps, inbox, clock, table } = inboundFixture();
      const post = async (key: string, mail: Buffer) => {
        inbox.objects.set(key, mail);
        await receiveMail({ key, receivedAt: clock.now() }, deps);
      };
      await post('inbound/first', letter());
      const caseId = String(table.all().find(({ sk }) => sk === 'CASE')?.['caseId']);
      await acknowledge({ caseId, cycle: 1, taskId: 'examine' }, deps);
      clock.pass('PT2H');
      const answer = { ...headers, 'Message-ID': '<2@example.com>', 'In-Reply-To': '<1@example.com>' };
      await post('inbound/second', letter(answer, 'Les mando la factura.'));
      const receipts = table.all().filter(({ template }) => template === 'received-again');
      expect(receipts.map(({ channel }) => channel)).toEqual(Array(expected).fill('email'));
    },
  );
});
