import { describe, expect, it } from 'vitest';
import { recordOpinion } from '#functions/stages/consult/record-opinion.ts';
import { caseFixture, policy } from '#test/support/case-fixture.ts';
import { carmen, iker } from '#test/support/desk.ts';

const opinion = { valid: true, liable: false, explanation: 'La pieza venía bien de fábrica.' };

const asked = async () => {
  const fixture = caseFixture();
  await fixture.openCase({ head: { status: 'examined', stage: 'examine' } });
  const technical = await fixture.openTask('consult', { parts: [1], assignee: 'iker', domain: 'technical' });
  const legal = await fixture.openTask('consult', { parts: [2], assignee: 'carmen', domain: 'legal' });
  return { fixture, technical: technical.taskId, legal: legal.taskId };
};

describe('recordOpinion', () => {
  it('An opinion is kept typed with its text apart, and resumes its own execution', async () => {
    const { fixture, technical } = await asked();
    const remedy = policy.concessions[0]?.id ?? '';
    await expect(recordOpinion({ ...opinion, remedy, taskId: technical, user: iker }, fixture)).resolves.toEqual({});
    const { opinions, texts, events } = await fixture.file();
    expect(opinions).toMatchObject([
      { taskId: technical, domain: 'technical', answered: true, expert: 'iker', valid: true, liable: false, remedy },
    ]);
    expect(texts.get(`explanation-${technical}`)).toBe(opinion.explanation);
    expect(JSON.stringify(events)).not.toContain(opinion.explanation);
    expect(await fixture.outbox()).toMatchObject([{ effect: 'resume', taskId: technical }]);
  });

  it('A remedy in free text is kept as a text, where no rule and no history reads it', async () => {
    const { fixture, technical } = await asked();
    await recordOpinion({ ...opinion, remedy: 'Cambiarle la caldera entera', taskId: technical, user: iker }, fixture);
    const { opinions, texts, events } = await fixture.file();
    expect(opinions[0]).not.toHaveProperty('remedy');
    expect(texts.get(`remedy-${technical}`)).toBe('Cambiarle la caldera entera');
    expect(JSON.stringify(events)).not.toContain('Cambiarle');
  });

  it('A case is consulted with the last question only', async () => {
    const { fixture, technical, legal } = await asked();
    await recordOpinion({ ...opinion, taskId: technical, user: iker }, fixture);
    expect((await fixture.file()).head.status).toBe('examined');
    await recordOpinion({ ...opinion, taskId: legal, user: carmen }, fixture);
    expect((await fixture.file()).head).toMatchObject({ status: 'consulted', stage: 'consult' });
  });

  it('Only the expert who was asked gives the opinion, once', async () => {
    const { fixture, technical } = await asked();
    await expect(recordOpinion({ ...opinion, taskId: technical, user: carmen }, fixture)).rejects.toMatchObject({
      code: 'not-your-task',
      message: expect.stringContaining('Iker'),
    });
    await recordOpinion({ ...opinion, taskId: technical, user: iker }, fixture);
    await expect(recordOpinion({ ...opinion, taskId: technical, user: iker }, fixture)).rejects.toMatchObject({
      code: 'task-decided-before',
      details: { decidedBy: 'iker' },
    });
  });
});
