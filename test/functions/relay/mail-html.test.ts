import { describe, expect, it } from 'vitest';
import { channels } from '#channels/names.ts';
import type { Case } from '#domain/case/case.ts';
import { combine } from '#domain/case/change.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import { relay } from '#functions/relay/relay.ts';
import { CASE_ID, caseFixture, knownAs, MONDAY, policy } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { buttonsOf, linksOf, wordsOfHtml, wordsOfText } from '../../channels/email/letter/reading.ts';
import { relayDepsOf, services } from './services.ts';

const TRACKING = `https://api.lumbre.example/t/${CASE_ID}`;
const DESK = 'https://api.lumbre.example/desk';
const REFERENCE = 'AM-7K3Q9F2D';

type Fixture = ReturnType<typeof caseFixture>;
type Sending = Parameters<Fixture['cases']['change']>[2];

/** The one mail that leaves, in both forms. */
const mailed = async (change: Sending, { head = {}, file }: { head?: Partial<Case>; file?: Fixture } = {}) => {
  const fixture = file ?? caseFixture();
  const outside = services();
  if (!file) await fixture.openCase({ head: { ...knownAs('m'), ...head }, complainant: { email: 'ana@example.com' } });
  await fixture.cases.change(CASE_ID, MONDAY, change);
  await relay(
    (await fixture.outbox()).map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
    relayDepsOf(fixture, outside),
  );
  const [mail] = outside.mails;
  const [html] = outside.pages;
  if (!mail || !html) throw new Error('No mail left');
  return { mail, html };
};

const letter =
  (template: TemplateId, values: Record<string, string> = {}): Sending =>
  (file) =>
    combine(
      { events: [anEvent('offered')] },
      caseMessage(
        file,
        { policy, channels },
        { messageId: 'm', at: MONDAY, template, values: { owner: 'Lucía F.', trackingUrl: TRACKING, ...values } },
      ),
    );

describe('The HTML of a mail to a customer', () => {
  it.each<[TemplateId, string, Record<string, string>]>([
    ['survey', 'Contestar las dos preguntas', {}],
    ['final-answer', 'Leer la respuesta', { answer: 'Qué le propusimos\n- Una revisión' }],
    ['received-again', 'Ver cómo va mi caso', {}],
  ])('%s says what its text says, and its button "%s" leads to the page', async (template, label, values) => {
    const { mail, html } = await mailed(letter(template, values));
    expect(wordsOfHtml(html, TRACKING)).toEqual(wordsOfText(mail.body));
    expect(buttonsOf(html)).toEqual([{ to: TRACKING, label }]);
    expect(html).toContain('<html lang="es"');
  });

  it.each([
    ['ca', 'Veure la proposta i contestar'],
    ['gl', 'Ver a proposta e contestar'],
    ['eu', 'Ikusi proposamena eta erantzun'],
    ['en', 'See the offer and answer'],
  ] as const)('It is in the language of the letter, and so is its button (%s)', async (language, label) => {
    const head = { replyLanguage: language === 'en' ? 'en' : 'es', letterLanguage: language } as const;
    const { html } = await mailed(
      letter('offer', { round: '1', options: 'A) Una revisión\n   Sin coste.', answerWithin: 'esta semana' }),
      { head },
    );
    expect(html).toContain(`<html lang="${language}"`);
    expect(buttonsOf(html)).toEqual([{ to: TRACKING, label }]);
  });

  it('What it says in the language of the customer about being in Spanish is marked as that language', async () => {
    const { mail, html } = await mailed(letter('survey'), { head: { letterLanguage: 'ca', language: 'ca' } });
    expect(html).toMatch(/<html lang="es".*<div lang="ca"><p /s);
    expect(wordsOfHtml(html, TRACKING)).toEqual(wordsOfText(mail.body));
  });

  it('To an address that may be a stranger’s it is the notice, whatever address the customer wrote', async () => {
    const fixture = caseFixture();
    const text = 'Miren https://evil.example/pago la factura de la caldera';
    await fixture.openCase({ text, head: knownAs('m', false), complainant: { email: 'ana@example.com' } });
    const { html } = await mailed(letter('customer-message', { message: text }), { file: fixture });
    expect(html).not.toMatch(/evil|factura/);
    expect(linksOf(html)).toEqual([TRACKING]);
    expect(buttonsOf(html)).toEqual([{ to: TRACKING, label: 'Leer el mensaje' }]);
  });

  it('An address that a customer wrote is no link for whoever has proved to be them either', async () => {
    const { html } = await mailed(letter('customer-message', { message: 'Escribió: https://evil.example/pago' }));
    expect(html).toContain('https://evil.example/pago');
    expect(linksOf(html)).toEqual([TRACKING]);
  });
});

describe('The HTML of a notice to the team', () => {
  const notice =
    (about: { taskId?: string }): Sending =>
    (file) =>
      combine(
        { events: [anEvent('offered')] },
        staffNotice(policy, file.head, {
          to: 'lucia',
          messageId: 'n',
          at: MONDAY,
          template: 'staff-message',
          deskUrl: DESK,
          ...about,
        }),
      );

  it.each([
    ['its task', { taskId: `${CASE_ID}.approve.1.2` }, `${DESK}/t/${CASE_ID}.approve.1.2`],
    ['its case', {}, `${DESK}/c/${REFERENCE}`],
  ])('Its button leads to %s; its text is what it was', async (_, about, to) => {
    const { mail, html } = await mailed(notice(about));
    expect(buttonsOf(html)).toEqual([{ to, label: 'Abrir en la mesa' }]);
    expect(linksOf(html)).toEqual([to]);
    expect(mail.body).toContain(`mesa: ${DESK}`);
    expect(wordsOfHtml(html, DESK)).toEqual(wordsOfText(mail.body));
  });

  it('The notice of a task that was opened leads to it', async () => {
    const fixture = caseFixture();
    await fixture.openCase({});
    const task = await fixture.openTask('examine', { assignee: 'lucia' });
    const outside = services();
    const deps = relayDepsOf(fixture, outside);
    await relay([{ what: 'task-opened', caseId: CASE_ID, taskId: task.taskId }], deps);
    await relay(
      (await fixture.outbox()).map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
      deps,
    );
    expect(buttonsOf(outside.pages[0] ?? '')).toMatchObject([{ to: `${DESK}/t/${task.taskId}` }]);
  });
});
