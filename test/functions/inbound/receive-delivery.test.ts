import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { eventsOf } from '#domain/case/events.ts';
import { firstBreak } from '#domain/case/history.ts';
import { originalId } from '#domain/messages/attachments.ts';
import { splitMessageText } from '#domain/messages/compose.ts';
import { threadHash } from '#domain/messages/threads.ts';
import { receiveDelivery } from '#functions/inbound/receive-delivery.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { post } from '../complaints/complaints-api.ts';
import { inboundFixture, item, luis, saying } from './inbound-fixture.ts';

const bodyOf = (text: string | undefined) => splitMessageText(text ?? '').body;

describe('a message of a platform', () => {
  it('opens a case with its words, its author and its original', async () => {
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
    expect(bodyOf(file.texts.get(message?.textId ?? ''))).toBe('La caldera pierde agua.');
    expect(JSON.parse(file.texts.get(originalId(delivery.id)) ?? '')).toEqual({
      original: `inbound/channels/whatsapp/2026-11-23/${delivery.id}`,
      attachments,
    });
    const effects = table.all().filter(({ sk, effect }) => sk.startsWith('OUTBOX#') && effect !== 'timers');
    expect(effects).toMatchObject([{ effect: 'start' }, { effect: 'fetch-attachment', channel: 'whatsapp', index: 0 }]);
  });

  it('keeps personal data and words in their own items only', async () => {
    const { deliver, table } = inboundFixture();
    await deliver('whatsapp', saying(item()));
    await deliver('whatsapp', saying(item({ text: 'Sigue igual, soy Ana' })));
    const others = table.all().filter(({ sk }) => sk !== 'PERSON' && !sk.startsWith('TEXT#'));
    expect(JSON.stringify(others)).not.toMatch(/600111222|Ana|caldera|Sigue/);
  });

  it('without words opens a case all the same: somebody has to listen to a voice note', async () => {
    const { deliver, load } = inboundFixture();
    const voice = item({ text: '', attachments: [{ id: 'voice-1', type: 'audio/ogg' }] });
    const { messages, texts } = await load(await deliver('whatsapp', saying(voice)));
    expect(bodyOf(texts.get(messages[0]?.textId ?? ''))).toBe('');
    expect(await deliver('whatsapp', saying(item({ text: ' ' })))).toMatchObject({ result: 'noted', reason: 'empty' });
  });

  it('knows the order it is about', async () => {
    const { deliver, load } = inboundFixture();
    const { head } = await load(await deliver('sms', saying(item({ text: 'Mi pedido L-20417 no llega' }))));
    expect(head.orderRef).toBe('L-20417');
  });

  it('remembers where all can read what is answered', async () => {
    const { deliver, load } = inboundFixture();
    const comment = item({ threadId: 'public:77:9', author: { id: '9', handle: 'ana' }, public: true });
    const { complainant } = await load(await deliver('facebook', saying(comment)));
    expect(complainant).toMatchObject({ name: 'ana', handles: [{ channel: 'facebook', id: '9', public: true }] });
  });

  it.each([
    ['a time in the future', '2030-01-01T00:00:00.000Z'],
    ['a time long ago', '1970-01-01T00:00:00.000Z'],
  ])('with %s counts from when it came', async (_, at) => {
    const { deliver, load } = inboundFixture();
    expect((await load(await deliver('sms', saying(item({ at }))))).messages).toMatchObject([{ at: MONDAY }]);
  });

  it('of somebody whose name or address is none is kept without', async () => {
    const { deliver, load } = inboundFixture();
    const author = { id: '1', name: 'a\nb\u0000', email: 'x@y\r\nbcc: z@w', phone: 'DROP' };
    expect((await load(await deliver('chat', saying(item({ author }))))).complainant).toEqual(
      expect.not.objectContaining({ email: expect.anything(), phone: expect.anything() }),
    );
  });
});

describe('one matter', () => {
  it('is one case: the conversation goes on in it, and the owner is told', async () => {
    const { deliver, load, table, cases, clock } = inboundFixture();
    const first = await deliver('whatsapp', saying(item()));
    await table.write([{ update: keys.head(first.caseId ?? ''), set: { owner: 'lucia' } }]);
    clock.pass('P10D');
    const second = await deliver('whatsapp', saying(item({ text: 'Sigue goteando.' })));
    expect(second).toMatchObject({ result: 'joined', caseId: first.caseId });
    const { events, messages, complainant } = await load(first);
    expect(events.at(-1)).toMatchObject({
      type: 'message-received',
      data: { channel: 'whatsapp', reason: 'same-conversation' },
    });
    expect(firstBreak(events)).toBeUndefined();
    expect(messages.find(({ template }) => template === 'staff-message')).toMatchObject({ to: 'lucia' });
    expect(complainant.handles).toMatchObject([{ lastHeardAt: clock.now() }]);
    expect(cases()).toBe(1);
  });

  it('is one case over two channels: same phone number, same order', async () => {
    const { web, deliver, load, cases } = inboundFixture();
    const { body } = await post(web, { text: 'Roto', orderRef: 'L-20417', customer: { phone: '+34 600 111 222' } });
    const joined = await deliver('whatsapp', saying(item({ text: 'Del pedido L20417: ¿cuándo vienen?' })));
    expect(joined).toMatchObject({ result: 'joined', caseId: body.caseId });
    expect((await load(joined)).events.at(-1)?.data).toMatchObject({ reason: 'same-order' });
    expect((await load(joined)).complainant.handles).toMatchObject([{ channel: 'whatsapp' }]);
    expect(await deliver('sms', saying(item({ text: 'Pedido L-20417, por favor' })))).toMatchObject({
      result: 'joined',
    });
    expect(cases()).toBe(1);
  });

  it('is one case for the same person under two ids of the platform', async () => {
    const { deliver, cases } = inboundFixture();
    const both = { id: '34600111222', alias: 'ES.77', phone: '+34600111222' };
    const first = await deliver('whatsapp', saying(item({ author: both })));
    const hidden = item({ author: { id: 'ES.77' }, threadId: 'ES.77' });
    expect(await deliver('whatsapp', saying(hidden))).toMatchObject({ result: 'joined', caseId: first.caseId });
    const moved = { id: 'ES.77', alias: '34611000000' };
    const told = await deliver('whatsapp', saying(item({ kind: 'other', author: moved, threadId: 'ES.77' })));
    expect(told).toMatchObject({ result: 'noted', reason: 'known-as-well', caseId: first.caseId });
    const anew = item({ author: { id: '34611000000' }, threadId: '34611000000' });
    expect(await deliver('whatsapp', saying(anew))).toMatchObject({ result: 'joined', caseId: first.caseId });
    expect(cases()).toBe(1);
  });

  it('goes on in the case that a merged one lives on in', async () => {
    const { deliver, table } = inboundFixture();
    const merged = await deliver('whatsapp', saying(item()));
    const into = await deliver('whatsapp', saying(item(luis)));
    await table.write([{ update: keys.head(merged.caseId ?? ''), set: { mergedInto: into.caseId } }]);
    expect(await deliver('whatsapp', saying(item()))).toMatchObject({ result: 'joined', caseId: into.caseId });
  });

  it('is another one after 72 hours of silence, in another thread', async () => {
    const { deliver, clock, cases } = inboundFixture();
    await deliver('x', saying(item({ threadId: 'public:1:9' })));
    clock.pass('PT71H');
    expect(await deliver('x', saying(item({ threadId: 'public:2:9' })))).toMatchObject({ result: 'joined' });
    clock.pass('PT73H');
    expect(await deliver('x', saying(item({ threadId: 'public:3:9' })))).toMatchObject({ result: 'opened' });
    expect(cases()).toBe(2);
  });
});

describe('a stranger', () => {
  it('who quotes the reference, the order and the thread of a case lands in a case of their own', async () => {
    const { deliver, load } = inboundFixture();
    const first = await deliver('facebook', saying(item({ threadId: 'public:1', text: 'Pedido L-20417 roto' })));
    const { head } = await load(first);
    const text = `Soy yo: ${head.reference}, pedido L-20417`;
    const stranger = await deliver('facebook', saying(item({ ...luis, threadId: 'public:1', text })));
    expect(stranger.result).toBe('opened');
    expect(stranger.caseId).not.toBe(first.caseId);
    expect((await load(stranger)).head).not.toHaveProperty('linkedTo');
    expect((await load(first)).messages).toHaveLength(1);
  });

  it('who answers a message of ours in public does so as well', async () => {
    const { deliver, table } = inboundFixture();
    const first = await deliver('x', saying(item({ threadId: 'public:1:9' })));
    await table.write([{ put: { ...keys.thread(threadHash('x', 'our-post')), caseId: first.caseId } }]);
    const answer = await deliver('x', saying(item({ ...luis, threadId: 'our-post' })));
    expect(answer.result).toBe('opened');
  });
});

describe('a closed case', () => {
  const closed = async () => {
    const fixture = inboundFixture();
    const first = await fixture.deliver('whatsapp', saying(item()));
    await fixture.table.write([
      { update: keys.head(first.caseId ?? ''), set: { owner: 'lucia', status: 'closed', closedAt: MONDAY } },
    ]);
    return { ...fixture, first };
  };

  it('keeps thanks and is not reopened; nobody is called for them', async () => {
    const { deliver, load, first, clock } = await closed();
    clock.pass('PT1M');
    expect(await deliver('whatsapp', saying(item({ text: '¡Muchas gracias!' })))).toMatchObject({
      result: 'noted',
      reason: 'thanks',
      caseId: first.caseId,
    });
    const { head, messages } = await load(first);
    expect(head).toMatchObject({ status: 'closed', cycle: 1 });
    expect(messages.map(({ status }) => status)).toEqual(['received', 'noted']);
  });

  it('is followed by a new one that is linked to it', async () => {
    const { deliver, load, first } = await closed();
    const second = await deliver('whatsapp', saying(item({ text: 'Ha vuelto a fallar.' })));
    expect(second.result).toBe('opened');
    const { head, events } = await load(second);
    expect(head.linkedTo).toBe(first.caseId);
    expect(events[0]?.data).toMatchObject({ linkedTo: first.caseId });
    const third = await deliver('whatsapp', saying(item({ text: 'Y otra cosa.' })));
    expect(third).toMatchObject({ result: 'joined', caseId: second.caseId });
  });
});

describe('what comes again', () => {
  it('changes nothing when the queue delivers the same object twice', async () => {
    const { put, deps, table } = inboundFixture();
    const stored = put('telegram', saying(item()));
    await receiveDelivery(stored, deps);
    const before = table.all();
    await receiveDelivery(stored, deps);
    expect(table.all()).toEqual(before);
  });

  it('is one message, whichever delivery brings it and in whatever order', async () => {
    const { deliver, cases, load } = inboundFixture();
    const [one, two] = [item({ externalId: 'm1' }), item({ externalId: 'm2' })];
    const first = await deliver('whatsapp', saying(two));
    expect(await deliver('whatsapp', saying(one, two, one))).toMatchObject({ result: 'joined', caseId: first.caseId });
    expect(await deliver('whatsapp', saying(one))).toMatchObject({ result: 'noted', reason: 'received-before' });
    expect((await load(first)).messages.map(({ externalId }) => externalId).sort()).toEqual(['m1', 'm2']);
    expect(cases()).toBe(1);
  });

  it('is one case and one record each when everything arrives at once', async () => {
    const { put, deps, deliveries, cases, load } = inboundFixture();
    const same = saying(item({ externalId: 'm1' }));
    const stored = [put('whatsapp', same), put('whatsapp', same), put('whatsapp', saying(item({ externalId: 'm2' })))];
    await Promise.all([...stored, ...stored].map((delivery) => receiveDelivery(delivery, deps)));
    const found = await deliveries('whatsapp');
    expect(found.map(({ result }) => result).sort()).toEqual(['joined', 'noted', 'opened']);
    expect(cases()).toBe(1);
    expect((await load(found[0] ?? {})).messages).toHaveLength(2);
  });

  it('goes on where it stopped when the work broke off in the middle of a delivery', async () => {
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
  it('is listed once, by the first case, with what was left aside', async () => {
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
  ])('of nothing is %s with its reasons', async (result, ignored, reason) => {
    const { deliver } = inboundFixture();
    // An empty list of reasons is nothing that was left aside.
    const items = ignored.length === 0 ? [item({ text: '' })] : [];
    const expected = ignored.length === 0 ? 'empty' : reason;
    expect(await deliver('telegram', { items, ignored })).toMatchObject({ result, reason: expected });
  });

  it('that cannot be read is listed all the same', async () => {
    const { deliver, put, deps, inbox, deliveries, clock } = inboundFixture();
    expect(await deliver('telegram', Buffer.from('{'))).toMatchObject({ result: 'unreadable' });
    clock.pass('PT1M');
    const gone = put('telegram', saying(item()));
    inbox.objects.clear();
    await receiveDelivery(gone, deps);
    expect(await deliveries()).toMatchObject([{ reason: 'gone' }, { reason: 'unreadable' }]);
  });
});

describe('what is done to a message', () => {
  const talk = async () => {
    const fixture = inboundFixture();
    const first = await fixture.deliver('telegram', saying(item({ externalId: 'm1' })));
    await fixture.table.write([{ update: keys.head(first.caseId ?? ''), set: { owner: 'lucia' } }]);
    return { ...fixture, first };
  };

  it.each([
    ['edit', 'message-edited', 'La caldera pierde gas.'],
    ['deletion', 'message-deleted', ''],
    ['reaction', 'message-reacted-to', '😡'],
  ] as const)('%s is kept beside it', async (kind, type, text) => {
    const { deliver, load, first } = await talk();
    const change = item({ kind, externalId: 'm1', text });
    const delivery = await deliver('telegram', saying(change));
    expect(delivery).toMatchObject({ result: 'noted', reason: kind, caseId: first.caseId });
    const { events, texts, messages } = await load(first);
    const last = events.at(-1);
    expect(last).toMatchObject({ type, data: { channel: 'telegram', messageId: first.id } });
    expect(JSON.stringify(last)).not.toContain('gas');
    if (text)
      expect(
        bodyOf(texts.get(eventsOf(events, 'message-edited', 'message-reacted-to').at(-1)?.data.textId ?? '')),
      ).toBe(text);
    expect(bodyOf(texts.get(first.id))).toBe('La caldera pierde agua.');
    expect(messages.some(({ template }) => template === 'staff-message')).toBe(kind === 'edit');
  });

  it('of which nothing is known is noted', async () => {
    const { deliver } = inboundFixture();
    expect(await deliver('telegram', saying(item({ kind: 'edit' })))).toMatchObject({
      result: 'noted',
      reason: 'edit-of-unknown',
    });
  });
});

describe('what becomes of our own messages', () => {
  const answered = async () => {
    const fixture = inboundFixture();
    const first = await fixture.deliver('whatsapp', saying(item()));
    const caseId = first.caseId ?? '';
    const ours = {
      messageId: 'answer',
      direction: 'out',
      audience: 'customer',
      channel: 'whatsapp',
      at: MONDAY,
      sentAt: MONDAY,
      template: 'acknowledgment',
      textId: 'answer',
      status: 'sent',
      externalId: 'wamid.ours',
    };
    await fixture.table.write([
      { update: keys.head(caseId), set: { owner: 'lucia' } },
      { put: { ...keys.message(caseId, 'answer'), ...ours } },
      { put: { ...keys.thread(threadHash('whatsapp', 'wamid.ours')), caseId, messageId: 'answer' } },
    ]);
    const told = (text: string, over = {}) =>
      fixture.deliver('whatsapp', saying(item({ kind: 'status', externalId: 'wamid.ours', text, ...over })));
    const message = async () => (await fixture.load(first)).messages.find(({ messageId }) => messageId === 'answer');
    return { ...fixture, first, told, message };
  };

  it('is told in any order, and only forward', async () => {
    const { told, message, first, load } = await answered();
    const { length } = (await load(first)).events;
    await told('delivered');
    expect(await message()).toMatchObject({ status: 'delivered' });
    await told('read');
    await told('sent');
    await told('telepathy');
    expect(await message()).toMatchObject({ status: 'read' });
    expect((await load(first)).events).toHaveLength(length);
  });

  it('is told up to a time where the platform names no message', async () => {
    const { told, message } = await answered();
    await told('read', { externalId: 'watermark:1', at: '2026-11-23T08:59:59.000Z' });
    expect(await message()).toMatchObject({ status: 'sent' });
    await told('read', { externalId: 'watermark:2', at: MONDAY });
    expect(await message()).toMatchObject({ status: 'read' });
  });

  it('is told to the owner where it failed, once', async () => {
    const { told, message, load, first } = await answered();
    expect(await told('failed:131047')).toMatchObject({ result: 'noted', reason: 'status', caseId: first.caseId });
    await told('failed:131047', { at: '2026-11-23T08:59:30.000Z' });
    const { events, messages } = await load(first);
    expect(events.filter(({ type }) => type === 'message-failed')).toMatchObject([
      { data: { messageId: 'answer', failure: 'failed:131047', told: 'lucia' } },
    ]);
    expect(messages.filter(({ template }) => template === 'staff-undelivered')).toHaveLength(1);
    expect((await message())?.status).not.toBe('sent');
  });

  it('is noted where the message is none of ours', async () => {
    const { deliver } = inboundFixture();
    expect(await deliver('whatsapp', saying(item({ kind: 'status', text: 'read' })))).toMatchObject({
      result: 'noted',
      reason: 'status-of-unknown',
    });
  });
});
