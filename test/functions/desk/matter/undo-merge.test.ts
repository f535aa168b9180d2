import { describe, expect, it } from 'vitest';
import { lucia } from '#test/support/desk.ts';
import { A, aDeskWithCases, B, references } from './desk-with-cases.ts';

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
