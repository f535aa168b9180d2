import { describe, expect, it } from 'vitest';
import type { EventData, EventType } from '#domain/case/events.ts';
import type { ShownTimer } from '#functions/desk/timers/contract.ts';
import { CASE_ID, caseFixture, MONDAY, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, iker, lucia, sofia } from '#test/support/desk.ts';
import { anEvent } from '#test/support/events.ts';

/** A case of the year 2027, when Ley 10/2025 binds, with what an owner can say of it. */
const aCaseOf2027 = async (head = {}) => {
  const fixture = aDesk(caseFixture(standingClock('2027-01-11T09:00:00.000Z'), 'dated'));
  await fixture.openCase({ head: { receivedAt: fixture.clock.now(), ...head } });
  const post = (json: unknown, as = lucia) => fixture.desk('POST', `/desk/cases/${CASE_ID}/class`, { as, json });
  const classify = async (said: string, more = {}) =>
    (await post({ class: said, reason: 'Lo he leído', ...more })).body;
  const happens = async <Type extends EventType>(at: string, type: Type, data: Partial<EventData<Type>> = {}) => {
    fixture.clock.set(at);
    await fixture.cases.change(CASE_ID, at, () => ({ events: [anEvent(type, data)] }));
  };
  return { ...fixture, post, classify, happens };
};

const answerOf = ({ timers }: { timers: ShownTimer[] }) => timers.find(({ id }) => id === 'answer');

describe('saying what the law calls a complaint', () => {
  it('A reclassified complaint has its dates counted again from the original start', async () => {
    const fixture = await aCaseOf2027();
    expect((await fixture.file()).head.answerBy).toBe('2027-02-01T22:59:59.999Z');
    fixture.clock.set('2027-01-13T09:00:00.000Z');
    const body = await fixture.classify('billing', { topic: 'billing' });
    expect(body).toMatchObject({ class: 'billing', topic: 'billing', regime: { id: 'es-sac', class: 'billing' } });
    expect(answerOf(body)).toMatchObject({
      ...{ rule: 'answer-billing', article: '17.3' },
      ...{ startedAt: '2027-01-11T09:00:00.000Z', dueAt: '2027-01-16T22:59:59.999Z' },
    });
    const { head, events, texts } = await fixture.file();
    expect(head).toMatchObject({ class: 'billing', topic: 'billing', answerBy: '2027-01-16T22:59:59.999Z' });
    const { type, actor, data } = events.at(-1) ?? {};
    expect([type, actor]).toEqual(['reclassified', { kind: 'person', id: 'lucia' }]);
    expect(data).toEqual({ class: 'billing', topic: 'billing', before: 'general', reasonTextId: 'class-id-1' });
    expect(texts.get('class-id-1')).toBe('Lo he leído');
  });

  it('Reclassifying moves the schedule of the timer', async () => {
    const fixture = await aCaseOf2027();
    await fixture.classify('billing');
    const at = new Date((Date.parse('2027-01-11T09:00:00.000Z') + Date.parse('2027-01-16T22:59:59.999Z')) / 2);
    expect(await fixture.outbox()).toContainEqual(
      expect.objectContaining({ effect: 'set-timer', name: `timer-${CASE_ID}-answer-0`, at: at.toISOString() }),
    );
  });

  it('Reclassifying keeps the pauses: a completion that restarted the term restarts the new one (glpi 15605)', async () => {
    const fixture = await aCaseOf2027();
    await fixture.happens('2027-01-12T09:00:00.000Z', 'completion-requested', { taskId: 't', textId: 'x' });
    await fixture.happens('2027-01-14T09:00:00.000Z', 'completed', { taskId: 't' });
    expect((await fixture.file()).head.answerBy).toBe('2027-02-04T22:59:59.999Z');
    const answer = answerOf(await fixture.classify('billing'));
    expect(answer).toMatchObject({ startedAt: '2027-01-11T09:00:00.000Z', dueAt: '2027-01-19T22:59:59.999Z' });
  });

  it('Reclassifying keeps the pauses: the days of a Peruvian offer do not count under the new class either (glpi 15605)', async () => {
    const fixture = await aCaseOf2027({ country: 'PE' });
    const unpaused = (await fixture.file()).head.answerBy;
    await fixture.happens('2027-01-12T15:00:00.000Z', 'offered', { cycle: 1, round: 1 });
    await fixture.happens('2027-01-14T15:00:00.000Z', 'offer-answered', { cycle: 1, round: 1 });
    const { answerBy } = (await fixture.file()).head;
    expect(answerBy > unpaused).toBe(true);
    const body = await fixture.classify('billing');
    expect(body.regime).toMatchObject({ id: 'pe-libro', class: 'billing' });
    expect(answerOf(body)?.dueAt).toBe(answerBy);
  });

  it('A date that the new class puts in the past is late at once', async () => {
    const fixture = await aCaseOf2027();
    fixture.clock.set('2027-01-13T09:00:00.000Z');
    const answer = answerOf(await fixture.classify('continuity'));
    expect(answer).toMatchObject({
      dueAt: '2027-01-11T11:00:00.000Z',
      breached: true,
      next: { thresholdPercent: 100 },
    });
  });

  it('Saying the same class twice changes nothing', async () => {
    const fixture = await aCaseOf2027();
    await fixture.classify('billing');
    expect((await fixture.classify('billing')).class).toBe('billing');
    expect((await fixture.events()).filter((type) => type === 'reclassified')).toHaveLength(1);
  });

  it('Reclassifying is refused for a topic there is not, once the case is closed, and to an expert', async () => {
    const fixture = await aCaseOf2027();
    const json = { class: 'billing', reason: 'x' };
    const unknown = await fixture.post({ ...json, topic: 'weather' });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([422, '/topic']);
    expect((await fixture.post(json, iker)).status).toBe(403);
    await fixture.cases.change(CASE_ID, MONDAY, () => ({
      set: { closedAt: MONDAY },
      events: [anEvent('concluded')],
    }));
    expect((await fixture.post(json, sofia)).status).toBe(409);
  });
});
