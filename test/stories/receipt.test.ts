import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { sha256 } from '#domain/case/history.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { linkIn, mailIn } from '#test/support/mail-in.ts';
import { letter, verdicts } from '../channels/email/letters.ts';

const TEXT = 'No ha llegado el pedido de Begoña.\n\nPagué 30 € 😀';

const filed = async () => {
  const amends = inMemoryAmends();
  const complaint = { text: TEXT, desiredRemedy: 'Que llegue', customer: { name: 'Ana', email: 'ana@example.com' } };
  const story = await cast(amends, complaint);
  return { amends, story, mail: amends.mails.find(({ to }) => to === 'ana@example.com')?.body ?? '' };
};

describe('the receipt of a complaint', () => {
  it('An address that was only claimed is mailed the key, the hour and the link to it, and none of the words', async () => {
    const { amends, story, mail } = await filed();
    expect(mail).not.toContain('Begoña');
    const { reference } = await story.head();
    for (const part of [reference, 'a las 10:00', `${linkIn(mail)}/receipt.pdf`]) expect(mail).toContain(part);
    const { text, status } = await amends.call('GET', `${linkIn(mail)}/receipt.pdf`);
    expect(status).toBe(200);
    expect(text).toContain('(No ha llegado el pedido de Bego\\361a.)');
    expect(text).toContain(Buffer.from(`${TEXT}\n\nLo que nos pide:\nQue llegue`).toString('hex').toUpperCase());
    expect(text).toContain(reference);
  });

  it('It has the same bytes each time, whatever happens in the case, and their hash is in the history', async () => {
    const { amends, story, mail } = await filed();
    const first = await amends.call('GET', `${story.path}/receipt.pdf`);
    await amends.call('POST', `${story.path}/messages`, { body: { text: 'Y otra cosa.' } });
    await amends.pass('2026-11-25T09:00:00.000Z');
    const again = await amends.call('GET', `${linkIn(mail)}/receipt.pdf`);
    expect(again.text).toBe(first.text);
    const [issued, ...more] = eventsOf((await story.file()).events, 'receipt-issued');
    expect(issued?.data.sha256).toBe(sha256(first.text));
    expect(more).toEqual([]);
  });

  it('The first link gives it until somebody proves to be the customer; the full one always', async () => {
    const { amends, story, mail } = await filed();
    expect((await amends.call('GET', `${story.path}/receipt.pdf`)).status).toBe(200);
    await amends.call('GET', linkIn(mail));
    expect(await amends.call('GET', `${story.path}/receipt.pdf`)).toMatchObject({
      status: 403,
      body: { code: 'link-state-only' },
    });
    expect((await amends.call('GET', `${linkIn(mail)}/receipt.pdf`)).status).toBe(200);
  });

  it('A proved address is mailed the content itself', async () => {
    const amends = inMemoryAmends();
    await mailIn(amends, letter({ 'Authentication-Results': verdicts({}) }, 'La caldera pierde agua.\n\nVengan.'));
    const [mail] = amends.mails.filter(({ to }) => to === 'ana@example.com');
    expect(mail?.body).toContain('Fuga de agua\n\nLa caldera pierde agua.\n\nVengan.');
  });
});
