import { describe, expect, it } from 'vitest';
import type { Severity } from '#domain/case/reason.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { A, aDeskWithCases, type DeskWithCases } from './desk-with-cases.ts';

describe('what a case is', () => {
  const kind = (fixture: DeskWithCases, value: string) =>
    fixture.post(A, 'kind', { kind: value, reason: 'Lo he leído' });

  it('A case that is only a question stays with its owner, at the lowest severity', async () => {
    const fixture = await aDeskWithCases([A]);
    expect((await kind(fixture, 'question')).body).toEqual({ kind: 'question', status: 'acknowledged' });
    expect(await fixture.view(A)).toMatchObject({ kind: 'question', owner: 'lucia', severity: { level: 1 } });
    expect((await fixture.file(A)).tasks).toMatchObject([{ status: 'open' }]);
    expect((await fixture.file(A)).events.at(-1)).toMatchObject({
      type: 'kind-changed',
      actor: { id: 'lucia' },
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
