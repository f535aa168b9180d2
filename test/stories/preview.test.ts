import { describe, expect, it } from 'vitest';
import { offersOf } from '#domain/concession/rounds.ts';
import type { FindingsPreview } from '#functions/desk/preview/contract.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const COMPLAINT = {
  text: 'La caldera que compré no calienta desde hace tres semanas y nadie viene. Quiero que me devuelvan el dinero.',
  customer: { name: 'Ana Prieto', email: 'ana@example.com' },
};
const POINTS = [{ point: '¿Cuándo se repara?', answer: 'Esta semana.' }];

const examined = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, COMPLAINT, { holdsBack: true });
  const [task] = await story.open('examine');
  if (!task) throw new Error('No examination');
  const preview = (body: object, by = String(task.assignee), language = 'es') =>
    amends.call('POST', `/desk/tasks/${task.taskId}/preview`, {
      user: staff(by),
      body,
      headers: { 'accept-language': language },
    });
  const shown = async (body: object) => (await preview(body)).body as unknown as FindingsPreview;
  return { amends, story, task, preview, shown, stored: () => JSON.stringify(amends.memory.all()) };
};

const findings = (cause: string, more: object = {}) => ({ cause, facts: 'Visto.', points: POINTS, ...more });

describe('what a finding leads to', () => {
  it.each([
    ['our error', findings('company-error')],
    ['our error, with a wish', findings('company-error', { customerWish: 'Quiero un reembolso de todo.' })],
    ['a misunderstanding', findings('misunderstanding')],
    ['a third party', findings('third-party')],
    ['the use of the customer', findings('customer-use')],
    ['nothing found', findings('unfounded')],
    ['points without an answer', findings('unfounded', { points: [{ point: '¿Por qué tarda?' }] })],
  ])('What is shown before is what happens: %s', async (_, body) => {
    const { story, shown } = await examined();
    const before = await shown(body);
    await story.complete('examine', { questions: [], ...body });
    const file = await story.file();
    const offer = offersOf(file, 1)[0];
    expect(before.proposal.options.map(({ concession, cost }) => ({ concession, cost }))).toEqual(
      (offer?.options ?? []).map(({ concession, cost }) => ({ concession, cost })),
    );
    expect(before.proposal.reasons).toEqual((offer?.reasons ?? []).map(({ es }) => es));
    expect(before.proposal.proposes).toBe(offer ? 'offer' : 'final-answer');
    const [next] = file.tasks.filter(({ kind }) => ['approve', 'release', 'points'].includes(kind));
    expect(before.proposal.asked).toMatchObject({ kind: next?.kind, assignee: next?.assignee });
    expect(before.proposal.needsApproval).toBe(next?.kind === 'approve');
    expect([before.next, before.isBeforeOpinions, before.experts]).toEqual([next?.kind, false, []]);
  });

  it('Experts who would be asked are named with their dates, and what follows holds if they change nothing', async () => {
    const { story, shown } = await examined();
    const questions = [
      { domain: 'technical', question: '¿Es un defecto de fábrica?' },
      { domain: 'legal', question: '¿Procede el reembolso?' },
    ];
    const before = await shown(findings('company-error', { questions }));
    await story.complete('examine', findings('company-error', { questions }));
    const asked = await story.open('consult');
    expect([before.next, before.isBeforeOpinions]).toEqual(['consult', true]);
    expect(before.experts.map(({ domain, assignee, dueAt }) => ({ domain, assignee, dueAt }))).toEqual(
      asked.map(({ domain, assignee, dueAt }) => ({ domain, assignee, dueAt })),
    );
    expect(before.experts.every(({ assigneeName }) => assigneeName)).toBe(true);
    expect(before.proposal.options.length).toBeGreaterThan(0);
  });
});

describe('looking at it', () => {
  it('It stores nothing, notifies nobody and may be done again and again', async () => {
    const { amends, preview, stored } = await examined();
    const [before, mails] = [stored(), amends.mails.length];
    const first = await preview(findings('company-error', { questions: [{ domain: 'legal', question: '¿Procede?' }] }));
    expect([first.status, (await preview(findings('unfounded'))).status]).toEqual([200, 200]);
    expect(stored()).toBe(before);
    expect(amends.mails).toHaveLength(mails);
  });

  it('The facts may be missing yet; a cause may not, and points have to be those of the case', async () => {
    const { preview } = await examined();
    expect((await preview({ cause: 'company-error' })).status).toBe(200);
    expect((await preview({ facts: 'Visto.' })).status).toBe(400);
    expect((await preview({ cause: 'unfounded', points: [{ pointId: 'p99', confirmed: true }] })).body['code']).toBe(
      'points-unknown',
    );
  });

  it('Nobody but the assignee and supervisors looks; what was recorded is not looked at any more', async () => {
    const { story, preview, task } = await examined();
    const other = task.assignee === 'mateo' ? 'lucia' : 'mateo';
    for (const person of [other, 'iker', 'elena'])
      expect((await preview({ cause: 'unfounded' }, person)).body['code'], person).toBe('not-your-task');
    expect((await preview({ cause: 'unfounded' }, 'sofia')).status).toBe(200);
    await story.complete('examine', findings('company-error'));
    expect((await preview({ cause: 'unfounded' })).body['code']).toBe('task-decided-before');
  });

  it('Neither ceiling nor room nor limit is in it, and its words are in the language of the reader', async () => {
    const { amends, preview, task } = await examined();
    const { text, body } = await preview(findings('company-error'), String(task.assignee), 'en');
    const { ceiling } = amends.policy.negotiation;
    expect(text).not.toMatch(/ceiling|room|limit/i);
    const amounts = (body as unknown as FindingsPreview).proposal.options.map(({ cost }) => cost?.amount);
    expect(amounts.some((amount) => Object.values(ceiling).includes(amount ?? -1))).toBe(false);
    expect((body as unknown as FindingsPreview).proposal.reasons[0]).toMatch(/^Round 1/);
  });

  it('A task of another kind has no findings', async () => {
    const { amends, story } = await examined();
    await story.complete('examine', findings('company-error'));
    const [release] = (await story.file()).tasks.filter(({ kind, status }) => kind === 'release' && status === 'open');
    if (!release) throw new Error('Nothing to release');
    const answer = await amends.call('POST', `/desk/tasks/${release.taskId}/preview`, {
      user: staff(String(release.assignee)),
      body: { cause: 'unfounded' },
    });
    expect([answer.status, answer.body['code']]).toEqual([422, 'task-of-another-kind']);
  });
});
