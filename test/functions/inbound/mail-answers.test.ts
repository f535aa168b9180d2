import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { firstBreak } from '#domain/case/history.ts';
import { receiveMail } from '#functions/inbound/receive-mail.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { letter, verdicts } from '../../channels/email/letters.ts';
import { post } from '../complaints/complaints-api.ts';

import { mailFixture } from './mail-fixture.ts';

describe('an answer', () => {
  const reference = (head: { reference: string }) => head.reference.toLowerCase();
  const again = { 'Message-ID': '<2@example.com>', Subject: 'Re: Fuga' };

  it.each([
    ['the address of the case', (ref: string) => ({ To: `atencion+${ref}@lumbre.example` })],
    ['the address it was delivered to', (ref: string) => ({ 'Delivered-To': `atencion+${ref}@lumbre.example` })],
    ['the mail it answers', () => ({ 'In-Reply-To': '<1@example.com>' })],
    ['the thread', () => ({ References: '<1@example.com> <other@example.com>' })],
    ['the reference in its subject', (ref: string) => ({ Subject: `Mi reclamación (${ref.toUpperCase()})` })],
  ])('An answer joins its case by %s', async (_, how) => {
    const { deliver, load, cases, clock } = mailFixture();
    const first = await deliver(letter());
    const { head } = await load(first);
    clock.pass('PT1M');
    const second = await deliver(
      letter({ ...again, From: 'ANA@Example.com', ...how(reference(head)) }, 'Sigue igual.'),
    );
    expect(second).toMatchObject({ result: 'joined', caseId: first.caseId });
    const file = await load(first);
    expect(file.events.map(({ type }) => type).slice(0, 2)).toEqual(['complaint-received', 'message-received']);
    expect(firstBreak(file.events)).toBeUndefined();
    expect(file.messages.map(({ externalId }) => externalId)).toEqual(['<1@example.com>', '<2@example.com>']);
    expect(cases()).toBe(1);
  });

  it('An answer joins a complaint of the web form made with the same address', async () => {
    const { web, deliver } = mailFixture();
    const { body } = await post(web, { text: 'x', customer: { email: 'Ana@example.com' } });
    const answer = letter({ To: `atencion+${body.reference.toLowerCase()}@lumbre.example` });
    expect(await deliver(answer)).toMatchObject({ result: 'joined', caseId: body.caseId });
  });

  it('A mail that names the order of a complaint made elsewhere joins it once its address has proved itself in both', async () => {
    const { web, deliver } = mailFixture();
    const { body } = await post(web, { text: 'x', orderRef: 'L-20417', customer: { email: 'ana@example.com' } });
    await deliver(letter({ To: `atencion+${body.reference.toLowerCase()}@lumbre.example` }));
    const authenticated = { 'Authentication-Results': verdicts({}), 'Message-ID': '<6@example.com>' };
    const about = letter({ ...authenticated, Subject: 'Pedido L 20417' }, 'Mi pedido L-20417 sigue sin llegar.');
    expect(await deliver(about)).toMatchObject({ result: 'joined', caseId: body.caseId });
    const others = letter({ From: 'luis@example.com', 'Message-ID': '<7@example.com>' }, 'Mi pedido L-20417');
    expect(await deliver(others)).toMatchObject({ result: 'opened' });
  });

  it('A mail of a stranger who quotes a number opens a case of its own', async () => {
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
  ])('A mail of somebody who uses the customer’s address, where %s, opens a case of its own', async (_, results) => {
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

  it('A mail of the customer is neither hidden nor led astray by a forged one', async () => {
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

  it('A mail finds the sender’s own case behind somebody else’s number', async () => {
    const { deliver, load } = mailFixture();
    const others = await load(await deliver(letter({ From: 'luis@example.com', 'Message-ID': '<9@example.com>' })));
    const own = await deliver(letter());
    const answer = letter({ ...again, Subject: others.head.reference, 'In-Reply-To': '<1@example.com>' });
    expect(await deliver(answer)).toMatchObject({ result: 'joined', caseId: own.caseId });
  });

  it('An answer notifies the owner, in the owner’s language and without what the customer wrote', async () => {
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

  it('An answer to a closed case joins it, reopens nothing by itself, and asks the owner what becomes of it', async () => {
    const { deliver, load, table } = mailFixture();
    const first = await deliver(letter());
    const closed = { owner: 'lucia', status: 'closed', closedAt: MONDAY };
    await table.write([{ update: keys.head(first.caseId ?? ''), set: closed }]);
    expect(await deliver(letter({ ...again, 'In-Reply-To': '<1@example.com>' }))).toMatchObject({ result: 'joined' });
    const { head, messages, tasks } = await load(first);
    expect(head).toMatchObject({ ...closed, cycle: 1 });
    expect(tasks).toMatchObject([{ kind: 'reply', status: 'open', assignee: 'lucia', subject: 'words' }]);
    expect(messages.filter(({ direction }) => direction === 'out')).toMatchObject([
      { template: 'staff-task', to: 'lucia' },
      { template: 'received-after-closing', channel: 'email', status: 'queued' },
    ]);
  });

  it('An answer that two functions store at once is one message', async () => {
    const { deliver, load, put, deps } = mailFixture();
    const first = await deliver(letter());
    const stored = put(letter({ ...again, 'In-Reply-To': '<1@example.com>' }));
    await Promise.all([receiveMail(stored, deps), receiveMail(stored, deps)]);
    expect((await load(first)).messages).toHaveLength(2);
  });
});
