import { describe, expect, it } from 'vitest';
import { listDeliveries } from '#cases/store/deliveries.ts';
import { effectsOf } from '#cases/store/outbox.ts';
import { originalId } from '#domain/messages/attachments.ts';
import { setAsideList } from '#functions/desk/set-aside/list.ts';
import { readOriginal } from '#functions/desk/set-aside/original.ts';
import { receiveDelivery } from '#functions/inbound/receive-delivery.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { inboundFixture, item, luis, saying } from './inbound-fixture.ts';

describe('a message of a platform', () => {
  it('A message of a platform opens a case with its text, its author and its original', async () => {
    const { deliver, load, table } = inboundFixture();
    const attachments = [{ id: 'media-1', type: 'image/jpeg' }];
    const delivery = await deliver('whatsapp', saying(item({ externalId: 'wamid.A', attachments })));
    expect(delivery).toMatchObject({ channel: 'whatsapp', receivedAt: MONDAY, result: 'opened' });

    const file = await load(delivery);
    expect(file.head).toMatchObject({ channel: 'whatsapp', status: 'received', receivedAt: MONDAY });
    expect(file.complainant).toMatchObject({
      name: 'Ana Pérez',
      phone: '+34600111222',
      handles: [{ channel: 'whatsapp', id: '34600111222', threadId: '34600111222', lastHeardAt: MONDAY }],
    });
    const [message] = file.messages;
    expect(message).toMatchObject({
      direction: 'in',
      channel: 'whatsapp',
      externalId: 'wamid.A',
      at: '2026-11-23T08:59:00.000Z',
    });
    expect(file.texts.get(message?.textId ?? '')).toBe('La caldera pierde agua.');
    expect(JSON.parse(file.texts.get(originalId(delivery.id)) ?? '')).toEqual({
      original: `inbound/channels/whatsapp/2026-11-23/${delivery.id}`,
      attachments,
    });
    const stored = table.all().filter(({ sk }) => sk.startsWith('OUTBOX#'));
    const effects = stored.flatMap(effectsOf).filter(({ effect }) => effect !== 'timers');
    expect(effects).toMatchObject([{ effect: 'start' }, { effect: 'fetch-attachment', channel: 'whatsapp', index: 0 }]);
  });

  it('A message of a platform leaves personal data and texts in their own items only', async () => {
    const { deliver, table } = inboundFixture();
    await deliver('whatsapp', saying(item()));
    await deliver('whatsapp', saying(item({ text: 'Sigue igual, soy Ana' })));
    const others = table
      .all()
      .filter(({ pk, sk }) => sk !== 'PERSON' && !sk.startsWith('TEXT#') && !pk.startsWith('POLICY#'));
    expect(JSON.stringify(others)).not.toMatch(/600111222|\bAna\b|caldera|Sigue igual/);
  });

  it('A message of a platform without text opens a case all the same: somebody has to listen to a voice note', async () => {
    const { deliver, load } = inboundFixture();
    const voice = item({ text: '', attachments: [{ id: 'voice-1', type: 'audio/ogg' }] });
    const { messages, texts } = await load(await deliver('whatsapp', saying(voice)));
    expect(texts.get(messages[0]?.textId ?? '')).toBe('');
    expect(await deliver('whatsapp', saying(item({ text: ' ' })))).toMatchObject({ result: 'noted', reason: 'empty' });
  });

  it('The order that a message of a platform is about is kept with its case', async () => {
    const { deliver, load } = inboundFixture();
    const { head } = await load(await deliver('sms', saying(item({ text: 'Mi pedido L-20417 no llega' }))));
    expect(head.orderRef).toBe('L-20417');
  });

  it('Where all can read what is answered is remembered with the customer', async () => {
    const { deliver, load } = inboundFixture();
    const comment = item({ threadId: 'public:77:9', author: { id: '9', handle: 'ana' }, public: true });
    const { complainant } = await load(await deliver('facebook', saying(comment)));
    expect(complainant).toMatchObject({ name: 'ana', handles: [{ channel: 'facebook', id: '9', public: true }] });
  });

  it.each([
    ['a time in the future', '2030-01-01T00:00:00.000Z'],
    ['a time long ago', '1970-01-01T00:00:00.000Z'],
  ])('A message of a platform with %s counts from when it came', async (_, at) => {
    const { deliver, load } = inboundFixture();
    expect((await load(await deliver('sms', saying(item({ at }))))).messages).toMatchObject([{ at: MONDAY }]);
  });

  it('A message of somebody whose name or address is none is kept without', async () => {
    const { deliver, load } = inboundFixture();
    const author = { id: '1', name: 'a\nb\u0000', email: 'x@y\r\nbcc: z@w', phone: 'DROP' };
    expect((await load(await deliver('chat', saying(item({ author }))))).complainant).toEqual(
      expect.not.objectContaining({ email: expect.anything(), phone: expect.anything() }),
    );
  });
});

describe('what comes again', () => {
  it('An object that the queue delivers twice changes nothing the second time', async () => {
    const { put, deps, table } = inboundFixture();
    const stored = put('telegram', saying(item()));
    await receiveDelivery(stored, deps);
    const before = table.all();
    await receiveDelivery(stored, deps);
    expect(table.all()).toEqual(before);
  });

  it('A message that comes again is one message, whichever delivery brings it and in whatever order', async () => {
    const { deliver, cases, load } = inboundFixture();
    const [one, two] = [item({ externalId: 'm1' }), item({ externalId: 'm2' })];
    const first = await deliver('whatsapp', saying(two));
    expect(await deliver('whatsapp', saying(one, two, one))).toMatchObject({ result: 'joined', caseId: first.caseId });
    expect(await deliver('whatsapp', saying(one))).toMatchObject({ result: 'noted', reason: 'received-before' });
    expect((await load(first)).messages.map(({ externalId }) => externalId).sort()).toEqual(['m1', 'm2']);
    expect(cases()).toBe(1);
  });

  it('Messages that all arrive at once are one case, with one record of each delivery', async () => {
    const { put, deps, deliveries, cases, load } = inboundFixture();
    const same = saying(item({ externalId: 'm1' }));
    const stored = [put('whatsapp', same), put('whatsapp', same), put('whatsapp', saying(item({ externalId: 'm2' })))];
    await Promise.all([...stored, ...stored].map((delivery) => receiveDelivery(delivery, deps)));
    const found = await deliveries('whatsapp');
    expect(found.map(({ result }) => result).sort()).toEqual(['joined', 'noted', 'opened']);
    expect(cases()).toBe(1);
    expect((await load(found[0] ?? {})).messages).toHaveLength(2);
  });

  it('Work that broke off in the middle of a delivery goes on where it stopped', async () => {
    const { put, deps, deliveries, cases } = inboundFixture();
    const [ana, next] = [item(), item(luis)];
    const stored = put('whatsapp', saying(ana, next));
    let opened = 0;
    const dying = {
      ...deps.cases,
      open: (...args: Parameters<typeof deps.cases.open>) =>
        ++opened > 1 ? Promise.reject(new Error('killed')) : deps.cases.open(...args),
    };
    await expect(receiveDelivery(stored, { ...deps, cases: dying })).rejects.toThrow('killed');
    expect(await deliveries()).toEqual([]);
    await receiveDelivery(stored, deps);
    expect(await deliveries()).toMatchObject([{ result: 'opened' }]);
    expect(cases()).toBe(2);
  });
});

describe('a delivery of many', () => {
  it('A delivery of many items is listed once, by the first case, with what was ignored', async () => {
    const { deliver, deliveries, cases } = inboundFixture();
    const ignored = [{ reason: 'unsupported:poll' }, { reason: 'unsupported:poll' }];
    const delivery = await deliver('whatsapp', { items: [item(), item(luis)], ignored });
    expect(delivery).toMatchObject({ result: 'opened', reason: 'unsupported:poll' });
    expect(await deliveries()).toHaveLength(1);
    expect(cases()).toBe(2);
  });

  it.each([
    ['noted', [{ reason: 'unsupported:typing' }, { reason: 'echo' }], 'unsupported:typing, echo'],
    ['noted', [], 'nothing-in-it'],
    ['unreadable', [{ reason: 'not-json' }], 'not-json'],
    ['noted', [{ reason: 'unsupported:Ana <ana@x.es>' }], 'unsupported:Ana _ana_x.es_'],
  ])('A delivery of nothing is %s with its reasons', async (result, ignored, reason) => {
    const { deliver } = inboundFixture();
    // An empty list of reasons is nothing that was left aside.
    const items = ignored.length === 0 ? [item({ text: '' })] : [];
    const expected = ignored.length === 0 ? 'empty' : reason;
    expect(await deliver('telegram', { items, ignored })).toMatchObject({ result, reason: expected });
  });

  it('A delivery that cannot be read is listed all the same', async () => {
    const { deliver, put, deps, inbox, deliveries, clock } = inboundFixture();
    expect(await deliver('telegram', Buffer.from('{'))).toMatchObject({ result: 'unreadable' });
    clock.pass('PT1M');
    const gone = put('telegram', saying(item()));
    inbox.objects.clear();
    await receiveDelivery(gone, deps);
    expect(await deliveries()).toMatchObject([{ reason: 'gone' }, { reason: 'unreadable' }]);
  });

  it('What a proved platform delivered and nobody could read waits for a person, who has it whole', async () => {
    const { deliver, deps } = inboundFixture();
    await deliver('telegram', saying(item()));
    await deliver('telegram', Buffer.from('{"half":'));
    const user = { id: 'sofia', groups: ['supervisor'], language: 'es' } as const;
    const evidence = { keep: async () => undefined, link: async () => ({ unreadable: 'gone' as const }) };
    const desk = { ...deps, deployed: deps.policy, trackingUrl: async () => '', mailDomain: 'example.com', evidence };
    const { deliveries } = await setAsideList({ reader: { ...user, groups: ['supervisor'] } }, desk);
    expect(deliveries).toMatchObject([{ channel: 'telegram', result: 'unreadable', canOpen: false }]);
    const read = (id: string) => readOriginal({ id, user: { ...user, groups: ['supervisor'] } }, desk);
    const { bytes = new Uint8Array() } = await read(deliveries[0]?.id ?? '');
    expect(Buffer.from(bytes).toString()).toBe('{"half":');
    const [other] = (await listDeliveries(deps.table, { limit: 9, now: deps.clock.now() })).filter(
      ({ result }) => result === 'opened',
    );
    await expect(read(other?.id ?? '')).rejects.toMatchObject({ code: 'no-such-delivery' });
  });
});
