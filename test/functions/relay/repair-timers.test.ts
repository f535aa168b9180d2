import { describe, expect, it } from 'vitest';
import type { TimerEvent } from '#domain/case/effects.ts';
import { repairTimers } from '#functions/relay/repair-timers.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { CASE_ID, caseFixture, standingClock } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { timerDepsOf } from '../timers/timers.ts';
import { relayDepsOf, services } from './services.ts';

/** A case whose schedules nobody ever set. */
const aForgottenCase = async () => {
  const fixture = caseFixture(standingClock(), 'dated');
  const outside = services();
  await fixture.openCase();
  return { fixture, outside, deps: relayDepsOf(fixture, outside) };
};

describe('timers that lost their schedule', () => {
  it('Timers that lost their schedule are set again once they should have fired, and fire', async () => {
    const { fixture, outside, deps } = await aForgottenCase();
    fixture.clock.pass('PT6M');
    await repairTimers(deps);
    expect(outside.calls).toEqual([`set timer-${CASE_ID}-acknowledge-0`]);
    const [mended] = outside.timers.values();
    await timerFired(mended?.timerEvent as TimerEvent, timerDepsOf(fixture));
    expect(await fixture.events()).toEqual(['complaint-received', 'timer-warned']);
  });

  it('Timers are left alone while they may still fire, and when they fired', async () => {
    const { fixture, outside, deps } = await aForgottenCase();
    fixture.clock.pass('PT4M');
    await repairTimers(deps);
    expect(outside.calls).toEqual([]);
  });

  it('Timers are repaired for a day, and then left to the people whom the alarm called', async () => {
    const { fixture, outside, deps } = await aForgottenCase();
    fixture.clock.pass('P1DT1H');
    await repairTimers(deps);
    expect(outside.calls).toEqual([]);
  });

  it('Lost timers are found for a case that is late already, and for a task past its date', async () => {
    const { fixture, outside, deps } = await aForgottenCase();
    await fixture.openTask('examine', { assignee: 'lucia' });
    await fixture.cases.change(CASE_ID, fixture.clock.now(), ({ head }) => ({
      events: head.timers.map(({ id, dueAt }) => anEvent('timer-breached', { timer: id, dueAt })),
    }));
    fixture.clock.pass('P2DT5M');
    await fixture.table.write([
      { update: { pk: `CASE#${CASE_ID}`, sk: `TASK#${CASE_ID}.examine.1` }, set: { step: 1 } },
    ]);
    await repairTimers(deps);
    expect(outside.calls).toEqual([`set task-${CASE_ID}.examine.1-1`]);
  });

  it('A reminder that was lost days before its task was due is found once it is, since all later steps wait for it', async () => {
    const { fixture, outside, deps } = await aForgottenCase();
    await fixture.openTask('examine', { assignee: 'lucia' });
    await fixture.cases.change(CASE_ID, fixture.clock.now(), ({ head }) => ({
      events: head.timers.map(({ id, dueAt }) => anEvent('timer-breached', { timer: id, dueAt })),
    }));
    fixture.clock.pass('P2DT5M');
    await repairTimers(deps);
    expect(outside.calls).toEqual([`set task-${CASE_ID}.examine.1-0`]);
    outside.calls.length = 0;
    fixture.clock.pass('P1DT5M');
    await repairTimers(deps);
    expect(outside.calls).toEqual([]);
  });
});
