import { describe, expect, it } from 'vitest';
import { itemWrites } from '#cases/store/items.ts';
import { textItem } from '#domain/case/change.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aDesk, carmen, elena, iker, lucia, sofia } from '#test/support/desk.ts';

const QUESTION = '¿Qué falló en la caldera de Ana Robles, 612 345 678?';

/** A case with an examination, a question to Iker, and an approval. */
const aCaseAtWork = async () => {
  const fixture = aDesk();
  await fixture.openCase({
    complainant: { name: 'Ana Robles', phone: '+34612345678' },
    head: {
      product: 'Caldera',
      feeling: 'negative',
      severity: { level: 3, points: 7, reasons: [{ code: 'cold', es: 'Sin calefacción', en: 'No heating' }] },
    },
  });
  await fixture.openTask('examine', { assignee: 'lucia' });
  await fixture.openTask('consult', { parts: [1], assignee: 'iker', domain: 'technical', textId: 'question-1' });
  await fixture.openTask('approve', { parts: [1], assignee: 'elena' });
  await fixture.table.write(
    itemWrites(CASE_ID, [textItem('question-1', QUESTION), { kind: 'reference', reference: 'AM-7K3Q9F2D' }]),
  );
  const rows = async (as: typeof lucia, view: string, headers: Record<string, string> = {}) =>
    (await fixture.desk('GET', '/desk/tasks', { as, query: { view }, headers })).body;
  return { ...fixture, rows };
};

describe('A row of a queue', () => {
  it('It says whose case it is, about which product, how severe and why, how the customer feels and by which channel they came', async () => {
    const { rows } = await aCaseAtWork();
    const { tasks, zone } = await rows(lucia, 'mine', { 'accept-language': 'en' });
    expect(zone).toBe('Europe/Madrid');
    expect(tasks[0]).toMatchObject({
      title: 'listen to the customer and examine the case',
      customer: 'Ana Robles',
      product: 'Caldera',
      severity: 3,
      severityReason: 'No heating',
      feeling: 'negative',
      channel: 'web',
      ownerName: 'Lucía Ferrándiz',
    });
  });

  it('An expert reads the question without what names the customer, and the row has neither name nor cost', async () => {
    const { rows } = await aCaseAtWork();
    const page = await rows(iker, 'opinions');
    expect(page.tasks[0].question).toContain('¿Qué falló en la caldera');
    expect(JSON.stringify(page)).not.toMatch(/\bAna\b|Robles|612 ?345|cost|value/);
  });

  it.each([
    ['an approver', elena, 'approvals', 'Ana Robles'],
    ['a supervisor', sofia, 'opinions', 'Ana Robles'],
  ])('The name of the customer is shown to %s', async (_, as, view, name) => {
    const { rows } = await aCaseAtWork();
    expect((await rows(as, view)).tasks[0].customer).toBe(name);
  });

  it('A supervisor reads the question as it was asked', async () => {
    const { rows } = await aCaseAtWork();
    expect((await rows(sofia, 'opinions')).tasks[0].question).toBe(QUESTION);
  });

  it('An expert sees nothing of the work of others', async () => {
    const { rows } = await aCaseAtWork();
    expect((await rows(carmen, 'opinions')).tasks).toEqual([]);
  });

  it('Of a blocked case a row holds no name and no word', async () => {
    const { rows, cases, clock } = await aCaseAtWork();
    await cases.change(CASE_ID, clock.now(), () => ({
      set: { blockedAt: clock.now() },
      events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: 'n' } }],
    }));
    const [task] = (await rows(sofia, 'opinions')).tasks;
    expect(task).not.toHaveProperty('customer');
    expect(task).not.toHaveProperty('question');
  });
});

describe('A case named by its reference', () => {
  it.each(['AM-7K3Q9F2D', 'am-7k3q9f2d'])('%s leads to the case, as its id does', async (reference) => {
    const { desk } = await aCaseAtWork();
    const { status, body } = await desk('GET', `/desk/cases/${reference}`, { as: lucia });
    expect([status, body.caseId, body.reference]).toEqual([200, CASE_ID, 'AM-7K3Q9F2D']);
  });

  it('What is written on it is written on the case', async () => {
    const { desk, file } = await aCaseAtWork();
    const { status } = await desk('POST', '/desk/cases/AM-7K3Q9F2D/notes', { as: lucia, json: { text: 'Hola' } });
    expect(status).toBe(201);
    expect((await file()).messages.map(({ audience }) => audience)).toContain('note');
  });

  it.each(['AM-22222222', 'AM-', 'ZZ-7K3Q9F2D'])('There is no case under %s', async (reference) => {
    const { desk } = await aCaseAtWork();
    expect((await desk('GET', `/desk/cases/${reference}`, { as: lucia })).status).toBe(404);
  });

  it('Whom the case is about is refused by the reference as by the id', async () => {
    const { desk, cases, clock } = await aCaseAtWork();
    await cases.change(CASE_ID, clock.now(), () => ({
      set: { concerned: { lucia: 'marked' } },
      events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: 'n' } }],
    }));
    expect((await desk('GET', '/desk/cases/AM-7K3Q9F2D', { as: lucia })).status).toBe(403);
  });

  it('An expert who was asked sees neither offers nor what anything costs', async () => {
    const { desk } = await aCaseAtWork();
    const { text, body } = await desk('GET', '/desk/cases/AM-7K3Q9F2D', { as: iker });
    expect(body.offers).toEqual([]);
    expect(text).not.toMatch(/"cost"|"value"|"totalCost"/);
  });
});
