import { describe, expect, it } from 'vitest';
import { storeItems } from '#cases/store/items.ts';
import type { Case } from '#domain/case/case.ts';
import { firstBreak } from '#domain/case/history.ts';
import { splitMessageText } from '#domain/messages/compose.ts';
import type { LetterLanguage } from '#domain/vocabulary.ts';
import { complaintsAmong } from '#domain/worth/complaints-before.ts';
import { acknowledge } from '#functions/stages/acknowledge/acknowledge.ts';
import { aCase, CASE_ID, caseFixture, caseIdNumber, knownAs } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';

const input = { caseId: CASE_ID, cycle: 1, taskId: `${CASE_ID}.examine.1` };

type Start = Parameters<ReturnType<typeof caseFixture>['openCase']>[0];

/** A case that was just given an owner. */
const owned = async (start: Start = {}) => {
  const fixture = caseFixture();
  await fixture.openCase({
    text: 'La caldera pierde agua.\nVengan pronto.',
    ...start,
    head: { status: 'owned', stage: 'own', ...knownAs('ana'), ...start.head },
  });
  const deps = {
    ...fixture,
    trackingUrl: async (caseId: string) => `https://api.lumbre.example/t/${caseId}`,
    deskUrl: 'https://api.lumbre.example/desk',
  };
  const letter = async () => {
    const { messages, texts } = await fixture.file();
    const message = messages.find(({ direction }) => direction === 'out');
    return { message, ...splitMessageText(texts.get(message?.textId ?? '') ?? '') };
  };
  return { ...fixture, deps, letter };
};

describe('acknowledge', () => {
  it('The acknowledgment says in Spanish what was received and when, who has it, what comes next and when', async () => {
    const { deps, letter } = await owned();
    expect(await acknowledge(input, deps)).toEqual(input);
    const { subject, body, message } = await letter();
    expect(subject).toBe('Hemos recibido su reclamación (AM-7K3Q9F2D)');
    for (const part of [
      'Hola, Ana:',
      'Fecha de recepción: lunes 23 de noviembre de 2026 a las 10:00',
      'Nos ha escrito:\n\n«La caldera pierde agua.\nVengan pronto.»',
      'Unos programas leen los textos que recibimos. Amazon Comprehend reconoce en ellos el idioma, el tono,',
      'unas reglas y un modelo entrenado con ejemplos buscan',
      'puede pedirnos que una persona vuelva a mirar lo que los programas han leído',
      'Quién se ocupa: Lucía',
      'Sabrá de nosotros como muy tarde el miércoles 25 de noviembre de 2026 a las 10:00.',
      'Tendrá nuestra respuesta como muy tarde el martes 8 de diciembre de 2026 a las 10:00.',
      `https://api.lumbre.example/t/${CASE_ID}`,
      '+34 910 000 000',
      'Ningún programa decide sobre su caso: las decisiones las toma siempre una persona',
    ])
      expect(body).toContain(part);
    expect(message).toMatchObject({ template: 'acknowledgment', channel: 'email', status: 'queued' });
  });

  it.each([
    ['question', 'mensaje'],
    ['request', 'mensaje'],
    ['suggestion', 'mensaje'],
    ['praise', 'mensaje'],
    ['other', 'mensaje'],
    ['complaint', 'reclamación'],
  ] as const)('What is a %s is not called anything but a %s in its acknowledgment', async (kind, called) => {
    const { deps, letter } = await owned({ head: { kind } });
    await acknowledge(input, deps);
    expect((await letter()).subject).toBe(`Hemos recibido su ${called} (AM-7K3Q9F2D)`);
  });

  it.each([
    ['es', 'Ha dado de baja un servicio con nosotros (AM-7K3Q9F2D)'],
    ['en', 'You ended a service with us (AM-7K3Q9F2D)'],
  ] as const)('Who ended a contract and said nothing is not told that they complained (%s)', async (language, said) => {
    const { deps, letter, file } = await owned({
      text: 'Baja de la suscripción: Plan Luz.\nMotivo indicado: precio.',
      head: { channel: 'crm', kind: 'complaint', replyLanguage: language },
    });
    await acknowledge(input, deps);
    const { subject, body } = await letter();
    expect(subject).toBe(said);
    expect(body).not.toMatch(/reclamaci|queja|complain/i);
    expect((await file()).events.map(({ type }) => type)).not.toContain('receipt-issued');
  });

  it('Who says, when they end a contract, what went wrong has complained, and is told that it was received', async () => {
    const text = 'Baja de la suscripción: Plan Luz.\n«Me cobraron dos veces y nadie contesta.»';
    const { deps, letter } = await owned({ text, head: { channel: 'crm', kind: 'complaint' } });
    await acknowledge(input, deps);
    expect((await letter()).subject).toBe('Hemos recibido su reclamación (AM-7K3Q9F2D)');
  });

  it.each([
    ['es', 'Lo que hemos anotado de lo que nos ha contado:\n\nLa caldera pierde agua.'],
    ['en', 'What we noted of what you told us:\n\nLa caldera pierde agua.'],
  ] as const)(
    'What staff wrote down for a customer is not quoted as the customer’s words (%s)',
    async (language, said) => {
      const { deps, letter, table, file } = await owned({ head: { channel: 'staff', replyLanguage: language } });
      const [message] = (await file()).messages;
      if (!message) throw new Error('There is no first message');
      await storeItems(table, CASE_ID, [{ kind: 'message-change', message, set: { channel: 'staff' } }]);
      await acknowledge(input, deps);
      const { body } = await letter();
      expect(body).toContain(said);
      expect(body).not.toMatch(/Nos ha escrito|You wrote|[«“]/);
    },
  );

  it('An address that was only claimed gets the key, the hour and a link to the receipt, and none of the words', async () => {
    const { deps, letter } = await owned({ head: knownAs('ana', false) });
    await acknowledge(input, deps);
    const { body } = await letter();
    expect(body).not.toContain('caldera');
    for (const part of ['AM-7K3Q9F2D', 'a las 10:00', `https://api.lumbre.example/t/${CASE_ID}/receipt.pdf`])
      expect(body).toContain(part);
  });

  it('A customer who reads English gets the acknowledgment in English', async () => {
    const { deps, letter } = await owned({ head: { replyLanguage: 'en' } });
    await acknowledge(input, deps);
    const { subject, body } = await letter();
    expect(subject).toBe('We have received your complaint (AM-7K3Q9F2D)');
    expect(body).toMatch(/^Hello Ana,\n[\s\S]*Monday, 23 November 2026 at 10:00/);
  });

  it('An acknowledged case has ids and dates only in its history, and a mail to send', async () => {
    const { deps, file, outbox } = await owned();
    await acknowledge(input, deps);
    const { head, events } = await file();
    expect(head).toMatchObject({ status: 'acknowledged', stage: 'acknowledge' });
    expect(events.find(({ type }) => type === 'acknowledged')).toMatchObject({
      type: 'acknowledged',
      actor: { kind: 'system' },
      data: { cycle: 1, messageId: 'acknowledge-1', nextWordBy: head.nextWordBy, answerBy: head.answerBy },
    });
    expect(firstBreak(events)).toBeUndefined();
    expect(await outbox()).toMatchObject([{ effect: 'send', messageId: 'acknowledge-1' }]);
  });

  it('A case is acknowledged once, however often the stage is repeated', async () => {
    const { deps, file, outbox } = await owned();
    await Promise.all([acknowledge(input, deps), acknowledge(input, deps)]);
    await acknowledge(input, deps);
    expect((await file()).events.map(({ type }) => type)).toEqual(['complaint-received', 'acknowledged']);
    expect(await outbox()).toHaveLength(1);
  });

  it('After a reopening the customer reads that nothing needs to be repeated', async () => {
    const { deps, letter, file } = await owned({ head: { cycle: 2 } });
    await acknowledge({ ...input, cycle: 2 }, deps);
    expect(await letter()).toMatchObject({
      subject: 'Volvemos a abrir su reclamación (AM-7K3Q9F2D)',
      message: { template: 'reopened', messageId: 'acknowledge-2' },
    });
    // The journey before is over: its stage, repeated late, says nothing.
    await acknowledge(input, deps);
    expect((await file()).messages).toHaveLength(2);
  });

  it('The acknowledgment names the team where nobody has the case yet', async () => {
    const fixture = caseFixture();
    const { owner: _, ...head } = (await fixture.openCase()) as { owner?: string; caseId: string };
    await fixture.table.write([{ update: { pk: `CASE#${head.caseId}`, sk: 'CASE' }, remove: ['owner'] }]);
    const url = 'https://api.lumbre.example';
    await acknowledge(input, { ...fixture, trackingUrl: async () => `${url}/t/x`, deskUrl: `${url}/desk` });
    expect((await fixture.file()).texts.get('acknowledge-1')).toContain('Quién se ocupa: nuestro equipo de atención');
  });

  it('The acknowledgment waits on the tracking page where there is no address', async () => {
    const { deps, letter, outbox } = await owned({ complainant: {} });
    await acknowledge(input, deps);
    const { message, body } = await letter();
    expect(message).toMatchObject({ channel: 'tracking-page', status: 'sent' });
    expect(body).toMatch(/^Hola:/);
    expect(await outbox()).toEqual([]);
  });

  it('Nobody is greeted by what is no name', async () => {
    const { deps, letter } = await owned({ complainant: { name: 'Gane 100 € en http://x.example', email: 'a@b.es' } });
    await acknowledge(input, deps);
    expect((await letter()).body).toMatch(/^Hola:/);
  });
});

describe('earlier complaints of a customer', () => {
  /** Cases of the same person, or of somebody who says to be them, received on these days. */
  const withEarlier = async (earlier: (Partial<Case> & { isProved?: boolean })[], start: Start = {}) => {
    const fixture = await owned(start);
    for (const [n, { isProved = true, ...over }] of earlier.entries()) {
      const caseId = caseIdNumber(n + 10);
      const head = aCase({ caseId, reference: `AM-2K3Q9F2${n}`, ...knownAs('ana', isProved), ...over });
      await fixture.cases.open(head, {
        events: [anEvent('complaint-received')],
        items: [{ kind: 'identity', customerKey: 'ana' }],
      });
    }
    await acknowledge(input, fixture.deps);
    return (await fixture.letter()).body;
  };
  const inLanguage = (language: LetterLanguage): Partial<Case> => ({
    ...{ language, letterLanguage: language, replyLanguage: language === 'en' ? 'en' : 'es' },
  });
  const on = (day: string) => ({ receivedAt: `${day}T09:00:00.000Z` });
  const many = [on('2026-03-05'), on('2026-06-10'), on('2026-09-01')];

  it.each<[LetterLanguage, string]>([
    ['es', 'Sabemos que ya nos reclamó una vez, el jueves 5 de marzo de 2026:'],
    ['en', 'We know that you complained to us once before, on Thursday'],
    ['ca', 'Sabem que ja ens va reclamar una vegada, el dijous'],
    ['gl', 'Sabemos que xa nos reclamou unha vez, o xoves'],
    ['eu', 'Badakigu lehenago ere behin egin zenigula erreklamazioa (2026'],
  ])('One is named in %s', async (language, words) => {
    expect(await withEarlier(many.slice(0, 1), { head: inLanguage(language) })).toContain(words);
  });

  it.each<[LetterLanguage, string]>([
    ['es', 'ya nos ha reclamado 3 veces desde el jueves 5 de marzo de 2026:'],
    ['en', 'you have complained to us 3 times since Thursday'],
    ['ca', 'ja ens ha reclamat 3 vegades des del dijous'],
    ['gl', 'xa nos reclamou 3 veces desde o xoves'],
    ['eu', 'lehenago ere 3 aldiz egin diguzula erreklamazioa (lehenengoa: 2026'],
  ])('Several are counted in %s, with the day of the first', async (language, words) => {
    expect(await withEarlier(many, { head: inLanguage(language) })).toContain(words);
  });

  const NAMED = /Sabemos que ya/;

  it('Who only claims to be somebody reads nothing of them, and what somebody claimed to be theirs does not count', async () => {
    expect(await withEarlier(many, { head: knownAs('ana', false) })).not.toMatch(NAMED);
    expect(await withEarlier(many.map((one) => ({ ...one, isProved: false })))).not.toMatch(NAMED);
  });

  it('What was no complaint, was merged, laid aside or came later does not count', async () => {
    const [first = on('')] = many;
    const aside = { ...first, setAsideAt: first.receivedAt };
    const others = [{ ...first, kind: 'question' as const }, { ...aside, mergedInto: CASE_ID }, aside];
    expect(await withEarlier([...others, on('2027-01-01')])).not.toMatch(NAMED);
    expect(await withEarlier([...others, on('2026-06-10')])).toContain('una vez, el miércoles 10 de junio de 2026:');
  });

  it('It is not said of what is no complaint, nor where the policy keeps it off', async () => {
    expect(await withEarlier(many, { head: { kind: 'question' } })).not.toMatch(NAMED);
    const { deps, letter } = await owned();
    const { tellEarlier: _, ...customers } = deps.policy.customers;
    await acknowledge(input, { ...deps, policy: { ...deps.policy, customers } });
    expect((await letter()).body).not.toMatch(NAMED);
  });

  it('Of so many complaints within a time a supervisor is asked once to look at the whole of them', async () => {
    const reviews = async (days: string[], over: Partial<Case> = {}) => {
      const fixture = await owned();
      for (const [n, day] of days.entries()) {
        const caseId = caseIdNumber(n + 2);
        const head = aCase({ caseId, reference: `AM-2K3Q9F2${n}`, ...knownAs('ana'), ...on(day), ...over });
        const items = [{ kind: 'identity', customerKey: 'ana' }] as const;
        await fixture.cases.open(head, { events: [anEvent('complaint-received')], items });
      }
      await acknowledge(input, fixture.deps);
      await acknowledge(input, fixture.deps);
      const { tasks, events, head } = await fixture.file();
      const asked = events.filter(({ type }) => type === 'account-review-asked');
      return { tasks: tasks.filter(({ kind }) => kind === 'account-review'), asked, head };
    };
    const days = ['2026-02-05', '2026-03-05', '2026-06-10', '2026-09-01'];
    const { tasks, asked, head } = await reviews(days);
    expect(tasks).toMatchObject([{ status: 'open', assignee: 'sofia' }]);
    expect(asked).toMatchObject([{ actor: { kind: 'system' }, data: { complaints: 5 } }]);
    expect(head.accountReviewAt).toBeDefined();
    expect((await reviews(days.slice(1))).tasks).toEqual([]);
    expect((await reviews([...days.slice(1), '2025-10-01'])).tasks).toEqual([]);
    expect((await reviews(days, { accountReviewAt: '2026-06-01T09:00:00.000Z' })).tasks).toEqual([]);
    expect((await reviews(days, { accountReviewAt: '2025-06-01T09:00:00.000Z' })).tasks).toHaveLength(1);
  });

  it('Where more may lie behind those that were looked at, it says at least', () => {
    const others = Array.from({ length: 20 }, (_, n) => aCase({ ...on('2026-03-05'), caseId: caseIdNumber(n + 10) }));
    const { receivedAt } = on('2026-11-23');
    expect(complaintsAmong(others, { receivedAt })).toMatchObject({ cases: 20, atLeast: true });
    expect(complaintsAmong(others.slice(1), { receivedAt })).toMatchObject({ cases: 19, atLeast: false });
  });
});

describe('who asks about their personal data in the first words', () => {
  const ASKS = 'Gracias por todo. Borren mis datos.';
  const asked = async ({ text = ASKS, head = {} }: Start & { text?: string }, wait = 'P0D') => {
    const { deps, file, clock } = await owned({ text, head });
    clock.pass(wait);
    await acknowledge(input, deps);
    const { tasks, messages, texts } = await file();
    const [task] = tasks.filter(({ subject }) => subject === 'personal-data:asked');
    const notice = messages.find(({ messageId }) => messageId === `opened-${task?.taskId}`);
    return { task, notice: texts.get(notice?.textId ?? '') };
  };

  it.each([undefined, 'complaint', 'praise', 'spam', 'other', 'request', 'question', 'suggestion'] as const)(
    'Is put to a supervisor, whatever it is read as (%s)',
    async (kind) => {
      const { task } = await asked({ head: kind ? { kind } : {} });
      expect(task).toMatchObject({ status: 'open', assignee: 'sofia', dueAt: '2026-12-14T09:00:00.000Z' });
      expect(task?.textId).toBeDefined();
    },
  );

  it('Is answered by a month from when they wrote, however much later the words are taken in', async () => {
    const { task, notice } = await asked({ head: { kind: 'complaint' } }, 'P12D');
    expect(task).toMatchObject({ dueAt: '2026-12-14T09:00:00.000Z', openedAt: '2026-12-05T09:00:00.000Z' });
    expect(notice).toContain('desde el lunes 23 de noviembre de 2026');
  });

  it('Is due at once where that has passed', async () => {
    const { task, notice } = await asked({ head: { kind: 'complaint' } }, 'P25D');
    expect(task?.dueAt).toBe('2026-12-18T09:00:00.000Z');
    expect(notice).toContain('desde el lunes 23 de noviembre de 2026');
  });
});
