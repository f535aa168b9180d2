import { describe, expect, it } from 'vitest';
import { channels } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import { messageToCustomer } from '#domain/messages/compose.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { linkIn, mailIn } from '#test/support/mail-in.ts';
import { letter, verdicts } from '../channels/email/letters.ts';

const WORDS = 'Vivo en la calle Olmo 7.';
const noted = { type: 'note-added', actor: { kind: 'system' }, data: { messageId: 'm-1' } } as const;
const PROVED = { 'Authentication-Results': verdicts({}) };

/**
 * A stranger files in Ana's name with her mail address and a number of their own, and asks for texts: the full link goes to
 * that number. Later a message goes to Ana by mail, as when the number does not answer.
 */
const filed = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, {
    text: 'No llega el pedido.',
    orderRef: 'L-20417',
    preferredChannel: 'sms',
    customer: { email: 'ana@example.com', phone: '+34600000001' },
  });
  const full = new URL(await amends.deps.trackingUrl(story.caseId)).pathname;
  const at = amends.now();
  const words = {
    messageId: 'm-1',
    at,
    template: 'customer-message',
    subject: 'Su reclamación',
    body: 'Hola',
  } as const;
  const byMail = () =>
    amends.cases.change(story.caseId, at, ({ head, complainant }) =>
      combine(
        { events: [noted] },
        messageToCustomer(channels, { head: { ...head, preferredChannel: 'email' }, complainant }, words),
      ),
    );
  /** The text left: in these stories nothing sends texts. */
  const byText = () =>
    amends.cases.change(story.caseId, at, ({ messages }) => ({
      events: [noted],
      items: messages
        .filter(({ messageId }) => messageId === 'acknowledge-1')
        .map((message) => ({ kind: 'message-change', message, set: { channel: 'sms', status: 'sent' } }) as const),
    }));
  const see = async (path: string) => {
    const { body, text, status } = await amends.call('GET', path);
    return { status, kind: (body['link'] as { kind?: string } | undefined)?.kind, text };
  };
  return { amends, story, full, byMail, byText, see };
};

describe('a mail address and a number of two people in one case', () => {
  it('Who opens a link that went to both is not known: it proves nobody, and shows the state only', async () => {
    const { story, full, byMail, byText, see } = await filed();
    await byText();
    await byMail();
    expect(await see(full)).toMatchObject({ kind: 'state' });
    expect((await story.head()).identities?.some(({ proof }) => proof)).toBe(false);
  });

  it('Once one has proved to be the customer, the links that went to the other open nothing', async () => {
    const { amends, story, full, byMail, byText, see } = await filed();
    await byText();
    await byMail();
    await amends.settle();
    await amends.pass('2026-11-23T09:10:00.000Z');
    const { reference } = await story.head();
    const to = `atencion+${reference.toLowerCase()}@lumbre.example`;
    await mailIn(amends, letter({ ...PROVED, To: to }, WORDS));
    expect(await see(full)).toMatchObject({ status: 404 });
    expect((await see(story.path)).text).not.toContain('calle Olmo');
    const fresh = new URL(await amends.deps.trackingUrl(story.caseId)).pathname;
    expect((await see(fresh)).text).toContain('calle Olmo');
  });

  it('The number that opened its link keeps the address out: what is written from there is another case', async () => {
    const { amends, story, full, byText, see } = await filed();
    await byText();
    expect(await see(full)).toMatchObject({ kind: 'full' });
    const { reference } = await story.head();
    await mailIn(amends, letter({ ...PROVED, To: `atencion+${reference.toLowerCase()}@lumbre.example` }, WORDS));
    expect((await see(full)).text).not.toContain('calle Olmo');
  });
});

describe('a case that somebody filed in my name, put together with mine', () => {
  it('The first link of a case that was merged shows the state only, and no word of mine', async () => {
    const amends = inMemoryAmends();
    const customer = { email: 'ana@example.com' };
    const theirs = await cast(amends, { text: 'No llega el pedido.', customer });
    await mailIn(amends, letter({ ...PROVED }, WORDS));
    const mail = amends.mails.filter(({ to }) => to === customer.email).at(-1);
    const own = /AM-[0-9A-Z]{8}/.exec(mail?.body ?? '')?.[0] ?? '';
    const { owner } = await theirs.head();
    const merged = await amends.call('POST', `/desk/cases/${theirs.caseId}/merge`, {
      user: staff(String(owner)),
      body: { into: own, reason: 'El mismo asunto' },
    });
    expect(merged.status, merged.text).toBe(200);
    const shown = await amends.call('GET', theirs.path);
    expect(shown.text).not.toContain('calle Olmo');
    expect((await amends.call('GET', linkIn(mail?.body ?? ''))).text).toContain('calle Olmo');
  });
});
