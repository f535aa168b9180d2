import { describe, expect, it } from 'vitest';
import type { EventData, EventType } from '#domain/case/events.ts';
import type { TimerRow } from '#functions/desk/timers/contract.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { CASE_ID, caseFixture, caseIdNumber, MONDAY, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, elena, iker, lucia, mateo, sofia } from '#test/support/desk.ts';
import { anEvent } from '#test/support/events.ts';
import { aCustomer } from '#test/support/track.ts';
import { timerDepsOf } from '../../timers/timers.ts';

const datedDesk = (start?: string) => aDesk(caseFixture(standingClock(start), 'dated'));
type Desk = ReturnType<typeof datedDesk>;

const happens = <Type extends EventType>(
  { cases, clock }: Desk,
  type: Type,
  { caseId = CASE_ID, data = {} }: { caseId?: string; data?: Partial<EventData<Type>> } = {},
) => cases.change(caseId, clock.now(), () => ({ events: [anEvent(type, data)] }));

/** A timer fires, as often as its time so far has marks. */
const fires = async (fixture: Desk, caseId: string, id: string) => {
  for (;;) {
    const clock = (await fixture.file(caseId)).head.timers.find((one) => one.id === id);
    if (!clock?.next || clock.next.at > fixture.clock.now()) return;
    const { dueAt, next } = clock;
    await timerFired(
      { timer: 'case', caseId, id, dueAt, thresholdPercent: next.thresholdPercent },
      timerDepsOf(fixture),
    );
  }
};

const view = async (fixture: Desk, language = 'en') =>
  (await fixture.desk('GET', `/desk/cases/${CASE_ID}`, { as: lucia, headers: { 'accept-language': language } })).body;

describe('the timers of a case', () => {
  it('All timers of a case are shown by due date, not only the nearest (zammad 3928)', async () => {
    const fixture = datedDesk();
    await fixture.openCase();
    const { timers, regime } = await view(fixture);
    expect(regime).toMatchObject({ id: 'es-consumer', class: 'general', title: expect.stringContaining('art. 21') });
    expect(timers).toMatchObject([
      {
        id: 'acknowledge',
        rule: 'acknowledge',
        article: '21.2',
        dueAt: '2026-11-23T09:05:00.000Z',
        next: { thresholdPercent: 50 },
      },
      { id: 'next-word', rule: 'policy', dueAt: '2026-11-25T09:00:00.000Z', next: { thresholdPercent: 60 } },
      { id: 'answer', article: '21.3', startedAt: MONDAY, dueAt: '2026-12-08T22:59:59.999Z' },
    ]);
  });

  it('Each timer says how its date came about, in the language of the reader', async () => {
    const fixture = datedDesk();
    await fixture.openCase();
    const told = async (language: string) => {
      const { timers } = await view(fixture, language);
      return timers.map(({ title, explanation }: { title: string; explanation: string[] }) => [
        title,
        explanation.at(-1),
      ]);
    };
    expect(await told('en')).toEqual([
      [expect.any(String), expect.stringContaining('Monday, 23 November 2026 at 10:05')],
      ['the next word to the customer', expect.stringMatching(/^No law sets it.*25 November 2026/)],
      ['Answer to the complaint', expect.stringContaining('Tuesday, 8 December 2026 at 23:59')],
    ]);
    expect((await told('es'))[2]).toEqual([
      'Respuesta a la queja o reclamación',
      expect.stringContaining('martes 8 de diciembre de 2026 a las 23:59'),
    ]);
  });

  it('Timers say whether they are paused or late', async () => {
    const fixture = datedDesk('2027-01-11T09:00:00.000Z');
    await fixture.openCase({ head: { receivedAt: fixture.clock.now() } });
    fixture.clock.pass('P1D');
    await happens(fixture, 'completion-requested', { data: { taskId: 't', textId: 'x' } });
    const timers: { id: string }[] = (await view(fixture)).timers;
    const byId = new Map(timers.map((clock) => [clock.id, clock]));
    expect(byId.get('answer')).toMatchObject({ paused: true });
    expect(byId.get('answer')).not.toHaveProperty('next');
    expect(byId.get('acknowledge')).toMatchObject({ breached: true });
    expect(byId.get('answer')).not.toHaveProperty('breached');
  });

  it('A timer names the merged case whose date holds', async () => {
    const fixture = datedDesk();
    await fixture.openCase();
    await happens(fixture, 'merged-in', { data: { from: caseIdNumber(2), answerBy: '2026-12-01T22:59:59.999Z' } });
    const answer = (await view(fixture)).timers.find(({ id }: { id: string }) => id === 'answer');
    expect(answer.dueAt).toBe('2026-12-01T22:59:59.999Z');
    expect(answer.explanation.at(-1)).toMatch(/^Another case was merged/);
  });
});

describe('the tracking page', () => {
  it('The tracking page says how the date of the answer came about, until it is given', async () => {
    const customer = aCustomer(caseFixture(standingClock(), 'dated'));
    await customer.openCase();
    expect((await customer.see()).why.at(-1)).toContain('martes 8 de diciembre de 2026 a las 23:59');
    const page = await customer.page({ lang: 'en' });
    expect(page).toMatch(/<details class="why"><summary>How the date of the answer is worked out<\/summary>/);
    expect(page).toContain('Tuesday, 8 December 2026 at 23:59');
    await customer.cases.change(CASE_ID, MONDAY, () => ({
      events: [anEvent('answered', { commitments: 0 })],
    }));
    expect(await customer.see()).not.toHaveProperty('why');
    expect(await customer.page()).not.toContain('<details class="why"');
  });
});

describe('GET /desk/timers', () => {
  /** Lucía's case came in now, Mateo's twelve days ago; both are acknowledged. */
  const busyDesk = async () => {
    const fixture = datedDesk();
    await fixture.openCase();
    const [second, receivedAt] = [caseIdNumber(2), '2026-11-11T09:00:00.000Z'];
    const nextWordBy = '2026-11-24T08:00:00.000Z';
    await fixture.openCase({ head: { caseId: second, reference: 'AM-2', owner: 'mateo', receivedAt, nextWordBy } });
    for (const id of [CASE_ID, second]) await happens(fixture, 'acknowledged', { caseId: id });
    const list = async (as: typeof lucia, query: Record<string, string> = {}): Promise<TimerRow[]> =>
      (await fixture.desk('GET', '/desk/timers', { as, query })).body.timers;
    const ids = async (as: typeof lucia, query: Record<string, string> = {}) =>
      (await list(as, query)).map(({ reference, id }) => `${reference} ${id}`);
    return { ...fixture, second, list, ids };
  };

  it('All running timers of one’s own cases are listed by due date, or one timer of them', async () => {
    const { list, ids } = await busyDesk();
    expect(await list(lucia)).toEqual([
      {
        ...{ caseId: CASE_ID, reference: 'AM-7K3Q9F2D', timer: 'next-word', id: 'next-word', rule: 'policy' },
        ...{ startedAt: MONDAY, dueAt: '2026-11-25T09:00:00.000Z', breached: false },
        ...{ owner: 'lucia', status: 'acknowledged' },
      },
      expect.objectContaining({ timer: 'answer', rule: 'answer', dueAt: '2026-12-08T22:59:59.999Z' }),
    ]);
    expect(await ids(lucia, { timer: 'answer' })).toEqual(['AM-7K3Q9F2D answer']);
    expect(await ids(sofia)).toEqual([]);
  });

  it('Timers due within a day are listed: of all cases to a supervisor, of their own to owners', async () => {
    const { clock, ids } = await busyDesk();
    expect(await ids(sofia, { view: 'breaching' })).toEqual(['AM-2 next-word']);
    expect(await ids(lucia, { view: 'breaching' })).toEqual([]);
    expect(await ids(mateo, { view: 'breaching' })).toEqual(['AM-2 next-word']);
    clock.set('2026-11-26T00:00:00.000Z');
    expect(await ids(sofia, { view: 'breaching' })).toEqual(['AM-2 answer']);
  });

  it('Timers past due are listed, whether their schedule fired or was lost', async () => {
    const fixture = await busyDesk();
    const { clock, ids, second } = fixture;
    clock.set('2026-11-27T00:00:00.000Z');
    const lost = ['AM-2 next-word', 'AM-7K3Q9F2D next-word', 'AM-2 answer'];
    expect(await ids(sofia, { view: 'breached' })).toEqual(lost);
    await fires(fixture, second, 'answer');
    expect(await fixture.events(second)).toContain('timer-breached');
    expect(await ids(sofia, { view: 'breached' })).toEqual(lost);
    expect(await ids(mateo, { view: 'breached', timer: 'answer' })).toEqual(['AM-2 answer']);
    expect(await ids(lucia, { view: 'breached' })).toEqual(['AM-7K3Q9F2D next-word']);
  });

  it('The other timers of a case that is late already are still listed', async () => {
    const fixture = await busyDesk();
    const { clock, ids, second } = fixture;
    clock.set('2026-11-27T00:00:00.000Z');
    await fires(fixture, second, 'answer');
    await fires(fixture, second, 'next-word');
    clock.set('2026-11-28T12:00:00.000Z');
    expect(await ids(mateo, { view: 'breaching' })).toEqual(['AM-2 next-word']);
    expect(await ids(mateo)).toEqual(['AM-2 answer', 'AM-2 next-word']);
  });

  it('Timers of many cases are paged through without losing or repeating one', async () => {
    const fixture = datedDesk();
    for (let n = 1; n <= 230; n++) {
      // Half of them strike at the same instant as their neighbour.
      if (n % 2 === 0) fixture.clock.pass('PT1M');
      const receivedAt = fixture.clock.now();
      await fixture.openCase({ head: { caseId: caseIdNumber(n), reference: `AM-${n}`, receivedAt } });
    }
    const seen: string[] = [];
    let query: Record<string, string> = { view: 'mine', timer: 'answer' };
    for (let pages = 0; pages < 20; pages++) {
      const { body } = await fixture.desk('GET', '/desk/timers', { as: lucia, query });
      seen.push(...body.timers.map(({ reference }: TimerRow) => reference));
      if (!body.cursor) break;
      query = { ...query, cursor: body.cursor };
    }
    expect(seen).toHaveLength(230);
    expect(new Set(seen).size).toBe(230);
  });

  it.each([
    [{ view: 'late' }, '/view'],
    [{ timer: 'alarm' }, '/timer'],
    [{ cursor: 'noon' }, '/cursor'],
  ])('A list of timers with %o is refused', async (query, pointer) => {
    const { desk } = await busyDesk();
    const answer = await desk('GET', '/desk/timers', { as: sofia, query });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it.each([iker, elena])('Timers are not listed for %o', async (as) => {
    const { desk } = await busyDesk();
    expect((await desk('GET', '/desk/timers', { as })).status).toBe(403);
  });
});
