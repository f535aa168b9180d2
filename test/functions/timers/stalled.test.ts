import { describe, expect, it } from 'vitest';
import { timers } from '#functions/timers/contract.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { CASE_ID, caseFixture, MONDAY } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { timerDepsOf } from './timers.ts';

/** What EventBridge sends, as Step Functions writes it. */
const stopped = (name: string, redriveCount?: number) => ({
  version: '0',
  id: '315c1398-40ff-a850-213b-158f73e60175',
  'detail-type': 'Step Functions Execution Status Change',
  source: 'aws.states',
  time: MONDAY,
  detail: {
    executionArn: `arn:aws:states:eu-west-1:012345678912:execution:complaint:${name}`,
    name,
    status: 'FAILED',
    error: 'Permanent',
    ...(redriveCount !== undefined && { redriveCount }),
  },
});

describe('the input of the timers function', () => {
  it.each([
    [stopped(CASE_ID), CASE_ID],
    [stopped(`${CASE_ID}-2-settle`, 0), `${CASE_ID}-2-settle`],
    [stopped(`${CASE_ID}-consult-1-2`, 3), `${CASE_ID}-consult-1-2.redrive-3`],
  ])('The event of an execution that stopped leads to its case', (event, execution) => {
    expect(timers.input.parse(event)).toEqual({ timer: 'stalled', caseId: CASE_ID, execution });
  });

  it.each([
    { timer: 'task', caseId: CASE_ID, taskId: `${CASE_ID}.examine.1`, step: 2 },
    { timer: 'case', caseId: CASE_ID, id: 'answer', dueAt: MONDAY, thresholdPercent: 75 },
    { timer: 'stalled', caseId: CASE_ID, execution: CASE_ID },
  ])('A timer event of kind $timer is read as it was set', (timerEvent) => {
    expect(timers.input.parse(structuredClone(timerEvent))).toEqual(timerEvent);
  });

  it.each([{}, { timer: 'alarm', caseId: CASE_ID }, { timer: 'task', caseId: 'x', taskId: 'y', step: 0 }])(
    'refuses %j',
    (event) => {
      expect(timers.input.safeParse(event).success).toBe(false);
    },
  );
});

describe('an execution that stopped', () => {
  const tell = (execution: string) => ({ timer: 'stalled', caseId: CASE_ID, execution }) as const;

  it('An execution that stopped marks its case and a supervisor is notified once, though its parent stops with it', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    const deps = timerDepsOf(fixture);
    await timerFired(tell(`${CASE_ID}-settle`), deps);
    await timerFired(tell(`${CASE_ID}-settle`), deps);
    await timerFired(tell(CASE_ID), deps);
    expect(await fixture.events()).toEqual(['complaint-received', 'stalled', 'stalled']);
    expect(await fixture.written()).toEqual(['staff-stalled sofia']);
    expect((await fixture.file()).head).toMatchObject({ stalledAt: MONDAY, status: 'acknowledged' });
  });

  it('An execution that stops again after it went on is notified again', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    const deps = timerDepsOf(fixture);
    await timerFired(tell(CASE_ID), deps);
    await fixture.cases.change(CASE_ID, MONDAY, () => ({
      clear: ['stalledAt'],
      events: [anEvent('task-opened')],
    }));
    await timerFired(tell(`${CASE_ID}.redrive-1`), deps);
    expect(await fixture.written()).toEqual(['staff-stalled sofia', 'staff-stalled sofia']);
  });

  it('An execution that stopped for no case of ours changes nothing', async () => {
    const fixture = caseFixture();
    await timerFired({ timer: 'stalled', caseId: 'test-run', execution: 'test-run' }, timerDepsOf(fixture));
    expect(fixture.table.all()).toEqual([]);
  });
});
