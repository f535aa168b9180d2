import { describe, expect, it } from 'vitest';
import { deadlines } from '#functions/timers/contract.ts';
import { strike } from '#functions/timers/timer-fired.ts';
import { aWorld, CASE_ID, MONDAY } from '#test/support/case-fixture.ts';
import { deadlineDepsOf } from './timers.ts';

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

describe('what the clocks are handed', () => {
  it.each([
    [stopped(CASE_ID), CASE_ID],
    [stopped(`${CASE_ID}-2-settle`, 0), `${CASE_ID}-2-settle`],
    [stopped(`${CASE_ID}-consult-1-2`, 3), `${CASE_ID}-consult-1-2.redrive-3`],
  ])('an execution that stopped leads to its case', (event, execution) => {
    expect(deadlines.input.parse(event)).toEqual({ clock: 'stalled', caseId: CASE_ID, execution });
  });

  it.each([
    { clock: 'task', caseId: CASE_ID, taskId: `${CASE_ID}.examine.1`, rung: 2 },
    { clock: 'case', caseId: CASE_ID, id: 'answer', dueAt: MONDAY, mark: 75 },
    { clock: 'stalled', caseId: CASE_ID, execution: CASE_ID },
  ])('$clock comes through as it was set', (tick) => {
    expect(deadlines.input.parse(structuredClone(tick))).toEqual(tick);
  });

  it.each([{}, { clock: 'alarm', caseId: CASE_ID }, { clock: 'task', caseId: 'x', taskId: 'y', rung: 0 }])(
    'refuses %j',
    (event) => {
      expect(deadlines.input.safeParse(event).success).toBe(false);
    },
  );
});

describe('an execution that stopped', () => {
  const tell = (execution: string) => ({ clock: 'stalled', caseId: CASE_ID, execution }) as const;

  it('marks its case and is told to a supervisor, once, though its parent stops with it', async () => {
    const world = aWorld();
    await world.openCase();
    const deps = deadlineDepsOf(world);
    await strike(tell(`${CASE_ID}-settle`), deps);
    await strike(tell(`${CASE_ID}-settle`), deps);
    await strike(tell(CASE_ID), deps);
    expect(await world.events()).toEqual(['complaint-received', 'stalled', 'stalled']);
    expect(await world.written()).toEqual(['staff-stalled sofia']);
    expect((await world.file()).head).toMatchObject({ stalledAt: MONDAY, status: 'acknowledged' });
  });

  it('again after it went on is told again', async () => {
    const world = aWorld();
    await world.openCase();
    const deps = deadlineDepsOf(world);
    await strike(tell(CASE_ID), deps);
    await world.cases.change(CASE_ID, MONDAY, () => ({
      clear: ['stalledAt'],
      events: [{ type: 'task-opened', actor: { kind: 'system' } }],
    }));
    await strike(tell(`${CASE_ID}.redrive-1`), deps);
    expect(await world.written()).toEqual(['staff-stalled sofia', 'staff-stalled sofia']);
  });

  it('of no case of ours is left alone', async () => {
    const world = aWorld();
    await strike({ clock: 'stalled', caseId: 'test-run', execution: 'test-run' }, deadlineDepsOf(world));
    expect(world.table.all()).toEqual([]);
  });
});
