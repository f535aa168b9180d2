import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { eventsOf } from '#domain/case/events.ts';
import { threadHash } from '#domain/messages/threads.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { inboundFixture, item, saying } from './inbound-fixture.ts';

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
  ] as const)('What is done to a message is kept beside it: %s', async (kind, type, text) => {
    const { deliver, load, first } = await talk();
    const change = item({ kind, externalId: 'm1', text });
    const delivery = await deliver('telegram', saying(change));
    expect(delivery).toMatchObject({ result: 'noted', reason: kind, caseId: first.caseId });
    const { events, texts, messages } = await load(first);
    const last = events.findLast((event) => event.type === type);
    expect(last).toMatchObject({ type, data: { channel: 'telegram', messageId: first.id } });
    expect(JSON.stringify(last)).not.toContain('gas');
    if (text)
      expect(texts.get(eventsOf(events, 'message-edited', 'message-reacted-to').at(-1)?.data.textId ?? '')).toBe(text);
    expect(texts.get(first.id)).toBe('La caldera pierde agua.');
    expect(messages.some(({ template }) => template === 'staff-message')).toBe(kind === 'edit');
    expect(messages.some(({ template }) => template === 'staff-call')).toBe(text.includes('gas'));
  });

  it('A change of a message of which nothing is known is noted', async () => {
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

  it('What becomes of our messages is reported in any order, and goes only forward', async () => {
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

  it('What becomes of our messages is reported up to a time where the platform names no message', async () => {
    const { told, message } = await answered();
    await told('read', { externalId: 'watermark:1', at: '2026-11-23T08:59:59.000Z' });
    expect(await message()).toMatchObject({ status: 'sent' });
    await told('read', { externalId: 'watermark:2', at: MONDAY });
    expect(await message()).toMatchObject({ status: 'read' });
  });

  it('A message of ours that failed is reported to its owner, once', async () => {
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

  it('What becomes of a message that is none of ours is noted', async () => {
    const { deliver } = inboundFixture();
    expect(await deliver('whatsapp', saying(item({ kind: 'status', text: 'read' })))).toMatchObject({
      result: 'noted',
      reason: 'status-of-unknown',
    });
  });
});
