import { describe, expect, it } from 'vitest';
import { itemWrites } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { textItem } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Agreement } from '#domain/case/settlement.ts';
import { originalText } from '#domain/messages/attachments.ts';
import { hiddenId } from '#domain/messages/hidden-words.ts';
import { CASE_ID, caseFixture, knownAs, MONDAY, policy, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, anOffer, carmen, elena, iker, lucia, sofia, storeOffer } from '#test/support/desk.ts';

const WORDS = 'Soy Ana Robles, 612 345 678. La caldera no calienta desde el viernes.';
const path = `/desk/cases/${CASE_ID}`;

/** A case with something of everything. */
const aFullCase = async (fixture = aDesk()) => {
  await fixture.openCase({
    text: WORDS,
    complainant: { name: 'Ana Robles', email: 'ana@example.com', phone: '+34612345678' },
    head: {
      ...knownAs('ana'),
      orderRef: 'P-77',
      severity: { level: 3, points: 7, reasons: [{ code: 'cold', es: 'Sin calefacción', en: 'No heating' }] },
    },
  });
  const { taskId } = await fixture.openTask('examine', { assignee: 'lucia' });
  const json = {
    cause: 'company-error',
    facts: 'Ana Robles tiene razón.',
    questions: [{ domain: 'technical', question: '¿Qué falló?' }],
  };
  await fixture.desk('POST', `/desk/tasks/${taskId}/complete`, { as: lucia, json });
  const consult = { update: keys.task(`${CASE_ID}.consult.1.1`), set: { status: 'open' } };
  await fixture.table.write([consult]);
  await storeOffer(fixture, anOffer(await fixture.openTask('offer', { parts: [1], assignee: 'customer' })));
  return fixture;
};

const agreement: Agreement = {
  cycle: 1,
  kind: 'agreement',
  textId: 'agreement-1',
  sha256: sha256('Acuerdo con Ana Robles'),
  language: 'es',
  signedBy: 'lucia',
  madeAt: MONDAY,
  commitments: [
    { index: 0, concession: 'refund', what: 'Devolver 30 €', owner: 'lucia', dueAt: '2026-11-30T09:00:00.000Z' },
  ],
};

describe('GET /desk/cases/{id}', () => {
  it('What of a message is folded away is shown beside it, with the way to the original; experts see it without the customer', async () => {
    const { desk, table } = await aFullCase();
    await table.write(
      itemWrites(CASE_ID, [
        textItem(hiddenId('first'), 'De: Ana Robles\n\n612 345 678'),
        originalText('first', { original: 'inbound/1', attachments: [] }),
      ]),
    );
    const shownTo = async (as: typeof lucia) => (await desk('GET', path, { as })).body.messages[0];
    expect(await shownTo(lucia)).toMatchObject({
      text: WORDS,
      hidden: { text: 'De: Ana Robles\n\n612 345 678', original: `${path}/messages/first/original` },
    });
    const { hidden } = await shownTo(iker);
    expect(hidden).not.toHaveProperty('original');
    expect(hidden.text).not.toMatch(/Robles|612/);
  });

  it('The owner sees everything of a case, with reasons written out', async () => {
    const { desk } = await aFullCase();
    const { status, body } = await desk('GET', path, { as: lucia });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      caseId: CASE_ID,
      reference: 'AM-7K3Q9F2D',
      status: 'examined',
      stage: 'examine',
      severity: { level: 3, reasons: ['Sin calefacción'] },
      owner: 'lucia',
      ownerName: 'Lucía Ferrándiz',
      orderRef: 'P-77',
      complainant: { name: 'Ana Robles', email: 'ana@example.com', phone: '+34612345678' },
      tasks: expect.arrayContaining([
        expect.objectContaining({ kind: 'examine', status: 'decided', assignee: 'lucia', decidedBy: 'lucia' }),
        expect.objectContaining({ kind: 'consult', status: 'open', assignee: 'iker', question: '¿Qué falló?' }),
      ]),
      examinations: [{ cycle: 1, cause: 'company-error', facts: 'Ana Robles tiene razón.' }],
      opinions: [],
      offers: [
        {
          round: 1,
          status: 'open',
          options: [{ option: 'a', cost: { amount: 9_077 }, reasons: ['La culpa es nuestra'] }],
          reasons: ['Primer paso'],
        },
      ],
      messages: [{ id: 'first', direction: 'in', audience: 'customer', text: WORDS }],
      history: [{ type: 'complaint-received' }, { type: 'examined', actor: { kind: 'person', id: 'lucia' } }],
    });
    expect(body).not.toHaveProperty('agreement');
    expect(body).not.toHaveProperty('outcome');
  });

  it('A task token is never shown at the desk', async () => {
    const { desk } = await aFullCase();
    expect((await desk('GET', path, { as: sofia })).text).not.toContain('token-of');
  });

  it.each([
    [undefined, 'Sin calefacción'],
    ['en-GB,en;q=0.9', 'No heating'],
    ['fr;q=0.9, en;q=0.3, es;q=0.5', 'Sin calefacción'],
    ['*', 'Sin calefacción'],
  ])('A case is shown in the language of its reader: %s', async (language, reason) => {
    const { desk } = await aFullCase();
    const headers: Record<string, string> = language ? { 'accept-language': language } : {};
    const { body } = await desk('GET', path, { as: elena, headers });
    expect(body.severity.reasons).toEqual([reason]);
  });

  it('An expert sees the matter of a case, and nothing that names the customer', async () => {
    const fixture = await aFullCase();
    await fixture.table.write([
      { put: { ...keys.agreement(CASE_ID, 1), ...agreement } },
      ...itemWrites(CASE_ID, [textItem('agreement-1', 'Acuerdo con Ana Robles')]),
    ]);
    await fixture.desk('POST', `${path}/messages`, { as: lucia, json: { text: 'Mañana vamos.' } });
    await fixture.desk('POST', `${path}/notes`, { as: lucia, json: { text: 'Llamar a Robles por la tarde.' } });
    const { status, text, body } = await fixture.desk('GET', path, { as: iker });
    expect(status).toBe(200);
    // Whole words: identifiers and hashes are random, and hold every three letters or digits now and then.
    expect(text).not.toMatch(/\bAna\b|Robles|612 ?345|ana@example/);
    expect(body.messages).toMatchObject([{ text: expect.stringContaining('La caldera no calienta') }]);
    expect(body.tasks).toContainEqual(expect.objectContaining({ question: '¿Qué falló?' }));
  });

  it('An expert reads the copy of a message that the analysis cleaned, where there is one', async () => {
    const fixture = await aFullCase();
    await fixture.table.write(itemWrites(CASE_ID, [textItem('redacted-first', 'Soy [name]. La caldera no calienta.')]));
    const { body } = await fixture.desk('GET', path, { as: iker });
    expect(body.messages[0].text).toBe('Soy [name]. La caldera no calienta.');
  });

  it('A case is closed to experts who were not asked about it', async () => {
    const { desk } = await aFullCase();
    expect((await desk('GET', path, { as: carmen })).status).toBe(403);
    expect((await desk('POST', `${path}/notes`, { as: carmen, json: { text: 'Hola' } })).status).toBe(403);
    await desk('POST', `/desk/tasks/${CASE_ID}.consult.1.1/hand-over`, {
      as: iker,
      json: { to: 'berta', reason: 'x' },
    });
    expect((await desk('GET', path, { as: iker })).status, 'one who handed it on').toBe(200);
  });

  it.each(['nonsense', '01938f6a-0000-7000-8000-000000000099', '..%2f'])('No case is found under %s', async (id) => {
    const { desk } = await aFullCase();
    expect((await desk('GET', `/desk/cases/${id}`, { as: sofia })).status).toBe(404);
  });

  it('A case says so when its history was tampered with', async () => {
    const { desk, table, openCase, cases } = aDesk();
    await openCase();
    await cases.change(CASE_ID, MONDAY, () => ({
      events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: 'n' } }],
    }));
    expect((await desk('GET', path, { as: sofia })).body.historyIntact).toBe(true);
    await table.write([{ update: keys.event(CASE_ID, 2), set: { at: '2020-01-01T00:00:00.000Z' } }]);
    expect((await desk('GET', path, { as: sofia })).body.historyIntact).toBe(false);
  });
});

describe('POST /desk/cases/{id}/notes', () => {
  it('A note is kept for the team, with who wrote it, and never sent', async () => {
    const { desk, file, outbox } = await aFullCase();
    const before = (await outbox()).length;
    expect((await desk('POST', `${path}/notes`, { as: lucia, json: { text: 'Ojo: segunda vez.' } })).status).toBe(201);
    const { body } = await desk('GET', path, { as: sofia });
    expect(body.messages.at(-1)).toMatchObject({ audience: 'note', by: 'lucia', text: 'Ojo: segunda vez.' });
    expect(JSON.stringify((await file()).events)).not.toContain('Ojo');
    expect(await outbox()).toHaveLength(before);
  });
});

describe('POST /desk/cases/{id}/messages', () => {
  it('A message goes to the customer and moves the date of the next promised update', async () => {
    const { desk, file, outbox, clock } = await aFullCase(aDesk(caseFixture(standingClock(), 'dated')));
    clock.pass('PT5H');
    const { status, body } = await desk('POST', `${path}/messages`, { as: lucia, json: { text: 'Mañana vamos.' } });
    const nextWordBy = clock.after(clock.now(), policy.deadlines.nextWord['3']);
    expect([status, body.nextWordBy]).toEqual([201, nextWordBy]);
    const { head, messages, texts } = await file();
    expect(head.nextWordBy).toBe(nextWordBy);
    const sent = messages.find(({ template }) => template === 'customer-message');
    expect(sent).toMatchObject({ audience: 'customer', channel: 'email', status: 'held' });
    expect(texts.get(sent?.textId ?? '')).toContain('Hola, Ana Robles:');
    expect(texts.get(sent?.textId ?? '')).toContain('Mañana vamos.');
    expect(await outbox()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ effect: 'send', messageId: body.messageId }),
        expect.objectContaining({
          effect: 'set-timer',
          name: `timer-${CASE_ID}-next-word-0`,
          // The owner is asked for the word at 60 % of the time until it is due.
          at: '2026-11-24T04:24:00.000Z',
          timerEvent: { timer: 'case', caseId: CASE_ID, id: 'next-word', dueAt: nextWordBy, thresholdPercent: 60 },
        }),
      ]),
    );
  });

  it('A message on a closed case promises no further update', async () => {
    const fixture = await aFullCase();
    await fixture.table.write([{ update: keys.head(CASE_ID), set: { closedAt: MONDAY } }]);
    const { body } = await fixture.desk('POST', `${path}/messages`, { as: lucia, json: { text: 'Gracias.' } });
    expect(body).not.toHaveProperty('nextWordBy');
    expect((await fixture.outbox()).some(({ effect }) => effect === 'set-timer')).toBe(false);
  });

  it.each([iker, elena])('A message to the customer cannot be written by %o', async (as) => {
    const { desk } = await aFullCase();
    expect((await desk('POST', `${path}/messages`, { as, json: { text: 'Hola' } })).status).toBe(403);
  });
});
