import { describe, expect, it } from 'vitest';
import { notePoints } from '#domain/agreement/note-points.ts';
import { sha256 } from '#domain/case/history.ts';
import { Permanent } from '#domain/failures.ts';
import { splitMessageText } from '#domain/messages/compose.ts';
import { personOf } from '#domain/people/directory.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { aNegotiation, type Negotiation } from '../concede/negotiation.ts';

const accepted = async (start = {}, option = 'b') => {
  const talk = await aNegotiation(start);
  await talk.advance();
  await talk.answer({ decision: 'accept', option });
  return talk;
};

const agreementOf = async (talk: Negotiation) => (await talk.file()).agreements[0] ?? expect.fail('no agreement');

const hashOfOffer = async (talk: Negotiation) => sha256(splitMessageText(await talk.text('offer-1-1')).body);

const automatic = { negotiation: { ...policy.negotiation, release: { automatic: ['final-answer' as const] } } };

describe('writeAgreement', () => {
  it('An agreement holds parties, matter, commitment with owner and date, signature, hash and evidence', async () => {
    const talk = await accepted();
    expect(await talk.agree()).toEqual({ caseId: CASE_ID, cycle: 1, result: 'agreed' });
    const agreement = await agreementOf(talk);
    const text = await talk.text('agreement-text-1');
    expect(agreement).toMatchObject({
      kind: 'agreement',
      textId: 'agreement-text-1',
      sha256: sha256(text),
      language: 'es',
      signedBy: 'lucia',
      commitments: [{ index: 1, concession: 'bill-credit-10', owner: 'lucia', dueAt: '2026-12-03T09:00:00.000Z' }],
      acceptance: { how: 'tracking-link', option: 'b', round: 1, sha256OfOffer: await hashOfOffer(talk) },
    });
    expect(text).toContain('Partes: Ana y Lumbre.');
    expect(text).toContain('Un abono de 10,00 € en su próxima factura');
    expect((await talk.file()).head).toMatchObject({ status: 'agreed', stage: 'agree' });
  });

  it('The customer is sent exactly the stored text, with its hash', async () => {
    const talk = await accepted();
    await talk.agree();
    const mail = await talk.text('agreement-1');
    expect(mail).toContain(await talk.text('agreement-text-1'));
    expect(mail).toContain((await agreementOf(talk)).sha256);
    expect((await talk.outbox()).at(-1)).toMatchObject({ effect: 'send', messageId: 'agreement-1' });
  });

  it('An agreement apologises, explains and says what prevents a repetition, and never tells the facts of the house', async () => {
    const talk = await accepted({ explanation: 'Una junta estaba mal puesta.', prevention: 'Revisamos las juntas.' });
    await talk.agree();
    const text = await talk.text('agreement-text-1');
    for (const given of [
      'Lo sentimos y le pedimos disculpas.',
      'Una junta estaba mal puesta.',
      'Revisamos las juntas.',
    ])
      expect(text).toContain(given);
    expect(text).not.toContain('La caldera dejó de calentar el viernes.');
  });

  it('Facts alone stay in the house: no text for the customer holds them', async () => {
    const talk = await aNegotiation();
    await talk.advance();
    await talk.answer({ decision: 'decline' });
    await talk.agree();
    for (const id of ['offer-1-1', 'agreement-text-1', 'agreement-1'])
      expect(await talk.text(id)).not.toContain('La caldera dejó de calentar el viernes.');
  });

  it('The words of a decline are no wish', async () => {
    const talk = await aNegotiation();
    await talk.advance();
    await talk.answer({ decision: 'decline', message: 'No, gracias: esto es una vergüenza.' });
    await talk.agree();
    expect(await talk.text('agreement-text-1')).not.toMatch(/vergüenza|Qué nos pidió|Entendimos que/);
  });

  it('The words of a counter are the wish, in the customer’s own words', async () => {
    const talk = await aNegotiation({ wish: 'un descuento' });
    await talk.advance();
    await talk.answer({ decision: 'counter', message: 'Quiero una caldera nueva.' });
    await talk.advance();
    await talk.answer({ decision: 'decline', message: 'No, gracias.' });
    await talk.agree();
    expect(await talk.text('agreement-text-1')).toContain('Qué nos pidió\n«Quiero una caldera nueva.»');
  });

  it('An agreement is written once, however often the stage runs', async () => {
    const talk = await accepted();
    const first = await talk.agree();
    const items = talk.table.all();
    talk.clock.pass('PT1H');
    expect(await talk.agree()).toEqual(first);
    expect(talk.table.all()).toEqual(items);
  });

  it('A customer who declined gets a final answer with reasons and the outside bodies to turn to', async () => {
    const talk = await aNegotiation({ remedy: 'free-repair', wish: 'Quiero una caldera nueva' });
    await talk.advance();
    await talk.answer({ decision: 'decline', message: 'Quiero otra cosa: una caldera nueva.' });
    expect(await talk.agree()).toMatchObject({ result: 'answered' });
    const agreement = await agreementOf(talk);
    expect(agreement).toMatchObject({ kind: 'final-answer', commitments: [], signedBy: 'lucia' });
    expect(agreement.acceptance).toBeUndefined();
    const text = await talk.text('agreement-text-1');
    for (const part of [
      'La placa electrónica venía defectuosa de fábrica.',
      'Lo ocurrido fue un error nuestro. Lo sentimos y le pedimos disculpas.',
      'Entendimos que pedía: Quiero una caldera nueva',
      '- Reparación sin coste (propuesta 1)',
      'Junta Arbitral de Consumo',
      personOf(policy, 'lucia').name,
    ])
      expect(text).toContain(part);
    expect((await talk.file()).head.status).toBe('answered');
    expect(await talk.text('agreement-1')).toContain(text);
  });

  it('No final answer is written while a point of the complaint is open, whatever went wrong before', async () => {
    const talk = await aNegotiation({ policy: { ...policy, ...automatic }, answered: false });
    await talk.cases.change(CASE_ID, talk.clock.now(), (file) =>
      notePoints(file, [{ point: '¿Por qué?' }, { point: '¿Cuándo?', answer: 'El martes.' }], { by: 'lucia' }),
    );
    await expect(talk.write()).rejects.toThrow(Permanent);
    expect((await talk.file()).agreements).toEqual([]);
    await talk.cases.change(CASE_ID, talk.clock.now(), (file) =>
      notePoints(file, [{ pointId: 'p1', answer: 'Una pieza falló.' }], { by: 'lucia' }),
    );
    expect(await talk.write()).toMatchObject({ result: 'answered' });
    expect(await talk.text('agreement-text-1')).toContain('1. ¿Por qué?\nUna pieza falló.\n\n2. ¿Cuándo?\nEl martes.');
  });

  it('No final answer is written that nobody released, unless policy names final answers as automatic: then the history says so', async () => {
    const talk = await aNegotiation();
    await expect(talk.write()).rejects.toThrow('A final answer needs a person who releases it');
    expect((await talk.file()).agreements).toEqual([]);
    const other = await aNegotiation({ policy: { ...policy, ...automatic } });
    await other.write();
    expect((await other.file()).events.at(-1)).toMatchObject({ type: 'answered', data: { automatic: true } });
  });

  it('A final answer follows once the rounds are spent', async () => {
    const talk = await aNegotiation();
    while ((await talk.advance()).next === 'offer') await talk.answer({ decision: 'counter', message: 'No.' });
    await talk.agree();
    const text = await talk.text('agreement-text-1');
    expect(text).toContain('Hemos buscado con usted varias veces una solución');
    expect(text).toContain(`(propuesta ${policy.negotiation.rounds})`);
  });

  it('A final answer lists no proposal that the company itself refused', async () => {
    const talk = await aNegotiation({ remedy: 'replacement' });
    await talk.advance();
    await talk.verdict({ user: { id: 'elena', groups: ['approver'] }, decision: 'refuse' });
    while ((await talk.advance()).next === 'offer') await talk.answer({ decision: 'counter' });
    await talk.agree();
    expect(await talk.text('agreement-text-1')).not.toContain('Un aparato nuevo');
  });

  it('The document is in English for somebody who reads English, and without a name for somebody we do not know', async () => {
    const talk = await accepted({ head: { replyLanguage: 'en' }, complainant: {} });
    await talk.agree();
    expect(await talk.text('agreement-text-1')).toContain('Parties: the person who made the complaint and Lumbre.');
    expect((await talk.file()).messages.find(({ messageId }) => messageId === 'agreement-1')).toMatchObject({
      channel: 'tracking-page',
      status: 'sent',
    });
  });

  it('Stage agree puts no text and no name of the customer into the history', async () => {
    const talk = await accepted();
    await talk.agree();
    expect(JSON.stringify((await talk.file()).events)).not.toMatch(/Ana|abono de|caldera/);
  });
});
