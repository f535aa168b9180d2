import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';

const late = {
  text: 'El pedido no ha llegado y nadie contesta a mis correos desde hace tres semanas.',
  customer: { name: 'Julia Sanz', email: 'julia.sanz@correo.example' },
};

describe('time', () => {
  it('Time never closes a case: after a year of silence it is open, its escalation spent, and somebody is named', async () => {
    const amends = inMemoryAmends();
    const story = await cast(amends, late);
    const { owner } = await story.head();
    await amends.pass('2027-11-23T09:00:00.000Z');
    const { head, tasks, events } = await story.file();
    expect(head.closedAt).toBeUndefined();
    const task = tasks.find(({ kind }) => kind === 'examine');
    const { escalation } = amends.policy.deadlines.tasks.examine;
    expect(task).toMatchObject({ status: 'open', step: escalation.length, assignee: 'andres' });
    expect(head.owner).toBe('andres');
    expect(head.owner).not.toBe(owner);
    const types = events.map(({ type }) => type);
    expect(types).toContain('escalated');
    expect(types).toContain('timer-breached');
    expect(types).toContain('word-broken');
    expect(amends.executions.get(story.caseId)).toBe('RUNNING');
  });

  it('Time asks a silent customer again and then has the owner call, with the offer still open', async () => {
    const amends = inMemoryAmends();
    const story = await cast(amends, late);
    await story.examines({});
    await amends.pass('2027-03-01T09:00:00.000Z');
    expect((await story.head()).closedAt).toBeUndefined();
    expect((await story.sees()).offer).toBeDefined();
    expect((await story.answers({ decision: 'accept', option: 'a' })).status).toBe(200);
    expect((await story.file()).outcomes).toMatchObject([{ result: 'agreed' }]);
  });

  it('Time reopens on a low score, with other eyes and dates of its own', async () => {
    const amends = inMemoryAmends();
    const story = await cast(amends, late);
    const before = await story.head();
    await story.examines({});
    await story.answers({ decision: 'accept', option: 'a' });
    await story.keepsPromises();
    await amends.pass('2026-11-28T09:00:00.000Z');
    expect((await story.scores(1)).status).toBe(200);
    const after = await story.head();
    expect(after.cycle).toBe(2);
    expect(after.owner).not.toBe(before.owner);
    expect(after.answerBy > before.answerBy).toBe(true);
    expect(amends.executions.get(`${story.caseId}-2`)).toBe('RUNNING');
    expect(await story.open('examine')).toHaveLength(1);
    await story.examines({});
    await story.answers({ decision: 'accept', option: 'a' });
    expect((await story.file()).outcomes).toHaveLength(2);
  });

  it('Time closes the survey without an answer, and only the survey', async () => {
    const amends = inMemoryAmends();
    const story = await cast(amends, late);
    await story.examines({});
    await story.answers({ decision: 'accept', option: 'a' });
    await story.keepsPromises();
    await amends.pass('2027-02-01T09:00:00.000Z');
    expect((await story.head()).status).toBe('kept');
    expect(amends.executions.get(`${story.caseId}-follow-up`)).toBe('SUCCEEDED');
  });
});
