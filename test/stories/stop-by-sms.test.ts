import { describe, expect, it } from 'vitest';
import type { Sender } from '#channels/contract.ts';
import { eventsOf } from '#domain/case/events.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { replies } from '#test/support/replies.ts';

const NUMBER = '+34600111222';
const TEXT = 'El paquete llegó una semana tarde y nadie me avisó.';
const author = { id: NUMBER, phone: NUMBER };

/** A company that is set up for SMS; what left by it, and a customer who writes from the number. */
const withSms = () => {
  const amends = inMemoryAmends();
  const texts: string[] = [];
  const send: Sender = async ({ to, text }) => ({ externalId: `SM${texts.push(`${to} ${text}`)}` });
  Object.assign(amends.deps.outbound, { sms: { send } });
  Object.assign(amends.deps, { settingsOf: async () => ({}) });
  const writes = replies(amends);
  const say = (text: string, optOut?: 'stop' | 'start') =>
    writes.by('sms', { text, author, threadId: NUMBER, ...(optOut && { optOut }) });
  /** A complaint whose number somebody of ours corrected: what a form says is not texted. */
  const complains = async (customer: Record<string, string> = {}) => {
    const body = { text: TEXT, customer: { ...customer, phone: '600 11 12 00' }, preferredChannel: 'sms' };
    const story = await cast(amends, body);
    const user = staff(String((await story.head()).owner));
    await amends.call('POST', `/desk/cases/${story.caseId}/contact-data`, { user, body: { phone: NUMBER } });
    return story;
  };
  const cases = () => amends.memory.all().filter(({ sk }) => sk === 'CASE').length;
  return { amends, texts, say, cases, complains };
};

const findings = { cause: 'third-party', facts: 'Comprobado.', questions: [] };

describe('STOP by SMS', () => {
  it('Nothing goes by SMS any more, what the law demands goes by mail, the owner is told, and no case is opened', async () => {
    const { amends, texts, say, cases, complains } = withSms();
    const customer = { name: 'Rosa', email: 'rosa@correo.example' };
    const story = await complains(customer);
    const before = texts.length;
    expect(before).toBeGreaterThan(0);
    await say('STOP', 'stop');
    expect(cases()).toBe(1);

    await story.complete('examine', findings);
    expect((await story.file()).offers).toMatchObject([{ status: 'open' }]);
    expect(texts).toHaveLength(before);
    const { messages, events, head, complainant, texts: words } = await story.file();
    expect(messages.find(({ template }) => template === 'offer')).toMatchObject({ channel: 'email', status: 'sent' });
    expect(amends.mails.some(({ to, body }) => to === customer.email && body.includes('/t/'))).toBe(true);
    expect(complainant.stopped).toMatchObject([{ channel: 'sms', address: NUMBER }]);
    const [stopped] = eventsOf(events, 'sending-stopped');
    expect(stopped).toMatchObject({
      actor: { kind: 'customer' },
      data: { channel: 'sms', next: 'email', told: head.owner },
    });
    expect(words.get(stopped?.data.textId ?? '')).toContain('STOP');
    const notice = messages.find(({ messageId }) => messageId === `opt-out-${stopped?.data.textId}`);
    expect(notice).toMatchObject({ audience: 'staff', to: head.owner });
    expect(words.get(notice?.textId ?? '')).toMatch(/no le escribamos más por SMS.*por correo/s);
    expect(await story.open('deliver')).toEqual([]);
    const shown = await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff('sofia') });
    expect(shown.body['stopped']).toEqual([{ channel: 'sms', since: expect.any(String) }]);
    expect(shown.body['reach']).toMatchObject([{ channel: 'email' }]);
  });

  it('Where no other way is left a person brings what the customer must hear', async () => {
    const { texts, say, cases, complains } = withSms();
    const story = await complains();
    await say('Alto', 'stop');
    const before = texts.length;
    await story.complete('examine', findings);
    expect(texts).toHaveLength(before);
    expect(await story.open('deliver')).toMatchObject([{ subject: 'offer-1-1' }]);
    const { messages, texts: words } = await story.file();
    const notice = messages.find(({ messageId }) => messageId.startsWith('opt-out-'));
    expect(words.get(notice?.textId ?? '')).toContain('se lo tiene que dar una persona');
    expect(cases()).toBe(1);
  });

  it('It holds for a case that comes later too, whoever files it with the number', async () => {
    const { texts, say, cases, complains } = withSms();
    await say('STOP', 'stop');
    expect(cases()).toBe(0);
    const story = await complains({ email: 'rosa@correo.example' });
    expect(texts).toEqual([]);
    const { messages, complainant } = await story.file();
    expect(messages.find(({ template }) => template?.startsWith('acknowledgment'))).toMatchObject({
      channel: 'email',
      status: 'sent',
    });
    expect(complainant.stopped).toMatchObject([{ channel: 'sms', address: NUMBER }]);
  });

  it('What waits to leave by SMS when STOP comes goes by mail', async () => {
    const { amends, texts, say, complains } = withSms();
    const story = await complains({ email: 'rosa@correo.example' });
    const { owner = '' } = await story.head();
    // The provider does not take it at first.
    const { send } = (amends.deps.outbound as Record<string, { send: Sender }>)['sms'] ?? {};
    Object.assign(amends.deps.outbound, {
      sms: {
        send: async () => {
          throw new Error('down');
        },
      },
    });
    const before = texts.length;
    await amends.call('POST', `/desk/cases/${story.caseId}/messages`, {
      user: staff(owner),
      body: { text: 'Mañana sabremos más.' },
    });
    await say('STOP', 'stop');
    Object.assign(amends.deps.outbound, { sms: { send } });
    await amends.pass('2026-11-23T12:00:00.000Z');
    await sweep(amends.deps);
    expect(texts).toHaveLength(before);
    const { messages } = await story.file();
    expect(messages.find(({ template }) => template === 'customer-message')).toMatchObject({ channel: 'email' });
  });

  it('START reverses it, and is nothing where there was no STOP', async () => {
    const { amends, texts, say, cases, complains } = withSms();
    await say('START', 'start');
    expect(cases()).toBe(0);
    const story = await complains({ email: 'rosa@correo.example' });
    await say('STOP', 'stop');
    await say('START', 'start');
    const before = texts.length;
    const { owner = '' } = await story.head();
    await amends.call('POST', `/desk/cases/${story.caseId}/messages`, {
      user: staff(owner),
      body: { text: 'Mañana sabremos más.' },
    });
    await amends.sendHeld();
    expect(texts).toHaveLength(before + 1);
    const { events, complainant } = await story.file();
    expect(complainant.stopped).toBeUndefined();
    expect(eventsOf(events, 'sending-resumed')).toMatchObject([{ data: { channel: 'sms', told: owner } }]);
    expect(cases()).toBe(1);
  });

  it('What they write later by SMS is read, and answered another way', async () => {
    const { amends, texts, say } = withSms();
    await say('El paquete llegó una semana tarde.');
    const caseId =
      amends.memory
        .all()
        .find(({ sk }) => sk === 'CASE')
        ?.pk.replace('CASE#', '') ?? '';
    expect(texts).toHaveLength(1);
    await say('STOP', 'stop');
    await say('¿Cuándo me contestan?');
    const file = await amends.cases.load(caseId);
    expect(file?.messages.filter(({ direction }) => direction === 'in')).toHaveLength(2);
    expect(texts).toHaveLength(1);
  });
});
