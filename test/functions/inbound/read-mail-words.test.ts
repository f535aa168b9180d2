import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { hiddenId } from '#domain/messages/hidden-words.ts';
import { judge } from '#domain/understand/judge.ts';
import { policy } from '#test/support/case-fixture.ts';
import { letter, verdicts } from '../../channels/email/letters.ts';
import { mailFixture } from './mail-fixture.ts';

const FIRST = '<1@example.com>';
const later = (body: string, id = '2') =>
  letter({ 'Message-ID': `<${id}@example.com>`, 'In-Reply-To': FIRST, Subject: 'RE: Fuga' }, body);
const QUOTED = 'De: Lumbre <a@lumbre.example>\nEnviado: lunes\nPara: Ana\nAsunto: x';

describe('the words of a mail on their way to a case', () => {
  it('All of a first mail is kept, and its danger is heard at once', async () => {
    const { deliver, load } = mailFixture();
    const text =
      'Hola:\nEnviado con SEUR el lunes, la cocina nueva.\nAl encenderla hubo una fuga de gas y mi hijo acabo en el hospital.';
    const file = await load(await deliver(letter({}, text)));
    expect(file.texts.get(file.messages[0]?.textId ?? '')).toBe(`Fuga de agua\n\n${text}`);
    expect(file.head.severity?.level).toBe(4);
    expect(file.tasks).toMatchObject([{ kind: 'call' }]);
  });

  it.each([
    ['below a mark of a signature', 'Sigue igual.\n--\nAdemás hay una fuga de gas y huele mucho a gas.'],
    ['in a postscript', 'Sigue igual.\n\nEnviado desde mi iPhone\n\nP.D. Hay una fuga de gas en la cocina.'],
  ])('Danger %s of a first mail is heard', async (_, text) => {
    const { deliver, load } = mailFixture();
    const { head, texts, messages } = await load(await deliver(letter({ Subject: 'Caldera' }, text)));
    expect(texts.get(messages[0]?.textId ?? '')).toContain(text);
    expect(head.severity?.level).toBeGreaterThanOrEqual(3);
  });

  it('What an answer quotes is kept with it, apart, and danger in it is heard where nobody said it before', async () => {
    const { deliver, load } = mailFixture();
    const opened = await deliver(letter({ Subject: 'Caldera' }, 'La caldera no enciende.'));
    await deliver(later(`Miren lo que escribí.\n\n${QUOTED}\n\nEn mi casa hay una fuga de gas.`));
    const file = await load(opened);
    const answer = file.messages.find(({ externalId }) => externalId === '<2@example.com>');
    expect(file.texts.get(answer?.textId ?? '')).toBe('RE: Fuga\n\nMiren lo que escribí.');
    expect(file.texts.get(hiddenId(answer?.messageId ?? ''))).toBe(`${QUOTED}\n\nEn mi casa hay una fuga de gas.`);
    expect(eventsOf(file.events, 'call-needed')).toHaveLength(1);
    expect(file.head.severity?.level).toBeGreaterThanOrEqual(3);
  });

  it('Danger that an answer quotes from the complaint it goes on from is not heard a second time', async () => {
    const { deliver, load } = mailFixture();
    const said = 'Desde el lunes hay una fuga de gas en la cocina de mi casa.';
    const opened = await deliver(letter({ Subject: 'Caldera' }, said));
    await deliver(
      later(`Gracias por llamar.\n\nEl 23 nov 2026 a las 9:55, Ana <ana@example.com> escribió:\n> ${said}`),
    );
    const { events } = await load(opened);
    expect(eventsOf(events, 'danger-repeated')).toEqual([]);
    await deliver(later('Sigue habiendo una fuga de gas.', '3'));
    expect(eventsOf((await load(opened)).events, 'danger-repeated')).toHaveLength(1);
  });

  it('Danger in a quotation under a greeting alone is not heard a second time, though all of it is read', async () => {
    const { deliver, load } = mailFixture();
    const said = 'Desde el lunes hay una fuga de gas en la cocina de mi casa.';
    const opened = await deliver(letter({ Subject: 'Caldera' }, said));
    await deliver(later(`Hola:\n\nEl 23 nov 2026 a las 9:55, Ana <ana@example.com> escribió:\n> ${said}`));
    const { events, texts } = await load(opened);
    expect(eventsOf(events, 'danger-repeated')).toEqual([]);
    expect([...texts.values()]).toContainEqual(expect.stringContaining(`Hola:\n\nEl 23 nov 2026`));
  });

  it('A mail that answers something of others opens a case with what it says, and is as serious as all of it', async () => {
    const { deliver, load } = mailFixture();
    const quoted = 'El 2 nov 2026 a las 9:00, Tienda <t@tienda.example> escribió:\n> Había una fuga de gas.';
    const mail = letter({ 'In-Reply-To': '<9@tienda.example>', Subject: 'Caldera' }, `Nadie vino.\n\n${quoted}`);
    const { head, texts, messages } = await load(await deliver(mail));
    expect(texts.get(messages[0]?.textId ?? '')).toBe('Caldera\n\nNadie vino.');
    expect(texts.get(hiddenId(messages[0]?.messageId ?? ''))).toBe(quoted);
    expect(head.severity?.level).toBeGreaterThanOrEqual(3);
  });

  it('What is longer than the policy lets us read is folded away, and danger at its end is heard', async () => {
    const { deliver, load } = mailFixture();
    const text = `${'La factura está mal otra vez. '.repeat(600)}\nY hay una fuga de gas.`;
    const { head, texts, messages } = await load(await deliver(letter({ Subject: 'Factura' }, text)));
    const { messageId = '', textId = '' } = messages[0] ?? {};
    const read = texts.get(textId) ?? '';
    expect(read.length).toBeLessThanOrEqual(policy.limits.textCharacters + 'Factura\n\n'.length);
    expect(read).toMatch(/otra vez\.$/);
    expect(texts.get(hiddenId(messageId))).toMatch(/Y hay una fuga de gas\.$/);
    expect(head.severity?.level).toBeGreaterThanOrEqual(3);
  });

  it('A judgment is as severe as all that came, and about what is read', () => {
    const facts = { text: 'Nadie vino.', language: 'es', earlierCases: 0 };
    const heard = 'Nadie vino.\n\nHay una fuga de gas.';
    expect(judge(policy, { ...facts, heard }).severity.level).toBeGreaterThan(judge(policy, facts).severity.level);
    expect(judge(policy, { ...facts, heard }).topic).toBe(judge(policy, facts).topic);
  });

  it('A complaint without a subject is stored as it was said, and its fingerprint is that of the words', async () => {
    const { deliver, load } = mailFixture();
    const file = await load(
      await deliver(letter({ Subject: undefined, 'Authentication-Results': verdicts({}) }, 'La caldera pierde agua.')),
    );
    expect(file.texts.get(file.messages[0]?.textId ?? '')).toBe('La caldera pierde agua.');
    expect(file.messages[0]).not.toHaveProperty('titled');
    expect(file.texts.get(eventsOf(file.events, 'complaint-received')[0]?.data.messageId ?? '')).toBe(
      'La caldera pierde agua.',
    );
  });
});
