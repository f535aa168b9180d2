import { describe, expect, it } from 'vitest';
import type { Outgoing } from '#channels/contract.ts';
import { sendSetAsideList } from '#functions/set-aside-list/send-list.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { mailIn } from '#test/support/mail-in.ts';
import { buttonsOf, wordsOfHtml, wordsOfText } from '../../channels/email/letter/reading.ts';
import { letter } from '../../channels/email/letters.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
const TUESDAY = '2026-11-24T06:10:00.000Z';
const WEDNESDAY = '2026-11-25T06:10:00.000Z';
const AWAY = { Subject: 'Fuera de la oficina', 'Auto-Submitted': 'auto-replied' };

const listing = (policy?: (loaded: ReturnType<typeof inMemoryAmends>['policy']) => void) => {
  const amends = inMemoryAmends({ start: MONDAY });
  policy?.(amends.policy);
  const sent: Outgoing[] = [];
  const send = async (mail: Outgoing) => sent.push(mail);
  let mails = 0;
  const arrive = (headers: Parameters<typeof letter>[0]) =>
    mailIn(amends, letter({ 'Message-ID': `<${++mails}@example.com>`, ...headers }));
  const run = (at: string) => {
    amends.moveTo(at);
    return sendSetAsideList({}, { ...amends.deps, send });
  };
  return { amends, sent, arrive, run };
};

describe('the daily list of what was set aside', () => {
  it('It says how many there are of each reason, when each came and from which domain, and no more', async () => {
    const { sent, arrive, run } = listing();
    await arrive(AWAY);
    await arrive({ ...AWAY, From: 'Luis <luis@otra.example>' });
    await arrive({ 'List-Id': '<x.example.org>', From: 'boletin@example.org' });
    await arrive({ From: 'ana@example.com' });
    expect(await run(TUESDAY)).toEqual({ listed: 3 });
    expect(sent).toMatchObject([{ to: 'sofia@lumbre.example', subject: 'Correos apartados: 3', personal: false }]);
    const text = sent[0]?.text ?? '';
    expect(text).toContain('- 2: es una respuesta automática\n- 1: viene de una lista o un boletín');
    expect(text).toMatch(/lunes, 23 de noviembre|lunes 23 de noviembre/);
    expect(text).toContain('· otra.example · es una respuesta automática');
    expect(text).toContain('https://amends.example/desk/d');
    const html = sent[0]?.html ?? '';
    expect(buttonsOf(html)).toEqual([{ to: 'https://amends.example/desk/d', label: 'Abrir en la mesa' }]);
    expect(wordsOfHtml(html, 'https://amends.example/desk/d')).toEqual(wordsOfText(text));
    expect(text).not.toMatch(/luis@|boletin@|Fuera de la oficina|caldera/i);
  });

  it('Each is listed once, and what somebody has taken in is not', async () => {
    const { amends, sent, arrive, run } = listing();
    await arrive(AWAY);
    await arrive({ ...AWAY, From: 'luis@otra.example' });
    const { body } = await amends.call('GET', '/desk/set-aside', { user: staff('sofia') });
    const rows = body['deliveries'] as { id: string; senderDomain: string }[];
    const luis = rows.find(({ senderDomain }) => senderDomain === 'otra.example');
    await amends.call('POST', `/desk/deliveries/${luis?.id}/open`, { user: staff('sofia') });
    expect(await run(TUESDAY)).toEqual({ listed: 1 });
    expect(await run(WEDNESDAY)).toEqual({ listed: 0 });
    expect(sent).toHaveLength(1);
  });

  it('Where nothing was set aside nothing is sent', async () => {
    const { sent, run } = listing();
    expect(await run(TUESDAY)).toEqual({ listed: 0 });
    expect(sent).toEqual([]);
  });

  it('What a run that failed did not list is in the next one', async () => {
    const { amends, sent, arrive, run } = listing();
    expect(await run(MONDAY.replace('09:', '10:'))).toEqual({ listed: 0 });
    await arrive(AWAY);
    amends.moveTo(TUESDAY);
    const failing = async () => {
      throw new Error('SES is away');
    };
    await expect(sendSetAsideList({}, { ...amends.deps, send: failing })).rejects.toThrow('away');
    expect(await run('2026-11-27T06:10:00.000Z')).toEqual({ listed: 1 });
    expect(sent).toHaveLength(1);
  });

  it('A long one is cut, and says how many more there are', async () => {
    const { sent, arrive, run } = listing();
    for (let n = 0; n < 120; n++) await arrive(AWAY);
    expect(await run(TUESDAY)).toEqual({ listed: 120 });
    expect(sent[0]?.text).toContain('… y 20 más');
  });

  it.each([
    [undefined, 'andres@lumbre.example', 'Correos apartados: 1'],
    ['iker', 'iker@lumbre.example', 'Correos apartados: 1'],
  ])('It goes to whom the policy names, else to the head of the desk: %s', async (to, address, subject) => {
    const { sent, arrive, run } = listing((policy) => {
      policy.mail.setAside = to ? { to } : {};
    });
    await arrive(AWAY);
    await run(TUESDAY);
    expect(sent).toMatchObject([{ to: address, subject }]);
  });
});
