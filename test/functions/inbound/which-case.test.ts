import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { firstBreak } from '#domain/case/history.ts';
import { threadHash } from '#domain/messages/threads.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { post } from '../complaints/complaints-api.ts';
import { inboundFixture, item, luis, saying } from './inbound-fixture.ts';

describe('one matter', () => {
  it('One matter is one case: the conversation goes on in it, and the owner is notified', async () => {
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

  it('One matter is one case over two channels: same proved phone number, same order', async () => {
    const { web, deliver, load, cases, prove } = inboundFixture();
    const { body } = await post(web, { text: 'Roto', orderRef: 'L-20417', customer: { phone: '+34 600 111 222' } });
    await prove(body, 'phone');
    const joined = await deliver('whatsapp', saying(item({ text: 'Del pedido L20417: ¿cuándo vienen?' })));
    expect(joined).toMatchObject({ result: 'joined', caseId: body.caseId });
    const received = (await load(joined)).events.findLast(({ type }) => type === 'message-received');
    expect(received?.data).toMatchObject({ reason: 'same-order' });
    expect((await load(joined)).complainant.handles).toMatchObject([{ channel: 'whatsapp' }]);
    expect(await deliver('sms', saying(item({ text: 'Pedido L-20417, por favor' })))).toMatchObject({
      result: 'joined',
    });
    expect(cases()).toBe(1);
  });

  it('Who writes from the number that a case only claims joins it by quoting its reference, and by nothing else', async () => {
    const { web, deliver, load, cases } = inboundFixture();
    const customer = { phone: '+34 600 111 222', email: 'otra@example.com' };
    const { body } = await post(web, { text: 'Roto', orderRef: 'L-20417', customer });
    expect(await deliver('whatsapp', saying(item({ text: 'Del pedido L-20417: ¿cuándo vienen?' })))).toMatchObject({
      result: 'opened',
    });
    const text = `Mi referencia es ${body.reference}.`;
    const { author, threadId = '' } = luis;
    expect(await deliver('whatsapp', saying(item({ author, threadId, text })))).toMatchObject({ result: 'opened' });
    const quoted = await deliver('sms', saying(item({ text })));
    expect(quoted).toMatchObject({ result: 'joined', caseId: body.caseId });
    const proved = (await load(quoted)).events.filter(({ type }) => type === 'identity-proved');
    expect(proved.map(({ data }) => data)).toContainEqual({ identity: 'phone', how: 'platform-sender' });
    expect(cases()).toBe(3);
  });

  it('One matter is one case for the same person under two ids of the platform', async () => {
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

  it('One matter goes on in the case that its own was merged into', async () => {
    const { deliver, table } = inboundFixture();
    const merged = await deliver('whatsapp', saying(item()));
    const into = await deliver('whatsapp', saying(item(luis)));
    await table.write([{ update: keys.head(merged.caseId ?? ''), set: { mergedInto: into.caseId } }]);
    expect(await deliver('whatsapp', saying(item()))).toMatchObject({ result: 'joined', caseId: into.caseId });
  });

  it('One matter goes on in the case that several of the person were merged into', async () => {
    const { deliver, table, clock } = inboundFixture();
    const into = await deliver('whatsapp', saying(item(luis)));
    for (const threadId of ['public:1:9', 'public:2:9']) {
      const { caseId = '' } = await deliver('x', saying(item({ threadId })));
      await table.write([{ update: keys.head(caseId), set: { mergedInto: into.caseId } }]);
      clock.pass('PT80H');
    }
    const threadId = 'public:2:9';
    expect(await deliver('x', saying(item({ threadId })))).toMatchObject({ result: 'joined', caseId: into.caseId });
  });

  it('A message is another matter after 72 hours of silence, in another thread', async () => {
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
  it('A stranger who quotes the reference, the order and the thread of a case lands in a case of their own', async () => {
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

  it('A stranger who answers a message of ours in public lands in a case of their own', async () => {
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

  it('A closed case keeps thanks and is not reopened; nobody is called for them', async () => {
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

  it('A closed case is followed by a new one that is linked to it', async () => {
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
