import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { announceTask } from '#functions/relay/announce.ts';
import { recordPromise } from '#functions/stages/follow-up/record-promise.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { relayDepsOf, services } from '#test/functions/relay/services.ts';
import { timerDepsOf } from '#test/functions/timers/timers.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { user } from '../concede/negotiation.ts';
import { aClosedCase, PROMISE } from './closed-case.ts';

/** The promise is due on Thursday the 3rd; Tuesday the 8th is a holiday in the whole of Spain. */
const DUE = '2026-12-03T09:00:00.000Z';
const SILENT = '2026-12-09T08:00:00.000Z';

/** A closed case whose promise has been announced, and the timers that look at it. */
const aPromisedCase = async () => {
  const talk = await aClosedCase();
  await announceTask(CASE_ID, PROMISE, relayDepsOf(talk, services()));
  const looks = async () =>
    (await talk.outbox()).flatMap((item) =>
      item.effect === 'set-timer' && item.timerEvent.timer === 'promise'
        ? [{ name: item.name, at: item.at, look: item.timerEvent.look }]
        : [],
    );
  const look = (number: number) =>
    timerFired({ timer: 'promise', caseId: CASE_ID, taskId: PROMISE, look: number }, timerDepsOf(talk));
  const updates = async () =>
    (await talk.file()).tasks.filter(({ kind, status }) => kind === 'update' && status === 'open');
  return { ...talk, looks, look, updates };
};

describe('a promise past its date of which nobody says anything', () => {
  it('It is looked at when the company opens after three working days, holidays left out', async () => {
    const talk = await aPromisedCase();
    expect((await talk.file()).agreements[0]?.commitments).toMatchObject([{ dueAt: DUE }]);
    expect(await talk.looks()).toEqual([{ name: `promise-${PROMISE}-1`, at: SILENT, look: 1 }]);
  });

  it('It counts as broken: the case is opened again, graver, with news for the customer today and a supervisor who knows', async () => {
    const talk = await aPromisedCase();
    const before = (await talk.file()).head;
    talk.clock.set(SILENT);
    await talk.look(1);
    const { head, agreements, events, tasks } = await talk.file();
    expect(before.closedAt).toBeDefined();
    expect(head).toMatchObject({ status: 'reopened', cycle: 2, promises: { made: 1, broken: 1 } });
    expect(head.severity?.level).toBeGreaterThan(before.severity?.level ?? 9);
    expect(eventsOf(events, 'promise-broken')).toMatchObject([
      { actor: { kind: 'system' }, data: { taskId: PROMISE, silentSince: DUE, supervisor: 'sofia' } },
    ]);
    expect(eventsOf(events, 'reopened')).toMatchObject([{ data: { because: 'broken-promise' } }]);
    expect(agreements[0]?.commitments).toMatchObject([{ kept: false, brokenAt: SILENT }]);
    const [update] = await talk.updates();
    expect(update).toMatchObject({ assignee: 'lucia', subject: 'broken-promise' });
    expect(update?.dueAt.slice(0, 10)).toBe(SILENT.slice(0, 10));
    expect(await talk.written()).toContain('staff-escalation sofia');
    // Whoever keeps it after all still can, and does so late.
    expect(tasks.find(({ taskId }) => taskId === PROMISE)).toMatchObject({ status: 'open' });
    await recordPromise({ taskId: PROMISE, user: user('lucia'), kept: true, reference: 'AB-1' }, talk);
    expect((await talk.file()).head.promises).toEqual({ made: 1, broken: 1, mended: 1 });
  });

  it('A timer that fires twice, or before its time, breaks it once', async () => {
    const talk = await aPromisedCase();
    talk.clock.set('2026-12-08T12:00:00.000Z');
    await talk.look(1);
    expect((await talk.file()).head).toMatchObject({ cycle: 1, promises: { made: 1 } });
    talk.clock.set(SILENT);
    await Promise.all([talk.look(1), talk.look(1)]);
    await talk.look(1);
    expect((await talk.file()).head.promises).toEqual({ made: 1, broken: 1 });
    expect((await talk.events()).filter((type) => type === 'promise-broken')).toHaveLength(1);
  });

  it.each([
    ['kept', { kept: true, reference: 'AB-1' }, { made: 1, kept: 1 }],
    ['said to be broken', { kept: false, proof: 'Falta la firma.' }, { made: 1, broken: 1 }],
  ])('One that was %s meanwhile is left as it is', async (_, report, promises) => {
    const talk = await aPromisedCase();
    await recordPromise({ taskId: PROMISE, user: user('lucia'), ...report }, talk);
    const before = await talk.events();
    talk.clock.set(SILENT);
    await talk.look(1);
    expect(await talk.events()).toEqual(before);
    expect((await talk.file()).head.promises).toEqual(promises);
  });

  it('Where the customer was given news since the date, the silence begins with them', async () => {
    const talk = await aPromisedCase();
    talk.clock.set('2026-12-07T12:00:00.000Z');
    await talk.cases.change(CASE_ID, talk.clock.now(), () => ({
      events: [
        { type: 'customer-updated', actor: { kind: 'person', id: 'lucia' }, data: { about: 'promise', how: 'call' } },
      ],
    }));
    talk.clock.set(SILENT);
    await Promise.all([talk.look(1), talk.look(1)]);
    expect((await talk.file()).head.closedAt).toBeDefined();
    expect((await talk.written()).filter((one) => one === 'staff-reminder lucia')).toHaveLength(1);
    const [, next] = await talk.looks();
    expect(next).toEqual({ name: `promise-${PROMISE}-2`, at: '2026-12-11T08:00:00.000Z', look: 2 });
    talk.clock.set(next?.at ?? '');
    await talk.look(2);
    expect((await talk.file()).head).toMatchObject({ status: 'reopened', promises: { made: 1, broken: 1 } });
  });

  it('One of a case that somebody set aside is not looked at', async () => {
    const talk = await aPromisedCase();
    await talk.cases.change(CASE_ID, talk.clock.now(), () => ({
      events: [anEvent('stalled')],
      set: { setAsideAt: talk.clock.now() },
    }));
    talk.clock.set(SILENT);
    await talk.look(1);
    expect((await talk.file()).head.promises).toEqual({ made: 1 });
  });
});
