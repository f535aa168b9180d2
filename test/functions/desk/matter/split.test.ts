import { describe, expect, it } from 'vitest';
import { itemWrites, storeItems } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import type { Message } from '#domain/case/message.ts';
import { hiddenItems } from '#domain/messages/hidden-words.ts';
import { threadHash } from '#domain/messages/threads.ts';
import { newTask } from '#domain/tasks/plan.ts';
import { MONDAY, policy } from '#test/support/case-fixture.ts';
import { A, aDeskWithCases, addMessage, B } from './desk-with-cases.ts';

describe('a split', () => {
  const split = async () => {
    const fixture = await aDeskWithCases([A]);
    await addMessage(fixture, A, { id: 'bb', text: 'Otra cosa\n\nY la factura de octubre también está mal.' });
    const { status, body } = await fixture.post(A, 'split', { messageIds: ['bb'], reason: 'Es otro asunto' });
    expect(status).toBe(201);
    return { fixture, id: body.caseId as string, body };
  };

  it('A split begins a case of its own with the messages that are about something else, and the same customer', async () => {
    const { fixture, id, body } = await split();
    expect(await fixture.words(A)).toEqual(['Palabras 0']);
    expect(await fixture.words(id)).toEqual(['Y la factura de octubre también está mal.']);
    const { head, complainant, events } = await fixture.file(id);
    expect(head).toMatchObject({
      ...{ reference: body.reference, status: 'received', splitFrom: A, customerKey: 'key-0' },
      receivedAt: '2026-11-23T12:00:00.000Z',
    });
    expect(complainant).toEqual({ name: 'Ana', email: 'ana@example.com' });
    expect(events.map(({ type }) => type)).toEqual(['complaint-received', 'split-from']);
    const [first, ...timers] = await fixture.outbox(id);
    expect(first).toMatchObject({ effect: 'start', machine: 'complaint', cycle: 1 });
    expect(timers.map(({ effect }) => effect)).toEqual(['set-timer', 'set-timer', 'set-timer']);
    expect(await fixture.table.get(keys.reference(body.reference))).toMatchObject({ caseId: id });
    expect((await fixture.table.get(keys.message(A, 'bb')))?.['movedTo']).toBe(id);
    expect((await fixture.events(A)).at(-1)).toBe('split-off');
  });

  it('What answers a mail that was split off leads to the case that it is in now', async () => {
    const fixture = await aDeskWithCases([A]);
    await addMessage(fixture, A, { id: 'bb', text: 'Y la factura está mal.' });
    const hash = threadHash('email', '<bb@correo.example>');
    const message = (await fixture.file(A)).messages.find(({ messageId }) => messageId === 'bb');
    await fixture.table.write(
      itemWrites(A, [
        { kind: 'thread', hash },
        { kind: 'message-change', message: message as Message, set: { externalId: '<bb@correo.example>' } },
      ]),
    );
    const { body } = await fixture.post(A, 'split', { messageIds: ['bb'], reason: 'Es otro asunto' });
    expect(await fixture.table.get(keys.thread(hash))).toMatchObject({ caseId: body.caseId });
  });

  it('What of a message is folded away goes with it when it is split off', async () => {
    const fixture = await aDeskWithCases([A]);
    await addMessage(fixture, A, { id: 'bb', text: 'Y la factura está mal.' });
    await fixture.table.write(itemWrites(A, hiddenItems('bb', 'De: Lumbre')));
    const { body } = await fixture.post(A, 'split', { messageIds: ['bb'], reason: 'Es otro asunto' });
    const hiddenIn = async (id: string) =>
      (await fixture.view(id)).messages.flatMap(({ hidden }: { hidden?: { text: string } }) => hidden?.text ?? []);
    expect(await hiddenIn(body.caseId)).toEqual(['De: Lumbre']);
    expect(await hiddenIn(A)).toEqual([]);
  });

  it('What of a message is folded away is seen in the case it is merged into', async () => {
    const fixture = await aDeskWithCases([A, B]);
    await addMessage(fixture, A, { id: 'bb', text: 'Y la factura está mal.' });
    await fixture.table.write(itemWrites(A, hiddenItems('bb', 'De: Lumbre')));
    expect((await fixture.merge(A, B)).status).toBe(200);
    const { messages } = await fixture.view(B);
    expect(messages).toContainEqual(expect.objectContaining({ hidden: { text: 'De: Lumbre' } }));
  });

  it('A split can be undone: its messages come home, and that can be undone too', async () => {
    const { fixture, id } = await split();
    // Until its owner has it, it is on its way.
    expect((await fixture.post(id, 'undo', {})).status).toBe(409);
    const task = newTask({ kind: 'examine', caseId: id, cycle: 1, assignee: 'lucia', priority: false }, MONDAY, {
      policy,
      clock: fixture.clock,
    });
    const opened = { ...task, status: 'open', openedAt: MONDAY, token: 't' } as const;
    await storeItems(fixture.table, id, [{ kind: 'task', task: opened }]);
    await addMessage(fixture, id, { id: 'ccc', text: 'Más\n\nY una cosa más.' });
    expect((await fixture.post(id, 'undo', {})).body).toMatchObject({ caseId: A });
    expect(await fixture.words(A)).toEqual([
      'Palabras 0',
      'Y la factura de octubre también está mal.',
      'Y una cosa más.',
    ]);
    expect((await fixture.post(id, 'undo', {})).status).toBe(200);
    expect(await fixture.words(A)).toEqual(['Palabras 0']);
    expect(await fixture.words(id)).toHaveLength(2);
  });

  it.each([
    ['all that the customer said', ['first']],
    ['nothing the customer said', ['note']],
    ['what is not there', ['bb', 'zz']],
  ])('A split of %s is refused', async (_, messageIds) => {
    const fixture = await aDeskWithCases([A]);
    const note = { messageId: 'note', direction: 'out', audience: 'note', channel: 'desk', at: MONDAY, textId: 'note' };
    await fixture.table.write([{ put: { ...keys.message(A, 'note'), ...note } }]);
    const { status, body } = await fixture.post(A, 'split', { messageIds, reason: 'x' });
    expect([status, body.errors[0].pointer]).toEqual([422, '/messageIds']);
  });
});
