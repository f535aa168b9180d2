import { describe, expect, it, vi } from 'vitest';
import { storeItems } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { channels } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import { checkHistory } from '#domain/case/check-history.ts';
import { firstBreak } from '#domain/case/history.ts';
import type { Severity } from '#domain/case/reason.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { originalText } from '#domain/messages/attachments.ts';
import { askPerson } from '#domain/tasks/ask-person.ts';
import { dangerInWords } from '#domain/urgent/danger-in-words.ts';
import { stalled } from '#functions/timers/stalled.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { deskDeps, iker, lucia } from '#test/support/desk.ts';
import { anEvent } from '#test/support/events.ts';
import { A, aDeskWithCases, B, because, C, type DeskWithCases, references } from './desk-with-cases.ts';

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
    });
    const file = await fixture.file(A);
    // The task of the fixture came past the history; all that the merge stored is in it.
    expect(checkHistory(file)).toEqual([{ what: 'added', part: `task/${A}.examine.1` }]);
    expect(file.head.alsoKnownAs).toEqual(['key-1']);
    expect(file.events.at(-1)).toMatchObject({ type: 'merged-in', actor: { id: 'lucia' }, data: { from: B } });
  });

  it('A case that is merged again, once its merge was undone, leaves a history that fits', async () => {
    const fixture = await aDeskWithCases();
    await fixture.merge(B, A);
    await fixture.post(B, 'undo', because);
    expect((await fixture.merge(B, A)).status).toBe(200);
    expect((await fixture.words(A)).toSorted()).toEqual(['Palabras 0', 'Palabras 1']);
    expect(checkHistory(await fixture.file(A))).toEqual([{ what: 'added', part: `task/${A}.examine.1` }]);
  });

  it('A merged case is read with the one that took it in only where files came with it', async () => {
    const fixture = await aDeskWithCases([A, B, C]);
    const original = { original: 'inbound/c', attachments: [{ name: 'factura.pdf' }] };
    const { messageId = '' } = (await fixture.file(C)).messages[0] ?? {};
    await storeItems(fixture.table, C, [originalText(messageId, original)]);
    await fixture.merge(B, A);
    await fixture.merge(C, A);
    const load = vi.spyOn(fixture.cases, 'load');
    const { attachments } = await fixture.view(A);
    expect(new Set(load.mock.calls.map(([caseId]) => caseId))).toEqual(new Set([A, C]));
    expect(attachments).toMatchObject([{ name: 'factura.pdf', of: C }]);
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

  it('A merged case takes along an urgent call that nobody has made yet, by the date it had', async () => {
    const fixture = await aDeskWithCases();
    const deps = { ...deskDeps(fixture), channels };
    const said = { text: 'Ahora huele a gas.', messageId: 'm-gas' };
    await fixture.cases.change(B, MONDAY, (file) => combine(dangerInWords({ file, at: MONDAY, deps }, said)));
    const before = (await fixture.file(B)).tasks.find(({ kind }) => kind === 'call');
    fixture.clock.pass('PT10M');
    await fixture.merge(B, A);
    const call = (await fixture.file(A)).tasks.find(({ kind }) => kind === 'call');
    expect(call).toMatchObject({ status: 'open', dueAt: before?.dueAt });
    expect((await fixture.file(A)).head.severity?.level).toBe(4);
  });

  it('What may be a danger goes along, and whose age or illness was told, whatever the levels, without points of its own', async () => {
    const fixture = await aDeskWithCases();
    const [possible, frail, tone] = [
      { code: 'possible-danger-fire', es: 'Puede haber peligro', en: 'There may be danger', points: 0 },
      { code: 'vulnerable', es: 'Persona mayor', en: 'Elderly', points: 2 },
      { code: 'feeling-negative', es: 'Negativo', en: 'Negative', points: 1 },
    ];
    const judged = (severity: Severity) => ({
      set: { severity },
      events: [anEvent('understood', { cycle: 1, severity })],
    });
    const high: Severity = { level: 3, points: 5, reasons: [tone] };
    await fixture.cases.change(A, MONDAY, () => judged(high));
    const low: Severity = { level: 1, points: 1, reasons: [tone, possible, frail] };
    await fixture.cases.change(B, MONDAY, () => judged(low));
    await fixture.merge(B, A);
    const { severity } = (await fixture.file(A)).head;
    expect(severity).toEqual({ ...high, reasons: [possible, { ...frail, points: 0 }, tone] });
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

describe('refused merges', () => {
  it.each<[string, number, (fixture: DeskWithCases) => Promise<unknown>]>([
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
    expect((await fixture.postAs(iker)(A, 'merge', { into: B, ...because })).status).toBe(403);
  });
});
