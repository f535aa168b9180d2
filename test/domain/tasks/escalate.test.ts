import { describe, expect, it } from 'vitest';
import { isTaskId } from '#domain/case/ids.ts';
import { escalateCase } from '#domain/tasks/escalate.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';

type Escalation = Parameters<typeof escalateCase>[1];

const DESK = 'https://amends.example/desk';
const breach: Escalation = { reason: 'breach', level: 'supervisor', timer: 'answer', key: 'answer-2026-12-08' };

const anOpenCase = async (text?: string, owner = 'lucia') => {
  const fixture = caseFixture();
  await fixture.openCase({ head: { owner }, ...(text && { text }) });
  const raise = async (escalation: Escalation) => {
    const at = fixture.clock.now();
    let raised = false;
    await fixture.cases.change(CASE_ID, at, (file) => {
      const change = escalateCase({ file, at, deps: { ...fixture, deskUrl: DESK } }, escalation);
      raised = change !== undefined;
      return change;
    });
    return raised;
  };
  return { ...fixture, raise };
};

describe('escalateCase', () => {
  it('An escalation opens a task for the supervisor, says why, and leaves a record', async () => {
    const { raise, file, written, outbox } = await anOpenCase();
    expect(await raise(breach)).toBe(true);
    const { tasks, events, texts } = await file();
    const [task] = tasks;
    expect(task).toMatchObject({
      taskId: `${CASE_ID}.escalation.1.1`,
      ...{ status: 'open', assignee: 'sofia', level: 'supervisor', subject: 'breach:answer-2026-12-08', step: 0 },
    });
    expect(isTaskId(task?.taskId ?? '')).toBe(true);
    expect(events.at(-1)).toMatchObject({
      type: 'escalation-raised',
      actor: { kind: 'system' },
      data: { taskId: task?.taskId, reason: 'breach', level: 'supervisor', to: 'sofia', timer: 'answer' },
    });
    expect(await written()).toEqual(['staff-escalated sofia']);
    const text = texts.get(`opened-${task?.taskId}`) ?? '';
    expect(text).toContain('Motivo: ha pasado un plazo que debíamos cumplir');
    expect(text).not.toContain('caldera');
    expect((await outbox()).map(({ effect }) => effect)).toEqual(expect.arrayContaining(['send', 'set-timer']));
  });

  it('A case is escalated once for the same reason and key while that is open; another key is another escalation', async () => {
    const { raise, file } = await anOpenCase();
    expect(await raise(breach)).toBe(true);
    expect(await raise(breach)).toBe(false);
    expect(await raise({ ...breach, key: 'next-word' })).toBe(true);
    expect((await file()).tasks.map(({ taskId }) => taskId.split('.').at(-1))).toEqual(['1', '2']);
  });

  it.each<[string, string | undefined, string, Escalation['level'], string, string]>([
    ['the head', undefined, 'lucia', 'head', 'andres', 'head'],
    ['not whom the complaint is about', 'Sofía Arrizabalaga me colgó.', 'lucia', 'supervisor', 'andres', 'head'],
    ['not the owner', undefined, 'sofia', 'supervisor', 'andres', 'head'],
    ['not the head about themself', 'Andrés Echevarría me colgó.', 'lucia', 'head', 'sofia', 'supervisor'],
  ])('An escalation goes to somebody who fits: %s', async (_, text, owner, level, to, reached) => {
    const { raise, file } = await anOpenCase(text, owner);
    await raise({ ...breach, level });
    expect((await file()).tasks[0]).toMatchObject({ assignee: to, level: reached });
  });

  it('An escalation about all supervisors goes to whom the policy asks next, and its own escalation runs', async () => {
    const text = 'Sofía Arrizabalaga y Andrés Echevarría me colgaron.';
    const { raise, file, written, outbox } = await anOpenCase(text);
    expect(await raise(breach)).toBe(true);
    expect((await file()).tasks[0]).toMatchObject({ assignee: 'javier' });
    expect((await file()).events.at(-1)?.data).toMatchObject({ to: 'javier' });
    expect(await written()).toHaveLength(1);
    expect((await outbox()).some((item) => item.effect === 'set-timer')).toBe(true);
  });
});
