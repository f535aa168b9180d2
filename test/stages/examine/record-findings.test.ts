import { describe, expect, it } from 'vitest';
import { caseIdOf } from '#domain/case/ids.ts';
import { recordFindings } from '#functions/stages/examine/record-findings.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';
import { iker, lucia, mateo, sofia } from '#test/support/desk.ts';

const findings = {
  cause: 'company-error' as const,
  facts: 'La pieza se montó al revés.',
  customerWish: 'Que vuelvan mañana.',
  questions: [
    { domain: 'technical' as const, question: '¿Se dañó la placa?' },
    { domain: 'legal' as const, question: '¿Cubre la garantía?' },
  ],
};

const examined = async (text?: string) => {
  const fixture = caseFixture();
  await fixture.openCase(text ? { text } : {});
  const task = await fixture.openTask('examine', { assignee: 'lucia' });
  return { fixture, taskId: task.taskId };
};

describe('recordFindings', () => {
  it('Findings keep cause, facts and requested remedy, plan a task for each question and let the execution go on', async () => {
    const { fixture, taskId } = await examined();
    const output = await recordFindings({ ...findings, taskId, user: lucia }, fixture);
    const { head, examinations, texts, tasks } = await fixture.file();
    expect(output.questions).toHaveLength(2);
    expect(head).toMatchObject({ status: 'examined', stage: 'examine' });
    expect(examinations[0]).toMatchObject({ cycle: 1, cause: 'company-error' });
    expect([...texts.values()]).toEqual(
      expect.arrayContaining([findings.facts, findings.customerWish, '¿Se dañó la placa?', '¿Cubre la garantía?']),
    );
    expect(
      tasks.filter(({ kind }) => kind === 'consult').map(({ assignee, domain, status }) => [assignee, domain, status]),
    ).toEqual([
      ['iker', 'technical', 'planned'],
      ['carmen', 'legal', 'planned'],
    ]);
    expect(tasks.find((task) => task.taskId === taskId)).toMatchObject({
      status: 'decided',
      decidedBy: 'lucia',
      output,
    });
    expect(await fixture.outbox()).toMatchObject([{ effect: 'resume', taskId }]);
  });

  it('No expert whom the complaint names is asked', async () => {
    const { fixture, taskId } = await examined('El técnico Iker Olazábal me gritó y dejó la caldera abierta.');
    await recordFindings({ ...findings, taskId, user: lucia }, fixture);
    const { tasks } = await fixture.file();
    expect(tasks.find(({ domain }) => domain === 'technical')?.assignee).toBe('berta');
  });

  it('No text of the findings is in the history or in what the execution is handed', async () => {
    const { fixture, taskId } = await examined();
    const output = await recordFindings({ ...findings, taskId, user: lucia }, fixture);
    const { events } = await fixture.file();
    const told = JSON.stringify([events, output]);
    for (const words of [findings.facts, findings.customerWish, '¿Se dañó la placa?'])
      expect(told).not.toContain(words);
  });

  it.each([
    ['somebody else', mateo, 'not-your-task'],
    ['an expert', iker, 'not-your-task'],
    ['a supervisor', sofia, undefined],
  ])('Only the assignee and supervisors give findings: %s', async (_, user, code) => {
    const { fixture, taskId } = await examined();
    const act = recordFindings({ ...findings, taskId, user }, fixture);
    if (code) await expect(act).rejects.toMatchObject({ code, message: expect.stringContaining('Lucía') });
    else await expect(act).resolves.toBeTypeOf('object');
  });

  it('The first findings win, and the second learn of them', async () => {
    const { fixture, taskId } = await examined();
    const decisions = await Promise.allSettled(
      [lucia, sofia].map((user) => recordFindings({ ...findings, taskId, user }, fixture)),
    );
    const lost = decisions.find((decision) => decision.status === 'rejected');
    expect(decisions.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const won = await fixture.task(taskId);
    expect(lost?.reason).toMatchObject({
      code: 'task-decided-before',
      details: { decidedBy: won?.decidedBy, decidedAt: won?.decidedAt },
    });
    expect(await fixture.outbox()).toHaveLength(1);
  });

  it.each([`${CASE_ID}.examine.7`, 'nonsense', '../../x', caseIdOf(CASE_ID)])(
    'Findings for a task %s that does not exist are refused',
    async (id) => {
      const { fixture } = await examined();
      await expect(recordFindings({ ...findings, taskId: id, user: lucia }, fixture)).rejects.toMatchObject({
        code: 'no-such-task',
      });
    },
  );
});
