import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { timerDepsOf, unansweredCase } from './timers.ts';

describe('a timer of a task', () => {
  const timerEvent = (taskId: string, step: number) => ({ timer: 'task', caseId: CASE_ID, taskId, step }) as const;

  it('A timer that fires twice, even at once, takes one step', async () => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('examine', { assignee: 'lucia' });
    const deps = timerDepsOf(fixture);
    await Promise.all([timerFired(timerEvent(taskId, 0), deps), timerFired(timerEvent(taskId, 0), deps)]);
    await timerFired(timerEvent(taskId, 0), deps);
    expect(await fixture.task(taskId)).toMatchObject({ step: 1 });
    expect(await fixture.events()).toEqual(['complaint-received', 'reminded']);
  });

  it.each(['decided', 'withdrawn', 'planned'])('A timer for a task that is %s does nothing', async (status) => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('examine', { assignee: 'lucia' });
    await fixture.table.write([{ update: keys.task(taskId), set: { status } }]);
    await timerFired(timerEvent(taskId, 0), timerDepsOf(fixture));
    expect(await fixture.events()).toEqual(['complaint-received']);
  });

  it('A timer after the last step, or for no task or no case at all, does nothing', async () => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('examine', { assignee: 'lucia', step: 5 });
    const deps = timerDepsOf(fixture);
    await timerFired(timerEvent(taskId, 5), deps);
    await timerFired(timerEvent(`${CASE_ID}.examine.9`, 0), deps);
    await timerFired({ ...timerEvent(taskId, 5), caseId: CASE_ID.replace('1938', '1939') }, deps);
    expect(await fixture.events()).toEqual(['complaint-received']);
  });

  it('Of the timer of the last step and a decision at the same time one wins', async () => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('consult', {
      assignee: 'iker',
      domain: 'technical',
      parts: [1],
      step: 2,
    });
    const deps = timerDepsOf(fixture);
    await Promise.all([timerFired(timerEvent(taskId, 2), deps), timerFired(timerEvent(taskId, 2), deps)]);
    expect((await fixture.outbox()).filter(({ effect }) => effect === 'resume')).toHaveLength(1);
  });
});
