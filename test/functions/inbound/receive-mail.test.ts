import { describe, expect, it } from 'vitest';
import { listDeliveries } from '#cases/store/deliveries.ts';
import { keys } from '#cases/store/keys.ts';
import { firstBreak } from '#domain/case/history.ts';
import type { Delivery } from '#domain/case/message.ts';
import { originalId } from '#domain/messages/attachments.ts';
import { splitMessageText } from '#domain/messages/compose.ts';
import type { MailDeps } from '#functions/inbound/deps.ts';
import { deliveryId, receiveMail } from '#functions/inbound/receive-mail.ts';
import type { Objects, Raw } from '#platform/aws/objects.ts';
import { MONDAY, threadKey } from '#test/support/case-fixture.ts';
import { fixture, letter, verdicts } from '../../channels/email/letters.ts';
import { complaintsFixture, post } from '../complaints/complaints-api.ts';

/** The mailbox of the demo company in memory; `deliver` is what SES, the bucket and the queue do together. */
const mailFixture = () => {
  const fixture = complaintsFixture();
  const objects = new Map<string, Buffer>();
  let delivered = 0;
  const inbox: Pick<Objects, 'read'> = {
    read: async (key, maxBytes): Promise<Raw> => {
      const bytes = objects.get(key);
      if (!bytes) return { unreadable: 'gone' };
      return bytes.byteLength > maxBytes ? { unreadable: 'too-large' } : { bytes };
    },
  };
  const deps: MailDeps = {
    ...fixture.deps,
    inbox,
    mailDomain: 'lumbre.example',
    deskUrl: 'https://api.lumbre.example/desk',
  };
  const put = (bytes: Buffer, key = `inbound/mail-${++delivered}`) => {
    objects.set(key, bytes);
    return { key, receivedAt: fixture.clock.now() };
  };
  const deliver = async (bytes: Buffer, key?: string): Promise<Delivery> => {
    const stored = put(bytes, key);
    await receiveMail(stored, deps);
    const found = (await deliveries()).find(({ id }) => id === deliveryId(stored));
    if (!found) throw new Error('The delivery is missing');
    return found;
  };
  const deliveries = () => listDeliveries(fixture.table, { channel: 'email', limit: 100, now: fixture.clock.now() });
  const load = async ({ caseId = '' }: Delivery) => {
    const file = await deps.cases.load(caseId);
    if (!file) throw new Error('The case is missing');
    return file;
  };
  const cases = () => fixture.table.all().filter(({ sk }) => sk === 'CASE').length;
  return { ...fixture, web: fixture.deps, deps, put, deliver, deliveries, load, cases };
};

describe('a mail of a person', () => {
  it('opens a case with its words, its sender, its place in the thread and its original', async () => {
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
    const effects = table.all().filter(({ sk, effect }) => sk.startsWith('OUTBOX#') && effect !== 'timers');
    expect(effects).toMatchObject([{ effect: 'start', input: { caseId: file.head.caseId, cycle: 1 } }]);
  });

  it('keeps personal data and words in their own items only', async () => {
    const { deliver, table } = mailFixture();
    await deliver(letter());
    const others = table.all().filter(({ sk }) => sk !== 'PERSON' && !sk.startsWith('TEXT#'));
    expect(JSON.stringify(others)).not.toMatch(/ana@|Ana|caldera|Fuga/);
  });

  it('reads no more than the policy allows; the original has the rest', async () => {
    const { deliver, load, deps } = mailFixture();
    const { messages, texts } = await load(await deliver(letter({}, 'a'.repeat(50_000))));
    const { body } = splitMessageText(texts.get(messages[0]?.textId ?? '') ?? '');
    expect(body).toHaveLength(deps.policy.limits.textCharacters);
  });

  it('counts a subject as the complaint where there is nothing else', async () => {
    const { deliver, load } = mailFixture();
    const { messages, texts } = await load(await deliver(letter({ Subject: 'La caldera no enciende' }, '')));
    expect(texts.get(messages[0]?.textId ?? '')).toBe('La caldera no enciende\n\nLa caldera no enciende');
  });
});

describe('a mail that comes again', () => {
  it('does nothing when the queue delivers the same object twice', async () => {
    const { deliver, table } = mailFixture();
    await deliver(letter(), 'inbound/same');
    const before = table.all();
    await deliver(letter(), 'inbound/same');
    expect(table.all()).toEqual(before);
  });

  it('is one complaint when the same message is delivered as two objects', async () => {
    const { deliver, cases } = mailFixture();
    const first = await deliver(letter());
    const second = await deliver(letter({ Received: ['from elsewhere', 'from mx'] }));
    expect(second).toMatchObject({ result: 'noted', reason: 'received-before', caseId: first.caseId });
    expect(cases()).toBe(1);
  });

  it('is known by its bytes where it has no Message-ID', async () => {
    const { deliver, cases } = mailFixture();
    const anonymous = { 'Message-ID': undefined };
    await deliver(letter(anonymous));
    expect(await deliver(letter(anonymous))).toMatchObject({ result: 'noted', reason: 'received-before' });
    expect(await deliver(letter(anonymous, 'Otra cosa.'))).toMatchObject({ result: 'opened' });
    expect(cases()).toBe(2);
  });

  it('does not hide another sender who uses the same Message-ID', async () => {
    const { deliver } = mailFixture();
    await deliver(letter());
    expect(await deliver(letter({ From: 'luis@example.com' }))).toMatchObject({ result: 'opened' });
  });

  it('makes one case and one record of each delivery when all arrive at once', async () => {
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

describe('an answer', () => {
  const reference = (head: { reference: string }) => head.reference.toLowerCase();
  const again = { 'Message-ID': '<2@example.com>', Subject: 'Re: Fuga' };

  it.each([
    ['the address of the case', (ref: string) => ({ To: `atencion+${ref}@lumbre.example` })],
    ['the address it was delivered to', (ref: string) => ({ 'Delivered-To': `atencion+${ref}@lumbre.example` })],
    ['the mail it answers', () => ({ 'In-Reply-To': '<1@example.com>' })],
    ['the thread', () => ({ References: '<1@example.com> <other@example.com>' })],
    ['the reference in its subject', (ref: string) => ({ Subject: `Mi reclamación (${ref.toUpperCase()})` })],
  ])('joins its case by %s', async (_, how) => {
    const { deliver, load, cases, clock } = mailFixture();
    const first = await deliver(letter());
    const { head } = await load(first);
    clock.pass('PT1M');
    const second = await deliver(
      letter({ ...again, From: 'ANA@Example.com', ...how(reference(head)) }, 'Sigue igual.'),
    );
    expect(second).toMatchObject({ result: 'joined', caseId: first.caseId });
    const file = await load(first);
    expect(file.events.map(({ type }) => type)).toEqual(['complaint-received', 'message-received']);
    expect(firstBreak(file.events)).toBeUndefined();
    expect(file.messages.map(({ externalId }) => externalId)).toEqual(['<1@example.com>', '<2@example.com>']);
    expect(cases()).toBe(1);
  });

  it('joins a complaint of the web form made with the same address', async () => {
    const { web, deliver } = mailFixture();
    const { body } = await post(web, { text: 'x', customer: { email: 'Ana@example.com' } });
    const answer = letter({ To: `atencion+${body.reference.toLowerCase()}@lumbre.example` });
    expect(await deliver(answer)).toMatchObject({ result: 'joined', caseId: body.caseId });
  });

  it('that names the order of a complaint made elsewhere with the same address joins it', async () => {
    const { web, deliver } = mailFixture();
    const { body } = await post(web, { text: 'x', orderRef: 'L-20417', customer: { email: 'ana@example.com' } });
    const about = letter({ Subject: 'Pedido L 20417' }, 'Mi pedido L-20417 sigue sin llegar.');
    expect(await deliver(about)).toMatchObject({ result: 'joined', caseId: body.caseId });
    const others = letter({ From: 'luis@example.com', 'Message-ID': '<7@example.com>' }, 'Mi pedido L-20417');
    expect(await deliver(others)).toMatchObject({ result: 'opened' });
  });

  it('of a stranger who quotes a number opens a case of its own', async () => {
    const { deliver, load } = mailFixture();
    const first = await deliver(letter());
    const { head } = await load(first);
    const stranger = await deliver(
      letter({
        ...again,
        From: 'luis@example.com',
        To: `atencion+${reference(head)}@lumbre.example`,
        Subject: head.reference,
        'In-Reply-To': '<1@example.com>',
      }),
    );
    expect(stranger.result).toBe('opened');
    expect(stranger.caseId).not.toBe(first.caseId);
    expect((await load(first)).messages).toHaveLength(1);
  });

  it.each([
    ['DMARC fails', verdicts({ dmarc: 'fail' })],
    ['nothing speaks for it', verdicts({ spf: 'softfail', dkim: 'none', dmarc: 'none' })],
  ])('of somebody who uses the customer’s address, where %s, opens a case of its own', async (_, results) => {
    const { deliver, load, web } = mailFixture();
    const first = await deliver(letter({ Subject: 'Pedido L-20417' }));
    const { head } = await load(first);
    const { body } = await post(web, { text: 'x', orderRef: 'L-20417', customer: { email: 'ana@example.com' } });
    const forged = letter(
      {
        ...again,
        'Authentication-Results': [results, verdicts({})],
        To: `atencion+${reference(head)}@lumbre.example`,
        Subject: head.reference,
        'In-Reply-To': '<1@example.com>',
      },
      'Mi pedido L-20417: manden el dinero a otra cuenta.',
    );
    const alone = await deliver(forged);
    expect(alone).toMatchObject({ result: 'opened', reason: 'sender-unproved' });
    expect([first.caseId, body.caseId]).not.toContain(alone.caseId);
    expect((await load(first)).messages).toHaveLength(1);
    expect((await load(alone)).events[0]?.data).toMatchObject({ doubt: 'sender-unproved' });
    expect(await deliver(forged)).toMatchObject({ reason: 'received-before', caseId: alone.caseId });
  });

  it('of the customer is neither hidden nor led astray by a forged one', async () => {
    const { deliver } = mailFixture();
    const first = await deliver(letter());
    const forged = letter({ ...again, 'Authentication-Results': verdicts({ dmarc: 'fail' }) }, 'Mi pedido L-20417');
    const { caseId } = await deliver(forged);
    const genuine = { ...again, 'Authentication-Results': verdicts({}) };
    expect(await deliver(letter({ ...genuine, References: '<1@example.com>' }))).toMatchObject({
      result: 'joined',
      caseId: first.caseId,
    });
    const next = letter(
      { ...genuine, 'Message-ID': '<3@example.com>', 'In-Reply-To': '<2@example.com>' },
      'Mi pedido L-20417',
    );
    expect((await deliver(next)).caseId).not.toBe(caseId);
  });

  it('finds the sender’s own case behind somebody else’s number', async () => {
    const { deliver, load } = mailFixture();
    const others = await load(await deliver(letter({ From: 'luis@example.com', 'Message-ID': '<9@example.com>' })));
    const own = await deliver(letter());
    const answer = letter({ ...again, Subject: others.head.reference, 'In-Reply-To': '<1@example.com>' });
    expect(await deliver(answer)).toMatchObject({ result: 'joined', caseId: own.caseId });
  });

  it('tells the owner, in the owner’s language and without the customer’s words', async () => {
    const { deliver, load, table } = mailFixture();
    const first = await deliver(letter());
    await table.write([{ update: keys.head(first.caseId ?? ''), set: { owner: 'lucia' } }]);
    await deliver(letter({ ...again, 'In-Reply-To': '<1@example.com>' }, 'Sigue goteando.'));
    const { messages, texts, head } = await load(first);
    const notice = messages.find(({ template }) => template === 'staff-message');
    expect(notice).toMatchObject({ to: 'lucia', status: 'queued', audience: 'staff' });
    expect(texts.get(notice?.textId ?? '')).toContain(head.reference);
    expect(texts.get(notice?.textId ?? '')).not.toContain('goteando');
    const sends = table.all().filter(({ effect }) => effect === 'send');
    expect(sends).toMatchObject([{ messageId: notice?.messageId }]);
  });

  it('to a closed case is joined and told, and reopens nothing', async () => {
    const { deliver, load, table } = mailFixture();
    const first = await deliver(letter());
    const closed = { owner: 'lucia', status: 'closed', closedAt: MONDAY };
    await table.write([{ update: keys.head(first.caseId ?? ''), set: closed }]);
    expect(await deliver(letter({ ...again, 'In-Reply-To': '<1@example.com>' }))).toMatchObject({ result: 'joined' });
    const { head, messages } = await load(first);
    expect(head).toMatchObject({ ...closed, cycle: 1 });
    expect(messages.some(({ template }) => template === 'staff-message')).toBe(true);
  });

  it('that two functions store at once is one message', async () => {
    const { deliver, load, put, deps } = mailFixture();
    const first = await deliver(letter());
    const stored = put(letter({ ...again, 'In-Reply-To': '<1@example.com>' }));
    await Promise.all([receiveMail(stored, deps), receiveMail(stored, deps)]);
    expect((await load(first)).messages).toHaveLength(2);
  });
});

describe('what is not a letter', () => {
  it.each([
    ['an automatic reply', fixture('auto-reply.eml'), 'noted', 'auto-reply'],
    ['a bounce', fixture('bounce.eml'), 'noted', 'bounce'],
    ['our own mail', letter({ From: 'atencion@lumbre.example' }), 'noted', 'own-mail'],
    ['spam', letter({ 'X-SES-Spam-Verdict': 'FAIL' }), 'refused', 'spam'],
    ['a virus', letter({ 'X-SES-Virus-Verdict': 'FAIL' }), 'refused', 'virus'],
    ['a mail without sender', letter({ From: undefined }), 'unreadable', 'no-sender'],
    ['a mail without words', letter({ Subject: undefined }, ' '), 'unreadable', 'no-text'],
    ['a mail that is too large', Buffer.alloc(11 * 1024 * 1024, 'a'), 'unreadable', 'too-large'],
    ['a mail that is nested to do harm', nestedMail(), 'unreadable', 'malformed'],
  ])('%s is kept and listed, opens nothing and is not answered', async (_, bytes, result, reason) => {
    const { deliver, table } = mailFixture();
    expect(await deliver(bytes)).toMatchObject({ channel: 'email', result, reason });
    expect(table.all()).toHaveLength(1);
    expect(table.all()[0]).toMatchObject({ original: 'inbound/mail-1' });
  });

  it('knows the notice that SES leaves in a new bucket', async () => {
    const { deliver } = mailFixture();
    const setup = letter({ From: 'no-reply@ses.example' });
    expect(await deliver(setup, 'inbound/AMAZON_SES_SETUP_NOTIFICATION')).toMatchObject({
      result: 'noted',
      reason: 'setup',
    });
  });

  it('says of a mail that is gone that it is gone', async () => {
    const { deps, deliveries } = mailFixture();
    await receiveMail({ key: 'inbound/nothing', receivedAt: MONDAY }, deps);
    expect(await deliveries()).toMatchObject([{ result: 'unreadable', reason: 'gone' }]);
  });
});

function nestedMail(): Buffer {
  const parts = Array.from({ length: 300 }, (_, n) => `--${n}\nContent-Type: multipart/mixed; boundary=${n + 1}\n`);
  return letter({ 'Content-Type': 'multipart/mixed; boundary=0' }, parts.join('\n'));
}
