import { describe, expect, it } from 'vitest';
import type { TimerEvent } from '#domain/case/effects.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Wait } from '#domain/policy/schema/promises.ts';
import type { DeskDeps } from '#functions/desk/contract.ts';
import { recordUpdate } from '#functions/desk/update/record-update.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { CASE_ID, caseFixture, MONDAY, policy, standingClock } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { timerDepsOf } from './timers.ts';

const NEXT_WORD = '2026-11-25T09:00:00.000Z';
/** Sixty percent of the two days. */
const ASKED = '2026-11-24T13:48:00.000Z';
const asks: TimerEvent = {
  timer: 'case',
  caseId: CASE_ID,
  id: 'next-word',
  dueAt: NEXT_WORD,
  thresholdPercent: policy.promises.interim.askAt,
};

const letting = (...automatic: Wait[]): Policy => ({
  ...policy,
  promises: { ...policy.promises, interim: { ...policy.promises.interim, automatic } },
});

/** An acknowledged case two days before its next word is due, at the moment its owner is asked for it. */
const aWaitingCase = async (by: Policy = policy) => {
  const fixture = caseFixture(standingClock(), 'dated');
  await fixture.openCase();
  await fixture.cases.change(CASE_ID, MONDAY, () => ({ events: [anEvent('acknowledged', { cycle: 1 })] }));
  fixture.clock.set(ASKED);
  return { fixture, deps: { ...timerDepsOf(fixture), policy: by } };
};

describe('a word during a wait of several days', () => {
  it('The owner is asked for it before it is due, with a draft, and once', async () => {
    const { fixture, deps } = await aWaitingCase();
    expect((await fixture.file()).head.timers.find(({ id }) => id === 'next-word')?.next).toEqual({
      thresholdPercent: 60,
      at: ASKED,
    });
    await timerFired(asks, deps);
    await timerFired(asks, deps);
    const { tasks, texts, messages } = await fixture.file();
    expect(tasks).toMatchObject([
      { kind: 'update', subject: 'answer', status: 'open', assignee: 'lucia', dueAt: NEXT_WORD },
    ]);
    expect(texts.get(tasks[0]?.textId ?? '')).toContain('para que no espere sin noticias');
    expect(messages.filter(({ audience, direction }) => audience === 'customer' && direction === 'out')).toEqual([]);
    expect((await fixture.events()).filter((type) => type === 'timer-warned')).toHaveLength(1);
  });

  it('Whoever has the task sends the draft, the next word is promised, and nothing was broken', async () => {
    const { fixture, deps } = await aWaitingCase();
    await timerFired(asks, deps);
    const [task] = (await fixture.file()).tasks;
    const user = { id: 'lucia', groups: ['owner'] };
    const desk = {
      ...fixture,
      ...deps,
      trackingUrl: async () => 'https://api.lumbre.example/t/x',
    } as unknown as DeskDeps;
    await recordUpdate({ taskId: task?.taskId ?? '', user }, desk);
    const { head, messages, tasks, texts } = await fixture.file();
    expect(tasks).toMatchObject([{ status: 'decided', decidedBy: 'lucia' }]);
    const told = messages.find(({ template }) => template === 'customer-message');
    expect(texts.get(told?.textId ?? '')).toContain('para que no espere sin noticias');
    expect(head.nextWordBy).toBe('2026-11-26T13:48:00.000Z');
    expect(await fixture.events()).toContain('customer-updated');
  });

  it('Only where the policy names the wait the draft goes out by itself, and the history says so', async () => {
    const { fixture, deps } = await aWaitingCase(letting('answer'));
    await timerFired(asks, deps);
    const { tasks, events, messages } = await fixture.file();
    expect(tasks).toEqual([]);
    expect(events.at(-1)).toMatchObject({
      type: 'customer-updated',
      actor: { kind: 'system' },
      data: { about: 'answer', how: 'automatic' },
    });
    expect(messages.some(({ template }) => template === 'customer-message')).toBe(true);
  });

  it('Another wait that the policy names lets nothing go out in this one', async () => {
    const { fixture, deps } = await aWaitingCase(letting('promise'));
    await timerFired(asks, deps);
    expect((await fixture.file()).tasks).toMatchObject([{ kind: 'update' }]);
  });
});
