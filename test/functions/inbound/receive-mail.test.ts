import { describe, expect, it } from 'vitest';
import { effectsOf } from '#cases/store/outbox.ts';
import { originalId } from '#domain/messages/attachments.ts';
import { splitMessageText } from '#domain/messages/compose.ts';
import { receiveMail } from '#functions/inbound/receive-mail.ts';
import { MONDAY, threadKey } from '#test/support/case-fixture.ts';
import { fixture, letter } from '../../channels/email/letters.ts';

import { mailFixture } from './mail-fixture.ts';

describe('a mail of a person', () => {
  it('A mail of a person opens a case with its text, its sender, its place in the thread and its original', async () => {
    const { deliver, load, table } = mailFixture();
    const delivery = await deliver(letter(), 'inbound/first');
    expect(delivery).toMatchObject({ channel: 'email', receivedAt: MONDAY, result: 'opened' });

    const file = await load(delivery);
    expect(file.head).toMatchObject({ channel: 'email', status: 'received', language: 'unknown', cycle: 1 });
    expect(file.complainant).toMatchObject({ name: 'Ana Pérez', email: 'ana@example.com' });
    const [message] = file.messages;
    expect(message).toMatchObject({ direction: 'in', channel: 'email', externalId: '<1@example.com>' });
    expect(splitMessageText(file.texts.get(message?.textId ?? '') ?? '')).toEqual({
      subject: 'Fuga de agua',
      body: 'La caldera pierde agua.',
    });
    expect(JSON.parse(file.texts.get(originalId(message?.messageId ?? '')) ?? '')).toEqual({
      original: 'inbound/first',
      attachments: [],
    });
    expect(await table.get(threadKey('<1@example.com>'))).toMatchObject({ caseId: file.head.caseId });
    const stored = table.all().filter(({ sk }) => sk.startsWith('OUTBOX#'));
    const effects = stored.flatMap(effectsOf).filter(({ effect }) => effect !== 'timers');
    expect(effects).toMatchObject([{ effect: 'start', input: { caseId: file.head.caseId, cycle: 1 } }]);
  });

  it('A mail of a person leaves personal data and texts in their own items only', async () => {
    const { deliver, table } = mailFixture();
    await deliver(letter());
    const others = table
      .all()
      .filter(({ pk, sk }) => sk !== 'PERSON' && !sk.startsWith('TEXT#') && !pk.startsWith('POLICY#'));
    expect(JSON.stringify(others)).not.toMatch(/ana@|\bAna\b|caldera|\bFuga\b/);
  });

  it('No more of a mail is read than the policy allows; the original has the rest', async () => {
    const { deliver, load, deps } = mailFixture();
    const { messages, texts } = await load(await deliver(letter({}, 'a'.repeat(50_000))));
    const { body } = splitMessageText(texts.get(messages[0]?.textId ?? '') ?? '');
    expect(body).toHaveLength(deps.policy.limits.textCharacters);
  });

  it('The subject of a mail counts as the complaint where there is nothing else', async () => {
    const { deliver, load } = mailFixture();
    const { messages, texts } = await load(await deliver(letter({ Subject: 'La caldera no enciende' }, '')));
    expect(texts.get(messages[0]?.textId ?? '')).toBe('La caldera no enciende\n\nLa caldera no enciende');
  });
});

describe('a mail that comes again', () => {
  it('A mail that the queue delivers twice changes nothing the second time', async () => {
    const { deliver, table } = mailFixture();
    await deliver(letter(), 'inbound/same');
    const before = table.all();
    await deliver(letter(), 'inbound/same');
    expect(table.all()).toEqual(before);
  });

  it('A mail is one complaint when the same message is delivered as two objects', async () => {
    const { deliver, cases } = mailFixture();
    const first = await deliver(letter());
    const second = await deliver(letter({ Received: ['from elsewhere', 'from mx'] }));
    expect(second).toMatchObject({ result: 'noted', reason: 'received-before', caseId: first.caseId });
    expect(cases()).toBe(1);
  });

  it('A mail is known by its bytes where it has no Message-ID', async () => {
    const { deliver, cases } = mailFixture();
    const anonymous = { 'Message-ID': undefined };
    await deliver(letter(anonymous));
    expect(await deliver(letter(anonymous))).toMatchObject({ result: 'noted', reason: 'received-before' });
    expect(await deliver(letter(anonymous, 'Otra cosa.'))).toMatchObject({ result: 'opened' });
    expect(cases()).toBe(2);
  });

  it('A mail does not hide another sender who uses the same Message-ID', async () => {
    const { deliver } = mailFixture();
    await deliver(letter());
    expect(await deliver(letter({ From: 'luis@example.com' }))).toMatchObject({ result: 'opened' });
  });

  it('A mail makes one case and one record of each delivery when all arrive at once', async () => {
    const { put, deps, deliveries, cases } = mailFixture();
    const stored = [...Array(3)].flatMap(() => {
      const one = put(letter());
      return [one, one];
    });
    await Promise.all(stored.map((mail) => receiveMail(mail, deps)));
    expect((await deliveries()).map(({ result }) => result).sort()).toEqual(['noted', 'noted', 'opened']);
    expect(cases()).toBe(1);
  });
});

describe('a mail that is nested to do harm', () => {
  it('A mail that no parser reads opens a case with what could be read, and its original is kept', async () => {
    const { deliver, load } = mailFixture();
    const delivery = await deliver(nestedMail());
    expect(delivery).toMatchObject({ result: 'opened', reason: 'over-limit:malformed' });
    const { texts } = await load(delivery);
    expect(texts.get(delivery.id)).toContain('hay que abrir el original');
  });
});

describe('a mail that nobody wrote to us', () => {
  it.each([
    ['an automatic reply', fixture('auto-reply.eml'), { result: 'noted', reason: 'auto-reply' }],
    ['a bounce', fixture('bounce.eml'), { result: 'noted', reason: 'bounce' }],
    ['our own mail', letter({ From: 'atencion@lumbre.example' }), { result: 'noted', reason: 'own-mail' }],
    ['spam', letter({ 'X-SES-Spam-Verdict': 'FAIL' }), { result: 'refused', reason: 'spam' }],
    ['a virus', letter({ 'X-SES-Virus-Verdict': 'FAIL' }), { result: 'refused', reason: 'virus' }],
    ['a mail without sender', letter({ From: undefined }), { result: 'unreadable', reason: 'no-sender' }],
    [
      'a mail that is too large',
      Buffer.alloc(11 * 1024 * 1024, 'a'),
      { result: 'unreadable', reason: 'over-limit:bytes' },
    ],
  ])(
    'A mail that is no complaint is kept and listed, opens nothing and is not answered: %s',
    async (_, bytes, { result, reason }) => {
      const { deliver, table } = mailFixture();
      expect(await deliver(bytes)).toMatchObject({ channel: 'email', result, reason });
      const stored = table.all().filter(({ pk }) => !pk.startsWith('SETASIDE#'));
      expect(stored).toHaveLength(1);
      expect(stored[0]).toMatchObject({ original: 'inbound/mail-1' });
    },
  );

  it('The notice that SES leaves in a new bucket is known', async () => {
    const { deliver } = mailFixture();
    const setup = letter({ From: 'no-reply@ses.example' });
    expect(await deliver(setup, 'inbound/AMAZON_SES_SETUP_NOTIFICATION')).toMatchObject({
      result: 'noted',
      reason: 'setup',
    });
  });

  it('A mail that is gone is said to be gone', async () => {
    const { deps, deliveries } = mailFixture();
    await receiveMail({ key: 'inbound/nothing', receivedAt: MONDAY }, deps);
    expect(await deliveries()).toMatchObject([{ result: 'unreadable', reason: 'gone' }]);
  });
});

function nestedMail(): Buffer {
  const parts = Array.from({ length: 300 }, (_, n) => `--${n}\nContent-Type: multipart/mixed; boundary=${n + 1}\n`);
  return letter({ 'Content-Type': 'multipart/mixed; boundary=0' }, parts.join('\n'));
}
