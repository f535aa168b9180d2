import { describe, expect, it } from 'vitest';
import { itemWrites, storeItems } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { channels } from '#channels/names.ts';
import { textItem } from '#domain/case/change.ts';
import { firstBreak } from '#domain/case/history.ts';
import type { Severity } from '#domain/case/reason.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { askPerson } from '#domain/tasks/ask-person.ts';
import { newTask } from '#domain/tasks/plan.ts';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { stalled } from '#functions/timers/stalled.ts';
import { caller } from '#test/support/call.ts';
import { caseFixture, caseIdNumber, MONDAY, policy, standingClock } from '#test/support/case-fixture.ts';
import { deskDeps, iker, lucia, sofia } from '#test/support/desk.ts';
import { anEvent } from '#test/support/events.ts';

const [A, B, C] = [caseIdNumber(1), caseIdNumber(2), caseIdNumber(3)] as const;
const references = { [A]: 'AM-AAAAAAA2', [B]: 'AM-BBBBBBB2', [C]: 'AM-CCCCCCC2' };
const because = { reason: 'Es el mismo asunto' };

/** Two or three cases that wait for their owners, each with a word of the customer, and a desk. */
const aDeskWithCases = async (ids: string[] = [A, B]) => {
  const fixture = caseFixture(standingClock(), 'dated');
  let made = 0;
  const deps = { ...deskDeps(fixture), newId: () => caseIdNumber(100 + ++made) };
  const complainants = [
    { name: 'Ana', email: 'ana@example.com' },
    { name: 'Ana', handles: [{ channel: 'whatsapp', id: '34612345678' }] },
    { name: 'Ana', phone: '+34612345678' },
  ];
  const open = async (caseId: string, n: number) => {
    const receivedAt = `2026-11-2${3 - n}T09:00:00.000Z`;
    const head = { caseId, reference: references[caseId] as string, customerKey: `key-${n}`, receivedAt };
    await fixture.openCase({ head, complainant: complainants[n] ?? {}, text: `Asunto\n\nPalabras ${n}` });
    await fixture.table.write([{ put: { ...keys.reference(head.reference), caseId } }]);
    const task = newTask({ kind: 'examine', caseId, cycle: 1, assignee: 'lucia' }, MONDAY, {
      policy,
      clock: fixture.clock,
    });
    const opened = { ...task, status: 'open', openedAt: MONDAY, token: `token-${n}` } as const;
    await storeItems(fixture.table, caseId, [{ kind: 'task', task: opened }]);
  };
  for (const [n, caseId] of ids.entries()) await open(caseId, n);
  const desk = caller(deskEndpoints, deps);
  const post = (caseId: string, verb: string, json: unknown, as = lucia) =>
    desk('POST', `/desk/cases/${caseId}/${verb}`, { as, json });
  const view = async (caseId: string) => (await desk('GET', `/desk/cases/${caseId}`, { as: lucia })).body;
  const words = async (caseId: string) => (await view(caseId)).messages.map(({ text }: { text: string }) => text);
  const merge = (caseId: string, into: string) => post(caseId, 'merge', { into, ...because });
  return { ...fixture, desk, post, view, words, merge };
};

const add = async ({ table }: Awaited<ReturnType<typeof aDeskWithCases>>, caseId: string, id: string, text: string) =>
  table.write([
    {
      put: {
        ...keys.message(caseId, id),
        ...{ messageId: id, direction: 'in', audience: 'customer', channel: 'email', status: 'received' },
        ...{ at: `2026-11-23T1${id.length}:00:00.000Z`, textId: id },
      },
    },
    ...itemWrites(caseId, [textItem(id, text)]),
  ]);

describe('a merged case', () => {
  it('A merged case leads to the other, which has its messages, its customer’s handles and the earlier date', async () => {
    const fixture = await aDeskWithCases();
    const { answerBy } = (await fixture.file(B)).head;
    const { status, body } = await fixture.merge(B, A);
    expect([status, body]).toEqual([200, { caseId: A, reference: references[A] }]);
    expect((await fixture.words(A)).toSorted()).toEqual(['Palabras 0', 'Palabras 1']);
    expect(await fixture.view(B)).toMatchObject({
      caseId: A,
      answerBy,
      merged: [{ caseId: B, reference: references[B] }],
      reach: [{ channel: 'email' }, { channel: 'whatsapp', public: false }],
      historyIntact: true,
    });
    const file = await fixture.file(A);
    expect(file.head.alsoKnownAs).toEqual(['key-1']);
    expect(file.events.at(-1)).toMatchObject({ type: 'merged-in', actor: { id: 'lucia' }, data: { from: B } });
  });

  it('A merged case keeps all it had, waits for nobody, and its timers are dropped', async () => {
    const fixture = await aDeskWithCases();
    const before = await fixture.file(B);
    await fixture.merge(B, A);
    const after = await fixture.file(B);
    expect(after.head).toMatchObject({ status: 'merged', mergedInto: A, setAsideAt: MONDAY });
    expect(after.messages).toEqual(before.messages);
    expect(after.complainant).toEqual(before.complainant);
    expect(after.tasks).toMatchObject([{ status: 'withdrawn', token: 'token-1' }]);
    const dropped = (await fixture.outbox(B)).flatMap((item) => (item.effect === 'drop-timer' ? item.name : []));
    const timers = ['acknowledge', 'answer', 'next-word'].map((id) => `timer-${B}-${id}-0`);
    expect(dropped.toSorted()).toEqual([`task-${B}.examine.1-0`, ...timers]);
    expect(after.head.timers).toEqual([]);
    expect((await fixture.desk('GET', '/desk/tasks', { as: lucia })).body.tasks).toHaveLength(1);
    const moved = (await fixture.outbox(A)).filter(({ effectId }) => effectId.startsWith('000002'));
    expect(moved).toMatchObject([{ effect: 'set-timer', name: `timer-${A}-answer-0` }]);
  });

  it('A merged case takes with it the call that its customer still waits for', async () => {
    const fixture = await aDeskWithCases();
    const deps = { ...deskDeps(fixture), channels };
    const wish = { supervisor: true, channel: 'tracking-page', phone: '+34600111222' };
    await fixture.cases.change(B, MONDAY, (file) => askPerson({ file, at: MONDAY, deps }, wish));
    await fixture.merge(B, A);
    const { tasks, texts } = await fixture.file(A);
    const call = tasks.find(({ kind }) => kind === 'contact');
    expect(call).toMatchObject({ status: 'open', assignee: 'sofia' });
    expect(texts.get(call?.textId ?? '')).toBe(wish.phone);
    expect((await fixture.file(B)).tasks.filter(({ status }) => status === 'open')).toEqual([]);
  });

  it('What is written to a merged case reaches the other', async () => {
    const fixture = await aDeskWithCases();
    await fixture.merge(B, A);
    await fixture.post(B, 'notes', { text: 'Llamar el lunes' });
    await fixture.post(B, 'messages', { text: 'Vamos el jueves.' });
    expect((await fixture.file(A)).messages).toHaveLength(4);
    expect((await fixture.file(B)).messages).toHaveLength(1);
    expect(await resolveMergedHead(fixture.cases, B)).toMatchObject({ caseId: A });
  });

  it('The execution of a merged case may end some day without an alarm', async () => {
    const fixture = await aDeskWithCases();
    await fixture.merge(B, A);
    await stalled({ timer: 'stalled', caseId: B, execution: 'b' }, { ...fixture, deskUrl: 'd' } as never);
    expect((await fixture.file(B)).head.stalledAt).toBeUndefined();
  });

  it('The case to merge into can be named by its reference, and chains of merges lead to their end', async () => {
    const fixture = await aDeskWithCases([A, B, C]);
    expect((await fixture.merge(C, references[B] as string)).status).toBe(200);
    expect((await fixture.merge(B, A)).status).toBe(200);
    expect((await fixture.view(C)).caseId).toBe(A);
    expect((await fixture.words(A)).toSorted()).toEqual(['Palabras 0', 'Palabras 1', 'Palabras 2']);
    expect((await fixture.file(A)).head.alsoKnownAs).toEqual(['key-1', 'key-2']);
    // What was merged stands in the way of undoing what lies below it.
    expect((await fixture.post(C, 'undo', {})).status).toBe(409);
  });

  it('A case that is merged twice is merged once', async () => {
    const fixture = await aDeskWithCases();
    await fixture.merge(B, A);
    expect((await fixture.merge(B, A)).status).toBe(200);
    expect((await fixture.events(A)).filter((type) => type === 'merged-in')).toHaveLength(1);
  });

  it('Of two cases merged into each other at once one stays open', async () => {
    const fixture = await aDeskWithCases();
    const answers = await Promise.all([fixture.merge(A, B), fixture.merge(B, A)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const heads = [(await fixture.file(A)).head, (await fixture.file(B)).head];
    expect(heads.filter(({ mergedInto }) => mergedInto)).toHaveLength(1);
    expect(heads.filter(({ setAsideAt }) => !setAsideAt)).toHaveLength(1);
    for (const id of [A, B]) expect(firstBreak((await fixture.file(id)).events)).toBeUndefined();
  });
});

describe('undoing a merge', () => {
  it('A merge that is undone lets the case go on where it stood, and gives back what it brought', async () => {
    const fixture = await aDeskWithCases();
    const [a, b] = [await fixture.file(A), await fixture.file(B)];
    await fixture.merge(B, A);
    expect((await fixture.post(B, 'undo', {})).body).toEqual({ caseId: B, reference: references[B] });
    const [again, back] = [await fixture.file(A), await fixture.file(B)];
    expect(again.messages).toEqual(a.messages);
    expect(again.complainant).toEqual(a.complainant);
    expect(again.head).toMatchObject({ answerBy: a.head.answerBy, merged: [], alsoKnownAs: [] });
    expect(back.tasks).toEqual(b.tasks);
    expect(back.head).toMatchObject({ status: b.head.status, answerBy: b.head.answerBy });
    expect(back.head).not.toHaveProperty('mergedInto');
    expect(back.head).not.toHaveProperty('setAsideAt');
    expect((await fixture.desk('GET', '/desk/tasks', { as: lucia })).body.tasks).toHaveLength(2);
    const dates = ({ timers }: typeof back.head) => timers.map(({ id, dueAt }) => [id, dueAt]);
    expect(dates(back.head)).toEqual(dates(b.head));
    const set = (await fixture.outbox(B)).filter(({ effectId }) => effectId.startsWith('000003'));
    expect(set.map(({ effect }) => effect)).toEqual(['set-timer', 'set-timer', 'set-timer', 'set-timer']);
  });

  it('Undoing a merge and merging again makes the same as before', async () => {
    const fixture = await aDeskWithCases();
    await fixture.merge(B, A);
    await fixture.post(B, 'undo', {});
    await fixture.merge(B, A);
    expect((await fixture.words(A)).toSorted()).toEqual(['Palabras 0', 'Palabras 1']);
    expect((await fixture.post(B, 'undo', {})).status).toBe(200);
    expect(await fixture.words(A)).toEqual(['Palabras 0']);
  });

  it('Undoing is refused where nothing was merged, with the ids of what can be undone', async () => {
    const fixture = await aDeskWithCases();
    await fixture.merge(B, A);
    const { status, body } = await fixture.post(A, 'undo', {});
    expect([status, body.merged]).toEqual([409, [{ caseId: B, reference: references[B] }]]);
  });
});

describe('refused merges', () => {
  it.each<[string, number, (fixture: Awaited<ReturnType<typeof aDeskWithCases>>) => Promise<unknown>]>([
    ['into itself', 409, async () => A],
    ['into nothing', 404, async () => 'AM-99999999'],
    [
      'into a closed case',
      409,
      async ({ cases }) => {
        const event = anEvent('concluded');
        await cases.change(B, MONDAY, () => ({ set: { closedAt: MONDAY }, events: [event] }));
        return B;
      },
    ],
    [
      'of a case that is settled',
      409,
      async ({ table }) => {
        await table.write([{ put: { ...keys.agreement(A, 1), cycle: 1 } }]);
        return B;
      },
    ],
    [
      'while the customer has an offer in hand',
      409,
      async ({ openTask }) => {
        await openTask('offer', { parts: [1], assignee: 'customer' });
        return B;
      },
    ],
    [
      'while the case waits for nobody',
      409,
      async ({ table }) => {
        await table.write([{ update: keys.task(`${A}.examine.1`), set: { status: 'decided' } }]);
        return B;
      },
    ],
  ])('A merge is refused %s', async (_, status, into) => {
    const fixture = await aDeskWithCases();
    expect((await fixture.merge(A, String(await into(fixture)))).status).toBe(status);
    expect(await fixture.events(A)).not.toContain('merged');
  });

  it('A merge is refused to an expert', async () => {
    const fixture = await aDeskWithCases();
    expect((await fixture.post(A, 'merge', { into: B, ...because }, iker)).status).toBe(403);
  });
});

describe('a split', () => {
  const split = async () => {
    const fixture = await aDeskWithCases([A]);
    await add(fixture, A, 'bb', 'Otra cosa\n\nY la factura de octubre también está mal.');
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

  it('A split can be undone: its messages come home, and that can be undone too', async () => {
    const { fixture, id } = await split();
    // Until its owner has it, it is on its way.
    expect((await fixture.post(id, 'undo', {})).status).toBe(409);
    const task = newTask({ kind: 'examine', caseId: id, cycle: 1, assignee: 'lucia' }, MONDAY, {
      policy,
      clock: fixture.clock,
    });
    const opened = { ...task, status: 'open', openedAt: MONDAY, token: 't' } as const;
    await storeItems(fixture.table, id, [{ kind: 'task', task: opened }]);
    await add(fixture, id, 'ccc', 'Más\n\nY una cosa más.');
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

describe('what a case is', () => {
  const kind = (fixture: Awaited<ReturnType<typeof aDeskWithCases>>, value: string) =>
    fixture.post(A, 'kind', { kind: value, reason: 'Lo he leído' }, sofia);

  it('A case that is only a question stays with its owner, at the lowest severity', async () => {
    const fixture = await aDeskWithCases([A]);
    expect((await kind(fixture, 'question')).body).toEqual({ kind: 'question', status: 'acknowledged' });
    expect(await fixture.view(A)).toMatchObject({ kind: 'question', owner: 'lucia', severity: { level: 1 } });
    expect((await fixture.file(A)).tasks).toMatchObject([{ status: 'open' }]);
    expect((await fixture.file(A)).events.at(-1)).toMatchObject({
      type: 'kind-changed',
      actor: { id: 'sofia' },
      data: { from: 'unknown', to: 'question' },
    });
  });

  it.each(['praise', 'spam'])('A case that is %s is parked, and resumed with its severity', async (value) => {
    const fixture = await aDeskWithCases([A]);
    const severity: Severity = { level: 3, points: 7, reasons: [] };
    const understood = anEvent('understood', { cycle: 1, severity });
    await fixture.cases.change(A, MONDAY, () => ({
      set: { severity },
      events: [understood],
    }));
    expect((await kind(fixture, value)).body).toEqual({ kind: value, status: 'set-aside' });
    expect((await fixture.file(A)).tasks).toMatchObject([{ status: 'withdrawn' }]);
    expect((await kind(fixture, 'complaint')).body).toEqual({ kind: 'complaint', status: 'acknowledged' });
    expect(await fixture.view(A)).toMatchObject({ kind: 'complaint', severity: { level: 3 } });
    expect((await fixture.file(A)).tasks).toMatchObject([{ status: 'open', token: 'token-0' }]);
  });

  it('A case cannot become spam while the customer has an offer in hand', async () => {
    const fixture = await aDeskWithCases([A]);
    await fixture.openTask('offer', { parts: [1], assignee: 'customer' });
    const { status, body } = await kind(fixture, 'spam');
    expect([status, body.errors[0].pointer]).toEqual([409, '/kind']);
  });
});
