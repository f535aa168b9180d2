import { describe, expect, it } from 'vitest';
import { recordOpinion } from '#functions/stages/consult/record-opinion.ts';
import { aWorld, policy } from '#test/support/case-fixture.ts';
import { carmen, iker } from '#test/support/desk.ts';

const opinion = { valid: true, liable: false, explanation: 'La pieza venía bien de fábrica.' };

const asked = async () => {
  const world = aWorld();
  await world.openCase({ head: { status: 'examined', stage: 'examine' } });
  const technical = await world.openTask('consult', { parts: [1], assignee: 'iker', domain: 'technical' });
  const legal = await world.openTask('consult', { parts: [2], assignee: 'carmen', domain: 'legal' });
  return { world, technical: technical.taskId, legal: legal.taskId };
};

describe('recordOpinion', () => {
  it('keeps a typed opinion, its words apart, and resumes its own execution', async () => {
    const { world, technical } = await asked();
    const remedy = policy.concessions[0]?.id ?? '';
    await expect(recordOpinion({ ...opinion, remedy, taskId: technical, user: iker }, world)).resolves.toEqual({});
    const { opinions, texts, events } = await world.file();
    expect(opinions).toMatchObject([
      { taskId: technical, domain: 'technical', answered: true, expert: 'iker', valid: true, liable: false, remedy },
    ]);
    expect(texts.get(`explanation-${technical}`)).toBe(opinion.explanation);
    expect(JSON.stringify(events)).not.toContain(opinion.explanation);
    expect(await world.outbox()).toMatchObject([{ effect: 'resume', taskId: technical }]);
  });

  it('keeps a remedy in words as a text, where no rule and no history reads it', async () => {
    const { world, technical } = await asked();
    await recordOpinion({ ...opinion, remedy: 'Cambiarle la caldera entera', taskId: technical, user: iker }, world);
    const { opinions, texts, events } = await world.file();
    expect(opinions[0]).not.toHaveProperty('remedy');
    expect(texts.get(`remedy-${technical}`)).toBe('Cambiarle la caldera entera');
    expect(JSON.stringify(events)).not.toContain('Cambiarle');
  });

  it('makes the case consulted with the last question only', async () => {
    const { world, technical, legal } = await asked();
    await recordOpinion({ ...opinion, taskId: technical, user: iker }, world);
    expect((await world.file()).head.status).toBe('examined');
    await recordOpinion({ ...opinion, taskId: legal, user: carmen }, world);
    expect((await world.file()).head).toMatchObject({ status: 'consulted', stage: 'consult' });
  });

  it('is for the expert who was asked, once', async () => {
    const { world, technical } = await asked();
    await expect(recordOpinion({ ...opinion, taskId: technical, user: carmen }, world)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Iker'),
    });
    await recordOpinion({ ...opinion, taskId: technical, user: iker }, world);
    await expect(recordOpinion({ ...opinion, taskId: technical, user: iker }, world)).rejects.toMatchObject({
      status: 409,
      extra: { decidedBy: 'iker' },
    });
  });
});
